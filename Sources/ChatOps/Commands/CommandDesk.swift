package import Engine
package import Logging
package import Maintenance
import Slack

/// Answers commands: who may give it, what it is about, what came of it.
///
/// Whatever a command brings about is recorded together with the message being answered, so that a command is carried
/// out once, whenever the process ends. Only when nothing could be recorded does the message stay unanswered.
package struct CommandDesk: Sendable {
    /// What became of a command.
    enum Handling: Sendable {
        /// Nothing is recorded yet: say this.
        case reply([Mrkdwn])
        /// Recorded, with the message as answered and what there is to say.
        case done
    }

    /// One command, by somebody who may give it, where it may be given.
    struct Call: Sendable {
        var message: InboxMessage
        var channel: Routing.Channel
    }

    /// How long after it was written a command still sets something going.
    package static let freshness = Span.minutes(10)

    let parser: CommandParser
    let dispatch: any Dispatch
    let journal: any Journal
    let routing: Routing
    let callers: Callers
    /// The time zone that times of day are in where nobody names one.
    let timeZone: String
    let now: @Sendable () -> Timestamp
    let logger: Logger

    package init(
        parser: CommandParser, dispatch: any Dispatch, journal: any Journal, routing: Routing, callers: Callers,
        timeZone: String = "UTC", now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.parser = parser
        self.dispatch = dispatch
        self.journal = journal
        self.routing = routing
        self.callers = callers
        self.timeZone = timeZone
        self.now = now
        self.logger = logger
    }

    var prefix: String { parser.prefix }

    /// A sentence of ours as the chat shows it; long enough for what the parser explains.
    func sentence(_ text: String) -> Mrkdwn { .sentence(text, typedAfter: prefix, limit: 2_000) }

    /// Carries out the command in a message and answers it.
    ///
    /// - Throws: `JournalError` when nothing could be recorded: the message is to be handled again.
    package func handle(_ message: InboxMessage) async throws(JournalError) {
        let handling: Handling
        do {
            handling = try await outcome(of: message)
        } catch {
            if error.code == .conflict, try await isAnswered(message) { return }
            guard error.code == .unreadable else { throw error }
            logger.error("stored data not readable", metadata: ["error": "\(error)"])
            handling = .reply(["What is recorded about this cannot be read. Somebody has to look at the journal."])
        }
        if case .reply(let blocks) = handling { try await answer(message, with: blocks) }
    }

    /// Whether a handling whose end was not seen answered the message.
    private func isAnswered(_ message: InboxMessage) async throws(JournalError) -> Bool {
        try await !journal.unansweredMessages().contains { $0.id == message.id }
    }

    /// Ends the tries to carry out a command that can never be recorded.
    package func giveUp(_ message: InboxMessage, because error: JournalError) async throws(JournalError) {
        logger.error("command given up", metadata: ["message": "\(message.id.message)", "error": "\(error)"])
        try await answer(message, with: ["Nothing was done: it could not be recorded. Please try again."])
    }

    private func outcome(of message: InboxMessage) async throws(JournalError) -> Handling {
        guard let channel = routing.channels.first(where: { $0.id == message.id.channel && $0.role == .operations })
        else { return .reply([]) }
        let command: ChatCommand
        let refusal: Mrkdwn?
        switch parser.parse(message.text) {
        case .notForUs: return .reply([])
        case .command(let understood): (command, refusal) = (understood, nil)
        // What cannot be understood is explained to whoever might have asked for help.
        case .refused(let text): (command, refusal) = (.help(nil), self.sentence(text))
        }
        let profile = await callers.profile(message.author)
        let access = CommandAccess.judge(
            command, by: message.author, profile: profile, roster: await callers.roster())
        if case .refused(let why) = access { return .reply([why]) }
        if let refusal { return .reply([refusal]) }
        if let late = lateness(of: message, command) { return .reply([late]) }
        if let region = command.region, let unknown = await unknownRegion(region) { return .reply([unknown]) }
        return try await carryOut(command, Call(message: message, channel: channel))
    }

    private func carryOut(_ command: ChatCommand, _ call: Call) async throws(JournalError) -> Handling {
        switch command {
        case .propose(let proposal): try await propose(proposal, call)
        case .preview(let proposal): try await preview(proposal, call)
        case .cleanup(let prefix, let start, let isPreview):
            try await cleanUp(after: prefix, start: start, isPreview: isPreview, call)
        case .reboot(let reboot): try await restart(reboot, call)
        case .rollback(let prefix, let isPreview): try await rollBack(prefix, isPreview: isPreview, call)
        case .control(let prefix, let command, let word): try await instruct(prefix, command, as: word, call)
        case .lock(let cluster, let region, let reason): try await lock(cluster, region, reason: reason, call)
        case .unlock(let cluster, let region): try await unlock(cluster, region, call)
        case .freeze(let reason): try await freeze(reason: reason, call)
        case .unfreeze: try await unfreeze(call)
        case .pause(let prefix): try await instruct(prefix, .pause, as: .pause, call)
        case .resume(let prefix): try await instruct(prefix, .resume, as: .resume, call)
        case .retry(let prefix): try await instruct(prefix, .resume, as: .retry, call)
        case .abort(let prefix, let reason): try await instruct(prefix, .abort(reason: reason), as: .abort, call)
        case .clusters(let region): .reply(await clusters(region, call))
        case .show(let cluster, let region): .reply(await show(cluster, region, call))
        case .operations: .reply(try await operations(call))
        case .status(let prefix): .reply(try await status(prefix, call))
        case .events(let prefix, asFile: false): .reply(try await events(prefix, call))
        case .events(let prefix, asFile: true): try await eventFile(prefix, call)
        case .help(let word): .reply(HelpReply.blocks(for: word, prefix: self.prefix))
        }
    }

    /// Why a command is too old to set something going: the world has moved on since it was typed.
    private func lateness(of message: InboxMessage, _ command: ChatCommand) -> Mrkdwn? {
        guard command.setsGoing, let ts = SlackTimestamp(message.id.message) else { return nil }
        let age = now() - Timestamp(milliseconds: ts.seconds * 1000 + ts.microseconds / 1000)
        guard age > Self.freshness else { return nil }
        return """
            \(Mention.of(message.author)), I read this only now, \(ReplyWording.words(age)) after you wrote it, \
            so nothing was done. Please send it again if you still want it.
            """
    }

    /// The one reply to a message: known by the message, so that it is never posted twice.
    func posts(_ message: InboxMessage, _ blocks: [Mrkdwn]) -> [Post] {
        guard !blocks.isEmpty else { return [] }
        return [
            Post(
                id: PostID("reply/\(message.id.channel)/\(message.id.message)/0"), operation: nil,
                channel: message.id.channel, thread: message.conversation,
                content: .reply(blocks.map(\.markup)))
        ]
    }

    private func answer(_ message: InboxMessage, with blocks: [Mrkdwn]) async throws(JournalError) {
        try await answer(message, with: posts(message, blocks))
    }

    func answer(_ message: InboxMessage, with posts: [Post]) async throws(JournalError) {
        do {
            try await dispatch.answer(message.id, with: posts)
        } catch {
            // Answered already, by a handling whose end was not seen.
            guard error.code == .conflict else { throw error }
        }
    }
}
