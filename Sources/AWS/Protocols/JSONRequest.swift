package import Foundation
internal import HTTPTypes

/// A request in the AWS JSON protocol: the action is in a header, the request's members and the reply's are JSON.
///
/// In replies instants are seconds since 1970, and bytes are Base64.
package protocol JSONRequest: AWSRequest where Reply: Decodable {
    /// What `X-Amz-Target` has before the action.
    static var target: String { get }
    /// 1.0 or 1.1, as the service's model says.
    static var version: String { get }
    /// Adds the request's members.
    func encode(into members: inout JSONMembers)
}

extension JSONRequest {
    package static var version: String { "1.1" }

    package func encode(into members: inout JSONMembers) {}

    package var call: AWSCall {
        var members = JSONMembers()
        encode(into: &members)
        var call = AWSCall(of: Self.action, Self.kind, on: Self.service)
        call.fields = [
            .contentType: "application/x-amz-json-\(Self.version)", .amzTarget: "\(Self.target).\(Self.action)",
        ]
        call.body = Data(members.text.utf8)
        call.secrets = members.secrets
        call.errorForm = .json
        return call
    }

    package func reply(from body: Data) throws(AWSError) -> Reply {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        do {
            return try decoder.decode(Reply.self, from: body)
        } catch {
            throw Self.malformedReply(because: Self.reason(error))
        }
    }

    private static func reason(_ error: any Error) -> String {
        let problem = MalformedReply(error)
        return problem.path.isEmpty ? "The reply is not the JSON document that was expected." : problem.description
    }
}

extension MalformedReply {
    /// Names the member that is at fault; quotes nothing of the reply, which may hold secrets.
    init(_ error: any Error) {
        let (keys, problem): ([any CodingKey], Problem) =
            switch error {
            case DecodingError.keyNotFound(let key, let context): (context.codingPath + [key], .missing)
            case DecodingError.valueNotFound(_, let context): (context.codingPath, .missing)
            case DecodingError.typeMismatch(_, let context), DecodingError.dataCorrupted(let context):
                (context.codingPath, .unreadable)
            default: ([], .unreadable)
            }
        let path = keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: "/")
        self.init(path: path, problem: problem)
    }
}

/// The members of a JSON object that is sent; what is nil, and a list that is empty, is not.
package struct JSONMembers: Sendable {
    private var pairs: [String] = []
    /// The values that no message is to repeat.
    private(set) var secrets: [RedactedText] = []

    package init() {}

    /// The object as JSON (RFC 8259).
    package var text: String { "{\(pairs.joined(separator: ","))}" }

    package mutating func add(_ name: String, _ value: String?) {
        put(name, value.map(Self.quoted))
    }

    package mutating func add(_ name: String, _ value: RedactedText?) {
        guard let value else { return }
        let written = Self.quoted(value.exposed)
        secrets += [value, RedactedText(String(written.dropFirst().dropLast()))]
        put(name, written)
    }

    /// Keeps a part of a value out of messages, too: it may be quoted without the rest.
    package mutating func conceal(_ part: RedactedText) {
        secrets += [part, RedactedText(String(Self.quoted(part.exposed).dropFirst().dropLast()))]
    }

    package mutating func add(_ name: String, _ value: Int?) {
        put(name, value.map(String.init))
    }

    package mutating func add(_ name: String, _ value: Bool?) {
        put(name, value.map { $0 ? "true" : "false" })
    }

    package mutating func add(_ name: String, each values: [String]) {
        put(name, values.isEmpty ? nil : "[\(values.map(Self.quoted).joined(separator: ","))]")
    }

    /// Adds a list of objects with the members of each structure.
    package mutating func add<Structure>(
        _ name: String, each structures: [Structure], members: (Structure, inout JSONMembers) -> Void
    ) {
        let objects = structures.map { structure in
            var object = JSONMembers()
            members(structure, &object)
            secrets += object.secrets
            return object.text
        }
        put(name, objects.isEmpty ? nil : "[\(objects.joined(separator: ","))]")
    }

    /// Adds an object.
    package mutating func add(_ name: String, members: (inout JSONMembers) -> Void) {
        var object = JSONMembers()
        members(&object)
        secrets += object.secrets
        put(name, object.text)
    }

    private mutating func put(_ name: String, _ json: String?) {
        guard let json else { return }
        pairs.append("\(Self.quoted(name)):\(json)")
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
