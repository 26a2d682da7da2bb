package import Foundation

/// The request of one action of a service, with the type of its reply; its type has the action's name.
///
/// `QueryRequest`, `RESTXMLRequest` and `JSONRequest` say how it goes over the wire and how the reply is read.
package protocol AWSRequest: Sendable {
    associatedtype Reply: Sendable

    static var service: AWSService { get }
    static var action: String { get }
    static var kind: AWSCall.Kind { get }
    /// What is sent.
    var call: AWSCall { get }
    /// Reads the body of a 2xx reply.
    func reply(from body: Data) throws(AWSError) -> Reply
}

extension AWSRequest {
    package static var action: String { String(describing: Self.self) }

    /// The request with what the closure sets, for everything that its initialiser does not ask for.
    package func with(_ change: (inout Self) -> Void) -> Self {
        var changed = self
        change(&changed)
        return changed
    }

    /// What to throw for a 2xx reply that does not say what its service promises. Reading again may help; a change has
    /// been made, or has not.
    static func malformedReply(because reason: String) -> AWSError {
        AWSError(
            code: "malformedReply",
            message: "\(service.identifier) \(action) was answered with something unreadable. \(reason)",
            outcome: kind == .read ? .transient(retryAfter: nil) : .ambiguous)
    }
}

/// What sends calls to AWS: a client, or what paces one.
package protocol AWSSender: Sendable {
    /// Sends the call and returns the body of its 2xx reply.
    func send(_ call: AWSCall) async throws(AWSError) -> Data
}

extension AWSSender {
    /// Sends the request and returns its reply, which who makes a change need not look at.
    @discardableResult
    package func send<Request: AWSRequest>(_ request: Request) async throws(AWSError) -> Request.Reply {
        try request.reply(from: try await send(request.call))
    }
}
