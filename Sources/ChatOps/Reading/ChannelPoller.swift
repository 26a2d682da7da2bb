package import Engine
package import Logging
package import Maintenance
import ServiceLifecycle
package import Slack

/// Reads the operations channels and the threads of operations, and puts the commands found there into the inbox.
package actor ChannelPoller: Service {
    /// What the poller works with.
    package struct Ports: Sendable {
        var slack: SlackClient
        var journal: any Journal
        var standings: any StandingReader
        var clock: any Clock<Duration>
        var now: @Sendable () -> Timestamp
        var logger: Logger

        package init(
            slack: SlackClient, journal: any Journal, standings: any StandingReader, clock: any Clock<Duration>,
            now: @escaping @Sendable () -> Timestamp, logger: Logger
        ) {
            self.slack = slack
            self.journal = journal
            self.standings = standings
            self.clock = clock
            self.now = now
            self.logger = logger
        }
    }

    /// After this many incomplete readings in a row, what was read is taken in and the rest is skipped.
    private static let incompleteLimit = 3

    let ports: Ports
    let channels: Set<ChannelID>
    private let interval: Span
    private let filter: CommandFilter
    /// Rung when there are commands in the inbox.
    private let commandBell: Bell
    private let bell = Bell()

    private var schedule: PollingSchedule
    /// What is due is kept in steady time: a clock that is set back must not make the bot deaf.
    private var time = SteadyTime()
    /// Of channels that were read for the first time, and whose commands from before are not named yet.
    private var beginnings: [ChannelID: ChannelBeginning]
    private var watermarks: [MessageSource: Watermark] = [:]
    private var incomplete: [MessageSource: Int] = [:]
    private var problems: [MessageSource: SlackError.Code] = [:]
    var threads = FollowedThreads()

    /// - Parameters:
    ///   - interval: the time between two readings of a channel.
    ///   - beginnings: of the channels that were read for the first time at this start.
    package init(
        ports: Ports, routing: Routing, filter: CommandFilter, interval: Span, commandBell: Bell,
        beginnings: [ChannelID: ChannelBeginning] = [:]
    ) {
        self.ports = ports
        self.interval = interval
        self.filter = filter
        self.commandBell = commandBell
        self.beginnings = beginnings
        channels = Set(routing.channels.filter { $0.role == .operations }.map { ChannelID($0.id) })
        schedule = PollingSchedule(channels: [], interval: interval, at: Timestamp(milliseconds: 0))
    }

    /// Reads until the process is asked to stop; a channel that is slow or refused holds up no other.
    package func run() async {
        schedule = PollingSchedule(channels: channels.sorted(), interval: interval, at: instant())
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                while !self.bell.isClosed, !Task.isCancelled {
                    await self.followThreads()
                    for source in self.takeDue() { group.addTask { await self.poll(source) } }
                    await self.bell.wait(atMost: self.pauseUntilNext(), clock: self.ports.clock)
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            self.bell.close()
        }
    }

    /// Reads a channel and its threads at once, for whoever hears in another way that something happened there.
    package func wake(_ channel: ChannelID) {
        schedule.wake(channel, at: instant())
        bell.ring()
    }

    private func takeDue() -> [MessageSource] { schedule.take(at: instant()) }

    /// Now, in steady time.
    private func instant() -> Timestamp { instants().steady }

    /// Now, in steady time and as the clock shows it.
    func instants() -> (steady: Timestamp, clock: Timestamp) {
        let clock = ports.now()
        return (time.instant(at: clock), clock)
    }

    private func pauseUntilNext() -> Duration {
        let now = instant()
        let limit = FollowedThreads.lookInterval
        guard let next = schedule.next(at: now) else { return limit.duration }
        return max(Span.zero, min(limit, next - now)).duration
    }

    private func followThreads() async {
        let (now, clock) = instants()
        guard threads.isLookDue(at: now) else { return }
        await lookForThreads(at: now, clock)
        schedule.follow(threads.activity, at: now)
    }

    private func poll(_ source: MessageSource) async {
        let outcome: PollingSchedule.Outcome
        do {
            outcome = try await read(source) ? .news : .quiet
            if problems.removeValue(forKey: source) != nil {
                ports.logger.notice("Slack is read again", metadata: ["source": "\(source.key)"])
            }
        } catch let error as SlackError {
            outcome = error.passes ? .failed(retryAfter: error.retryAfter.map { Span($0) }) : .refused
            report(error, at: source)
        } catch {
            outcome = .failed(retryAfter: nil)
            ports.logger.error("commands not taken in", metadata: ["source": "\(source.key)", "error": "\(error)"])
        }
        schedule.finish(source, outcome, at: instant())
        bell.ring()
    }

    /// Reads what is new and takes the commands in, in one commit with the cursor; true when there was anything.
    private func read(_ source: MessageSource) async throws -> Bool {
        if try await watermark(of: source) == nil {
            let isRead = beginnings[source.channel] != nil
            let hasCommands = try await begin(source.channel)
            guard isRead else { return hasCommands }
        }
        guard let mark = try await watermark(of: source) else { return false }
        let reading = try await messages(of: source, mark.query)
        guard isUsable(reading, of: source) else {
            throw SlackError(
                source.method, .unexpectedReply, "The reading came to no end.", outcome: .transient(retryAfter: nil))
        }
        let (fresh, next) = mark.advanced(over: reading.messages)
        guard next.cursor != mark.cursor || !fresh.isEmpty else {
            watermarks[source] = next
            return false
        }
        let now = ports.now()
        let commands = fresh.flatMap { filter.commands($0, in: source.channel, at: now, sentAt: reading.sentAt) }
        try await beginThreads(of: commands)
        try await ports.journal.takeIn(commands, channel: source.key, cursor: next.cursor.rawValue)
        watermarks[source] = next
        follow(commands)
        return true
    }

    /// Begins to read a channel: what was just written in it is taken in to be named, not to be carried out.
    private func begin(_ channel: ChannelID) async throws -> Bool {
        let source = MessageSource.channel(channel)
        let found: ChannelBeginning
        if let known = beginnings[channel] {
            found = known
        } else {
            found = ChannelBeginning(
                try await ports.slack.newest(ChannelBeginning.size, of: channel), start: await ports.slack.firstHeard)
        }
        let now = ports.now()
        let commands = found.recent.flatMap {
            filter.commands($0, in: channel, at: now, sentAt: found.sentAt, precedesReading: true)
        }
        try await ports.journal.takeIn(commands, channel: source.beginningKey, cursor: found.newest.rawValue)
        beginnings[channel] = nil
        follow(commands)
        return !commands.isEmpty
    }

    /// Records where the threads of commands begin, for a process after this one: where the command stands.
    private func beginThreads(of commands: [InboxMessage]) async throws(JournalError) {
        for command in commands {
            guard let source = MessageSource(threadOf: command) else { continue }
            guard try await ports.journal.cursor(of: source.beginningKey) == nil else { continue }
            try await ports.journal.takeIn([], channel: source.beginningKey, cursor: command.id.posted)
        }
    }

    private func follow(_ commands: [InboxMessage]) {
        for command in commands { threads.note(command, at: instant()) }
        if !commands.isEmpty { commandBell.ring() }
    }

    private func messages(of source: MessageSource, _ query: MessageQuery) async throws(SlackError) -> MessageReading {
        switch source {
        case .channel(let channel): try await ports.slack.history(of: channel, query)
        case .thread(let channel, let thread): try await ports.slack.replies(to: thread, in: channel, query)
        }
    }

    /// Whether the reading is complete, or was incomplete too often to wait any longer.
    private func isUsable(_ reading: MessageReading, of source: MessageSource) -> Bool {
        guard !reading.isComplete else {
            incomplete[source] = nil
            return true
        }
        let count = (incomplete[source] ?? 0) + 1
        incomplete[source] = count
        guard count >= Self.incompleteLimit else { return false }
        ports.logger.error(
            "older messages are skipped: Slack does not give them",
            metadata: ["source": "\(source.key)", "end": "\(reading.end.rawValue)"])
        incomplete[source] = nil
        return true
    }

    /// How far the source was read, by ourselves or by the process before; `nil` for a channel that was never read. A new
    /// thread is read from its command on.
    private func watermark(of source: MessageSource) async throws(JournalError) -> Watermark? {
        if let known = watermarks[source] { return known }
        if beginnings[source.channel] != nil, case .channel = source { return nil }
        let stored = try await ports.journal.cursor(of: source.beginningKey).flatMap { SlackTimestamp($0) }
        let cursor = try await ports.journal.cursor(of: source.key).flatMap { SlackTimestamp($0) }
        let beginning: SlackTimestamp
        switch (stored, source) {
        case (let stored?, _): beginning = stored
        case (nil, .channel): return nil
        case (nil, .thread(_, let thread)):
            beginning = threads.beginning(of: source) ?? thread
            try await ports.journal.takeIn([], channel: source.beginningKey, cursor: beginning.rawValue)
        }
        let mark = Watermark(beginning: beginning, cursor: cursor ?? beginning)
        watermarks[source] = mark
        return mark
    }

    /// Logs a problem when it begins or changes, not every time that it is met.
    private func report(_ error: SlackError, at source: MessageSource) {
        guard error.code != .cancelled, problems.updateValue(error.code, forKey: source) != error.code else { return }
        if error.passes {
            ports.logger.warning(
                "Slack is not read for now", metadata: ["source": "\(source.key)", "error": "\(error)"])
        } else {
            ports.logger.error(
                "Slack refuses to be read",
                metadata: [
                    "source": "\(source.key)", "error": "\(error)", "advice": "\(error.advice(in: source.channel))",
                ])
        }
    }
}
