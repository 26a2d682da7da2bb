import Foundation
import HTTPTypes
import TestSupport
import Transport

/// A call in the form that RDS takes: `Action=…&Version=…&NAME=VALUE…` (API reference, "Making Query requests").
struct QueryCall: Sendable, CustomStringConvertible {
    let action: String
    private let values: [String: String]

    /// `nil` for a body that is no such call.
    init?(_ body: Data) {
        // In a form a space is a plus sign; URLs know no such thing.
        let text = String(decoding: body, as: UTF8.self).replacing("+", with: "%20")
        guard let fields = URLComponents(string: "?\(text)")?.queryItems else { return nil }
        values = Dictionary(fields.compactMap { field in field.value.map { (field.name, $0) } }) { $1 }
        guard let action = values["Action"] else { return nil }
        self.action = action
    }

    init(_ action: String, _ values: [String: String] = [:]) {
        self.action = action
        self.values = values.merging(["Action": action, "Version": "2014-10-31"]) { $1 }
    }

    subscript(name: String) -> String? { values[name] }

    /// The call with another value of a parameter.
    func with(_ name: String, _ value: String) -> QueryCall {
        QueryCall(action, values.merging([name: value]) { $1 })
    }

    /// The tags that something is made with, or given.
    var tags: [String: String] {
        var tags: [String: String] = [:]
        var number = 1
        while let key = values["Tags.Tag.\(number).Key"] {
            tags[key] = values["Tags.Tag.\(number).Value"] ?? ""
            number += 1
        }
        return tags
    }

    var body: Data {
        func encoded(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
        }
        return Data(values.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(separator: "&").utf8)
    }

    var description: String { "\(action) \(values)" }
}

extension TransportReply {
    var text: String { String(decoding: body, as: UTF8.self) }

    var isSuccess: Bool { head.status.kind == .successful }

    /// A successful reply with what AWS has inside the element `ACTIONResult`, held against botocore's shapes.
    static func result(of action: String, _ content: String) -> TransportReply {
        let text = """
            <\(action)Response xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><\(action)Result>\(content)\
            </\(action)Result><ResponseMetadata><RequestId>corrected</RequestId></ResponseMetadata></\(action)Response>
            """
        ReplyJudge.judge(Data(text.utf8), to: action)
        return xml(.ok, text)
    }

    static func fault(
        _ code: String, _ message: String, status: HTTPResponse.Status = .badRequest
    ) -> TransportReply {
        let text = """
            <ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>Sender</Type>\
            <Code>\(code)</Code><Message>\(message)</Message></Error><RequestId>corrected</RequestId></ErrorResponse>
            """
        return xml(status, text)
    }

    /// The reply with another text.
    func with(_ text: String) -> TransportReply { .xml(head.status, text) }

    private static func xml(_ status: HTTPResponse.Status, _ text: String) -> TransportReply {
        TransportReply(
            head: HTTPResponse(status: status, headerFields: [.contentType: "text/xml"]), body: Data(text.utf8))
    }
}
