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

    /// Strikes when calls for an action were served so many times, before the last reply is on its way.
    struct CallStrike: Sendable, CustomStringConvertible {
        var action: String
        var number: Int

        var description: String { "after \(action) number \(number)" }
    }

    private let count = Mutex(0)
    private let servedCalls = Mutex<[String: Int]>([:])
    private let strike: Strike?
    private let callStrike: CallStrike?
    private let onStrike = Mutex<(@Sendable () -> Void)?>(nil)

    init(strike: Strike? = nil, callStrike: CallStrike? = nil) {
        self.strike = strike
        self.callStrike = callStrike
    }

    var requests: Int { count.withLock { $0 } }

    func whenStruck(_ body: @escaping @Sendable () -> Void) {
        onStrike.withLock { $0 = body }
    }

    func served(_ action: String) {
        let number = servedCalls.withLock { served in
            served[action, default: 0] += 1
            return served[action]
        }
        if let callStrike, callStrike.action == action, callStrike.number == number { onStrike.withLock { $0 }?() }
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
