import Engine
import Maintenance

/// Which commands are carried out now: a value. Those of one person in one channel go one after the other, others side by
/// side, so that a slow plan keeps nobody else waiting.
struct CommandQueue: Sendable {
    /// Whose commands go in their order. Channels are read at different times, so that there is no order between them.
    private struct Line: Hashable {
        var author: PersonID
        var channel: String

        init(_ message: InboxMessage) { (author, channel) = (message.author, message.id.channel) }
    }

    private struct Trial: Sendable {
        var failures: Int
        var notBefore: Timestamp
    }

    /// How many are carried out at a time.
    static let width = 8
    /// How often a command is tried whose outcome cannot be recorded.
    static let trials = 10

    private var running: [InboxMessage.ID: Line] = [:]
    private var failed: [InboxMessage.ID: Trial] = [:]
    /// Finished since the inbox was last begun to be read: what was read of them may be out of date.
    private var finished: Set<InboxMessage.ID> = []

    init() {}

    /// To be called before the unanswered messages are read.
    mutating func prepare() { finished = [] }

    /// Begins what can be begun of the unanswered messages, oldest first.
    mutating func begin(_ unanswered: [InboxMessage], at now: Timestamp) -> [InboxMessage] {
        let known = Set(unanswered.map(\.id))
        failed = failed.filter { known.contains($0.key) }
        var waiting = Set(running.values)
        var begun: [InboxMessage] = []
        for message in unanswered where running[message.id] == nil && !finished.contains(message.id) {
            guard waiting.insert(Line(message)).inserted else { continue }
            guard running.count < Self.width, failed[message.id].map({ $0.notBefore <= now }) ?? true else { continue }
            running[message.id] = Line(message)
            begun.append(message)
        }
        return begun
    }

    mutating func finish(_ message: InboxMessage.ID) {
        running[message] = nil
        failed[message] = nil
        finished.insert(message)
    }

    /// Notes that nothing could be recorded; true when it has been tried often enough.
    mutating func fail(_ message: InboxMessage.ID, at now: Timestamp) -> Bool {
        running[message] = nil
        let failures = (failed[message]?.failures ?? 0) + 1
        let wait = min(Span.seconds(1) * (1 << Int64(min(failures - 1, 6))), .seconds(60))
        failed[message] = Trial(failures: failures, notBefore: now + wait)
        return failures >= Self.trials
    }

    /// When a command that failed is to be tried again; `nil` when only the end of another can make room for one.
    var nextTrial: Timestamp? {
        guard running.count < Self.width else { return nil }
        return failed.filter { running[$0.key] == nil }.values.map(\.notBefore).min()
    }
}
