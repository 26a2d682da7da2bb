/// Why no complete reply came back, and whether the server may have acted on the request all the same.
package struct TransportError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        case invalidRequest
        case hostNotFound
        case connectionFailed
        case proxyFailed
        case tlsFailed
        case timedOut
        case connectionLost
        case malformedReply
        case replyTooLarge
        case cancelled
        case shutDown
    }

    /// Whether any of the request can have reached the server.
    package enum Delivery: String, Sendable {
        /// Nothing of the request left this process: sending it again cannot do anything twice.
        case notSent
        /// The request was sent, wholly or partly: the server may have acted on it.
        case unknown
    }

    package var code: Code
    /// One sentence for a person; never contains header values, bodies or query strings.
    package var message: String
    package var delivery: Delivery

    package init(_ code: Code, _ message: String, delivery: Delivery) {
        self.code = code
        self.message = message
        self.delivery = delivery
    }

    package var description: String { "\(code.rawValue): \(message) (\(delivery.rawValue))" }
}
