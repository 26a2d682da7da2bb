import HTTPTypes
import Synchronization
package import Transport

/// The HTTP face of a `Route53World`: answers the REST API of Route 53, in XML, as its servers do.
///
/// Requests must be signed as `RDSFace` says.
package final class Route53Face: HTTPTransport {
    private let world: Mutex<Route53World>
    private let now: @Sendable () -> SimulatedTime
    private let pause: @Sendable (Duration) async -> Void
    private let secret: String?

    /// - Parameters:
    ///   - now: the simulated time, asked once per request; the same as that of the account's regions.
    ///   - pause: how a reply's latency is spent; not at all unless given.
    ///   - secret: the secret access key that signatures are checked with; unchecked if nil.
    package init(
        _ world: Route53World, secret: String? = nil, now: @escaping @Sendable () -> SimulatedTime,
        pause: @escaping @Sendable (Duration) async -> Void = { _ in }
    ) {
        self.world = Mutex(world)
        self.secret = secret
        self.now = now
        self.pause = pause
    }

    /// Looks at the world, or does something to it, between two requests.
    @inline(never) package func withWorld<Result: Sendable, Failure: Error>(
        _ body: (inout Route53World) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try world.withLock { world throws(Failure) in try body(&world) }
    }

    @inline(never) private func answer(_ request: TransportRequest, at time: SimulatedTime) -> QueryServer.Answer {
        world.withLock { world in Route53Server(secret: secret).answer(request, by: &world, at: time) }
    }

    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        try await answer(request, at: now()).sent(after: pause, dated: now)
    }
}

extension QueryServer.Answer {
    /// Spends the latency and gives the reply, or throws what the caller gets instead of one.
    func sent(
        after pause: @Sendable (Duration) async -> Void, dated now: @Sendable () -> SimulatedTime
    ) async throws(TransportError) -> TransportReply {
        await pause(latency)
        guard !Task.isCancelled else {
            throw TransportError(.cancelled, "The exchange was cancelled.", delivery: .unknown)
        }
        switch result {
        case .success(var reply):
            reply.head.headerFields[.date] = now().httpDate
            return reply
        case .failure(let error): throw error
        }
    }
}
