package import Foundation
package import HTTPTypes

/// One request with its body and the limits within which it has to be answered.
package struct TransportRequest: Sendable {
    /// Method, scheme, authority, path and header fields; all four pseudo fields are required.
    package var head: HTTPRequest
    package var body: Data
    /// Time allowed to connect, name resolution and TLS handshake included; waiting for a turn does not count.
    package var connectTimeout: Duration
    /// Time allowed for the whole exchange, from queueing to the last byte of the reply.
    package var totalTimeout: Duration
    /// Size of the reply body, in bytes, beyond which the exchange is ended with `replyTooLarge`.
    package var maximumReplySize: Int

    package init(
        head: HTTPRequest,
        body: Data = Data(),
        connectTimeout: Duration = .seconds(3),
        totalTimeout: Duration = .seconds(15),
        maximumReplySize: Int = 16 * 1024 * 1024
    ) {
        self.head = head
        self.body = body
        self.connectTimeout = connectTimeout
        self.totalTimeout = totalTimeout
        self.maximumReplySize = maximumReplySize
    }
}

/// What a server answered, read to its end.
package struct TransportReply: Sendable {
    package var head: HTTPResponse
    package var body: Data

    package init(head: HTTPResponse, body: Data = Data()) {
        self.head = head
        self.body = body
    }
}
