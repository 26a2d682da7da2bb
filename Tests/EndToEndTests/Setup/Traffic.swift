import Synchronization
import Transport

/// Counts the requests that the bot makes, and strikes at one of them: before it is served, or after it took effect and
/// before the reply is on its way.
final class Traffic: Sendable {
    struct Strike: Sendable, CustomStringConvertible {
        var request: Int
        var isAfterServing: Bool

        var description: String { "\(isAfterServing ? "after" : "before") request \(request)" }
    }

    private let count = Mutex(0)
    private let strike: Strike?
    private let onStrike = Mutex<(@Sendable () -> Void)?>(nil)

    init(strike: Strike? = nil) {
        self.strike = strike
    }

    var requests: Int { count.withLock { $0 } }

    func whenStruck(_ body: @escaping @Sendable () -> Void) {
        onStrike.withLock { $0 = body }
    }

    func pass(
        _ serve: () async throws(TransportError) -> TransportReply
    ) async throws(TransportError) -> TransportReply {
        let number = count.withLock { count in
            count += 1
            return count
        }
        let isStruck = strike?.request == number
        if isStruck, strike?.isAfterServing == false { onStrike.withLock { $0 }?() }
        let reply = try await serve()
        if isStruck, strike?.isAfterServing == true { onStrike.withLock { $0 }?() }
        return reply
    }
}
