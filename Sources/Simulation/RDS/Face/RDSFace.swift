import HTTPTypes
import Synchronization
package import Transport

/// The HTTP face of an `RDSWorld`: answers the AWS Query protocol of RDS, STS and CloudWatch, and the JSON
/// protocol of Application Auto Scaling, as their servers do.
///
/// Calls are told apart by their action, and must be signed in the form of Signature Version 4; the signature itself
/// is only checked when the face was given the secret.
package final class RDSFace: HTTPTransport {
    private let world: Mutex<RDSWorld>
    private let now: @Sendable () -> SimulatedTime
    private let pause: @Sendable (Duration) async -> Void
    private let secret: String?

    /// - Parameters:
    ///   - now: the simulated time, asked once per request.
    ///   - pause: how a reply's latency is spent; not at all unless given.
    ///   - secret: the secret access key that signatures are checked with; unchecked if nil.
    package init(
        _ world: RDSWorld, secret: String? = nil, now: @escaping @Sendable () -> SimulatedTime,
        pause: @escaping @Sendable (Duration) async -> Void = { _ in }
    ) {
        self.world = Mutex(world)
        self.secret = secret
        self.now = now
        self.pause = pause
    }

    /// Looks at the world, or does something to it, between two requests.
    @inline(never) package func withWorld<Result: Sendable, Failure: Error>(
        _ body: (inout RDSWorld) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try world.withLock { world throws(Failure) in try body(&world) }
    }

    @inline(never) private func answer(_ request: TransportRequest, at time: SimulatedTime) -> QueryServer.Answer {
        let isJSON = JSONServer.target.map { request.head.headerFields.contains($0) } ?? false
        return world.withLock { world in
            isJSON
                ? JSONServer(secret: secret).answer(request, by: &world, at: time)
                : QueryServer(secret: secret).answer(request, by: &world, at: time)
        }
    }

    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        let answer = answer(request, at: now())
        await pause(answer.latency)
        guard !Task.isCancelled else {
            throw TransportError(.cancelled, "The exchange was cancelled.", delivery: .unknown)
        }
        switch answer.result {
        case .success(var reply):
            reply.head.headerFields[.date] = now().httpDate
            return reply
        case .failure(let error): throw error
        }
    }
}
