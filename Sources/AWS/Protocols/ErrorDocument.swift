internal import Foundation
internal import HTTPTypes
internal import Transport

/// What a service says about a call that it refused, whatever the reply's `Content-Type` says.
struct ErrorDocument: Equatable {
    let code: String
    let message: String
    let requestID: String?

    /// Nil for a reply that is no error document of that form.
    init?(_ reply: TransportReply, in form: AWSCall.ErrorForm) {
        switch form {
        case .xml: self.init(xml: reply.body)
        case .json: self.init(json: reply.body, type: reply.head.headerFields[.amznErrorType])
        }
    }

    /// Reads `<ErrorResponse><Error>` (RDS, STS, Route 53), `<Response><Errors><Error>` (EC2), and the document that is
    /// named after its code and lists messages: Route 53's InvalidChangeBatch.
    ///
    /// Source of the last: aws-sdk-go-v2, service/route53/internal/customizations/custom_error_deser.go.
    init?(xml body: Data) {
        guard let root = try? XMLNode.parse(body) else { return nil }
        if let error = root["Error"] ?? root["Errors"]?["Error"] ?? (root.name == "Error" ? root : nil) {
            code = error["Code"]?.text ?? ""
            message = error["Message"]?.text ?? error["message"]?.text ?? ""
        } else {
            let messages = root.list(of: "Messages", "Message").map(\.text)
            guard !messages.isEmpty else { return nil }
            code = root.name
            message = messages.joined(separator: " ")
        }
        guard !code.isEmpty else { return nil }
        requestID = (root["RequestId"] ?? root["RequestID"] ?? root["ResponseMetadata"]?["RequestId"])?.text
    }

    /// Reads `{"__type": "namespace#Code", "message": "…"}`; the code may be in a header, and be followed by an address.
    ///
    /// Source: Smithy 2.0, "AWS JSON 1.1 protocol", operation error serialization.
    init?(json body: Data, type: String?) {
        let members = try? JSONDecoder().decode(Members.self, from: body)
        let written = type ?? members?.code ?? members?.type ?? ""
        let code = written.prefix { $0 != ":" }.split(separator: "#").last ?? ""
        guard !code.isEmpty else { return nil }
        self.code = String(code)
        message = members?.message ?? members?.capitalisedMessage ?? ""
        requestID = nil
    }

    private struct Members: Decodable {
        let type: String?
        let code: String?
        let message: String?
        let capitalisedMessage: String?

        enum CodingKeys: String, CodingKey {
            case type = "__type"
            case code
            case message
            case capitalisedMessage = "Message"
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            type = try? values.decode(String.self, forKey: .type)
            code = try? values.decode(String.self, forKey: .code)
            message = try? values.decode(String.self, forKey: .message)
            capitalisedMessage = try? values.decode(String.self, forKey: .capitalisedMessage)
        }
    }
}
