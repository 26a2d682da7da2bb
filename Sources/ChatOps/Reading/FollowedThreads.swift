import Engine
import Logging
import Maintenance
import Slack

/// Which threads are read: those of operations that are open or ended lately, and those of the latest commands.
///
/// Its times are in steady time, except those of operations, which are the journal's.
struct FollowedThreads: Sendable {
    private struct Thread: Sendable {
        var beginning: SlackTimestamp
        var activeAt: Timestamp
    }

    /// How often it is looked which operations there are.
    static let lookInterval = Span.seconds(2)
    static let recentInterval = Span.seconds(30)
    /// How long a thread is read after the last command in it, and after its operation ended.
    static let conversationLifetime = Span.minutes(15)
    static let endedLifetime = Span.minutes(60)
    /// A thread is read from the operation's creation on, and this much before it, as our clock and Slack's differ.
    private static let clockAllowance = Span.minutes(2)

    private var conversations: [MessageSource: Thread] = [:]
    private var operations: [MessageSource: Thread] = [:]
    private var recent: [Operation] = []
    private var lookedAt: Timestamp?
    private var recentAt: Timestamp?

    func isLookDue(at now: Timestamp) -> Bool { lookedAt.map { now - $0 >= Self.lookInterval } ?? true }

    /// Whether the operations that ended are to be read again as well.
    func isRecentDue(at now: Timestamp) -> Bool { recentAt.map { now - $0 >= Self.recentInterval } ?? true }

    /// Follows a command's thread, where people go on typing.
    mutating func note(_ command: InboxMessage, at now: Timestamp) {
        guard let source = MessageSource(threadOf: command), let message = SlackTimestamp(command.id.posted) else {
            return
        }
        conversations[source] = Thread(beginning: conversations[source]?.beginning ?? message, activeAt: now)
    }

    mutating func remember(recent: [Operation], at now: Timestamp) {
        self.recent = recent
        recentAt = now
    }

    /// - Parameter time: what the clock shows now.
    mutating func look(
        at open: [Operation], in channels: Set<ChannelID>, at now: Timestamp, clock time: Timestamp
    ) {
        lookedAt = now
        operations = [:]
        let ended = recent.filter { operation in
            guard case .ended(let ended) = operation.phase else { return false }
            return time - ended.at < Self.endedLifetime
        }
        for operation in ended + open {
            let channel = ChannelID(operation.origin.channel)
            guard channels.contains(channel), let thread = operation.origin.thread.flatMap(SlackTimestamp.init) else {
                continue
            }
            let source = MessageSource.thread(channel, thread)
            let made = SlackTimestamp(
                microsecondsSinceEpoch: (operation.createdAt.milliseconds - Self.clockAllowance.milliseconds) * 1000)
            operations[source] = Thread(
                beginning: max(thread, made), activeAt: now - max(.zero, time - operation.lastChange))
        }
        conversations = conversations.filter { now - $0.value.activeAt < Self.conversationLifetime }
    }

    /// The threads to read, each with the time of its last activity.
    var activity: [MessageSource: Timestamp] {
        operations.mapValues(\.activeAt).merging(conversations.mapValues(\.activeAt)) { max($0, $1) }
    }

    func beginning(of source: MessageSource) -> SlackTimestamp? {
        conversations[source]?.beginning ?? operations[source]?.beginning
    }
}

extension ChannelPoller {
    func lookForThreads(at now: Timestamp, _ clock: Timestamp) async {
        if threads.isRecentDue(at: now) {
            do {
                threads.remember(recent: try await ports.journal.recentOperations(limit: 20), at: now)
            } catch {
                ports.logger.warning("recent operations not read", metadata: ["error": "\(error)"])
            }
        }
        threads.look(at: await ports.standings.standings().map(\.operation), in: channels, at: now, clock: clock)
    }
}

extension Operation {
    /// When it last changed in a way that people may answer by a command.
    fileprivate var lastChange: Timestamp {
        switch phase {
        case .planned: createdAt
        case .running(let progress): progress.gates.last?.openedAt ?? progress.startedAt
        case .paused(let paused): paused.since
        case .ended(let ended): ended.at
        }
    }
}
