import Foundation
import HTTPTypes
import Transport

/// The arguments of one HTTP call, from the query, a form or a JSON body, as Slack reads them.
struct SlackArguments {
    typealias JSON = SlackWorld.JSON

    private var values: [String: JSON] = [:]
    /// The token of the `Authorization` header, or else of the form field.
    private(set) var token: String?
    /// Where the request's server is, up to its `api/`: uploads go to the same one.
    let site: String
    /// As in `response_metadata.warnings`.
    private(set) var warnings: [String] = []

    init(_ request: TransportRequest, method: SlackMethod) throws(SlackFault) {
        let path = request.head.path ?? ""
        let prefix = path.prefix { $0 != "?" }.split(separator: "/").dropLast(2).map { $0 + "/" }.joined()
        site = "\(request.head.scheme ?? "https")://\(request.head.authority ?? "")/\(prefix)"
        if let mark = path.firstIndex(of: "?") { read(form: path[path.index(after: mark)...]) }
        try read(body: request, method: method)
        if let field = request.head.headerFields[.authorization] {
            token = field.lowercased().hasPrefix("bearer ") ? String(field.dropFirst(7)) : nil
        } else {
            token = values["token"]?.text
        }
        values["token"] = nil
    }

    private mutating func read(body request: TransportRequest, method: SlackMethod) throws(SlackFault) {
        guard !request.body.isEmpty else { return }
        let type = (request.head.headerFields[.contentType] ?? "").lowercased()
        if type.hasPrefix("application/x-www-form-urlencoded") {
            read(form: String(decoding: request.body, as: UTF8.self)[...])
        } else if type.hasPrefix("application/json") {
            guard let json = try? JSON(parsing: request.body) else { throw SlackFault("invalid_json") }
            guard var members = json.members else { throw SlackFault("json_not_object") }
            if !type.contains("charset") { warnings.append("missing_charset") }
            // A token in a JSON body is not looked at, nor is anything for methods that take forms only.
            members["token"] = nil
            if method.takesJSON { values.merge(members) { _, new in new } }
        } else {
            throw SlackFault(type.isEmpty ? "missing_post_type" : "invalid_post_type")
        }
    }

    private mutating func read(form: Substring) {
        for pair in form.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            values[Self.decoded(parts[0])] = .string(Self.decoded(parts[1]))
        }
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = String(text.map { $0 == "+" ? " " : $0 })
        return spaced.removingPercentEncoding ?? spaced
    }

    func text(_ name: String) -> String? {
        switch values[name] {
        case .string(let text): text
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    func required(_ name: String) throws(SlackFault) -> String {
        guard let text = text(name), !text.isEmpty else {
            throw SlackFault("invalid_arguments", messages: ["[ERROR] missing required field: \(name)"])
        }
        return text
    }

    func flag(_ name: String) -> Bool {
        ["1", "true"].contains(text(name) ?? "")
    }

    func number(_ name: String) throws(SlackFault) -> Int? {
        guard let text = text(name), !text.isEmpty else { return nil }
        guard let number = Int(text) else {
            throw SlackFault("invalid_arguments", messages: ["[ERROR] must be a number: \(name)"])
        }
        return number
    }

    func timestamp(_ name: String, or error: String) throws(SlackFault) -> SlackWorld.Timestamp? {
        guard let text = text(name), !text.isEmpty else { return nil }
        guard let ts = SlackWorld.Timestamp(text) else { throw SlackFault(error) }
        return ts
    }

    /// A structured argument, which forms carry as JSON text; an empty one is none.
    func json(_ name: String, or error: String) throws(SlackFault) -> JSON? {
        guard let value = values[name], value != .null else { return nil }
        guard case .string(let text) = value else { return value }
        guard !text.isEmpty else { return nil }
        guard let json = try? JSON(parsing: Data(text.utf8)) else { throw SlackFault(error) }
        return json
    }
}
