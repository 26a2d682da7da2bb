import Foundation
import HTTPTypes
import Transport

extension SlackFace {
    /// The ticket of a request that brings the bytes of a file; nil for any other.
    static func uploadTicket(of request: TransportRequest) -> String? {
        let parts = (request.head.path ?? "").prefix { $0 != "?" }.split(separator: "/")
        guard parts.count >= 3, parts.suffix(3).starts(with: ["upload", "v1"]) else { return nil }
        return parts.last.map(String.init)
    }

    /// Takes the bytes as they are. Slack takes a `multipart/form-data` form as well, which this does not.
    ///
    /// A request with a token is refused: Slack asks for none there, and a client that sends one would send it to
    /// whatever host an answer names.
    func upload(_ request: TransportRequest, with ticket: String) -> SlackCallOutcome<TransportReply> {
        let type = (request.head.headerFields[.contentType] ?? "").lowercased()
        guard request.head.method == .post else { return .reply(Self.plain("method_not_allowed", 405)) }
        guard !type.hasPrefix("multipart/") else { return .reply(Self.plain("unsupported_form", 400)) }
        guard request.head.headerFields[.authorization] == nil else { return .reply(Self.plain("token_sent", 400)) }
        let outcome = withSlack { slack, time in slack.upload(request.body, with: ticket, at: time) }
        switch outcome {
        case .fault(let fault):
            let status = ["ticket_not_found": 404, "fatal_error": 500][fault.error] ?? 400
            return .reply(Self.plain(fault.error, status))
        default: return outcome.map { Self.plain("OK - \($0)", 200) }
        }
    }

    private static func plain(_ text: String, _ status: Int) -> TransportReply {
        let fields: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
        return TransportReply(
            head: HTTPResponse(status: .init(code: status), headerFields: fields), body: Data(text.utf8))
    }
}
