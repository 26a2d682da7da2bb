import Synchronization
package import Transport

/// The HTTP face of a `SecretsWorld`: answers the JSON protocol of Secrets Manager, as its servers do.
///
/// Requests must be signed as `RDSFace` says.
package final class SecretsFace: HTTPTransport {
    private let world: Mutex<SecretsWorld>
    private let now: @Sendable () -> SimulatedTime
    private let pause: @Sendable (Duration) async -> Void
    private let secret: String?

    /// - Parameters:
    ///   - now: the simulated time, asked once per request; the same as that of the region.
    ///   - pause: how a reply's latency is spent; not at all unless given.
    ///   - secret: the secret access key that signatures are checked with; unchecked if nil.
    package init(
        _ world: SecretsWorld, secret: String? = nil, now: @escaping @Sendable () -> SimulatedTime,
        pause: @escaping @Sendable (Duration) async -> Void = { _ in }
    ) {
        self.world = Mutex(world)
        self.secret = secret
        self.now = now
        self.pause = pause
    }

    /// Looks at the world, or does something to it, between two requests.
    @inline(never) package func withWorld<Result: Sendable, Failure: Error>(
        _ body: (inout SecretsWorld) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try world.withLock { world throws(Failure) in try body(&world) }
    }

    @inline(never) private func answer(_ request: TransportRequest, at time: SimulatedTime) -> QueryServer.Answer {
        world.withLock { world in SecretsServer(secret: secret).answer(request, by: &world, at: time) }
    }

    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        try await answer(request, at: now()).sent(after: pause, dated: now)
    }
}
