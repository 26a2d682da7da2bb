internal import Foundation
internal import HTTPTypes
internal import Transport

/// Where Slack wants the bytes of one file: an address on another host that answers whoever knows it, so it is shown
/// as little as a token, and no token is sent there.
struct UploadURL: Sendable, CustomStringConvertible, CustomReflectable {
    private let scheme: String
    private let authority: String
    private let target: String

    /// Nil unless the text is an `https` address, or an `http` one of this machine named by a stand-in that is itself
    /// reached so.
    init?(_ text: String, namedBy endpoint: SlackEndpoint) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let parts = URLComponents(string: text),
            let scheme = parts.scheme?.lowercased(), let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.fragment == nil, parts.percentEncodedPath.hasPrefix("/")
        else { return nil }
        let isStandIn = scheme == "http" && endpoint.isPlainLoopback && SlackEndpoint.isLoopback(host)
        guard scheme == "https" || isStandIn else { return nil }
        self.scheme = scheme
        authority = SlackEndpoint.authority(host, port: parts.port)
        target = parts.percentEncodedPath + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
    }

    var description: String { "UploadURL(\(authority))" }
    var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

    /// The bytes as they are, which Slack takes as well as a form (docs.slack.dev, files.getUploadURLExternal).
    func request(_ content: Data) -> TransportRequest {
        var head = HTTPRequest(method: .post, scheme: scheme, authority: authority, path: target)
        head.headerFields[.contentType] = "application/octet-stream"
        // 15 s and what a line of 100 kB/s needs, within ten minutes.
        let seconds = min(15 + content.count / 100_000, 600)
        return TransportRequest(
            head: head, body: content, totalTimeout: .seconds(seconds), maximumReplySize: 64 * 1024)
    }
}

extension SlackError {
    /// What it means that an upload was answered so; nil for success. Whatever became of the bytes, nobody sees them, so
    /// a failure that may pass is never ambiguous.
    static func upload(_ reply: TransportReply) -> SlackError? {
        let status = reply.head.status.code
        guard !(200..<300).contains(status) else { return nil }
        let mayPass = status >= 500 || status == 408 || status == 429
        return SlackError(
            .filesGetUploadURLExternal, .uploadRefused, "The upload was answered with status \(status).",
            outcome: mayPass ? .transient(retryAfter: SlackReply.retryAfter(reply.head)) : .permanent)
    }
}
