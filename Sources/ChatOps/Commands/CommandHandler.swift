package import Engine
package import Logging
package import Maintenance
import Slack

/// Answers commands: who may give it, what it is about, what came of it.
///
/// Whatever a command brings about is recorded together with the message being answered, so that a command is carried
/// out once, whenever the process ends. Only when nothing could be recorded does the message stay unanswered.
package struct CommandHandler: Sendable {
    /// How old a command may be when it is read and still set something going.
    static let freshness = Span.minutes(10)

    /// Several commands are taken in one by one; a message that is not was taken in by a version that knew one command.
    private static let severalAtOnce =
        "These are several commands, so nothing was done. Please send them again, each in a line of its own."

    private let parser: CommandParser
    private let ports: CommandPorts
    private let journal: any Journal
    /// The configured operators, for the words that refuse somebody else.
    private let operators: [String]
    private let logger: Logger

    package init(
        parser: CommandParser, control: any Control, journal: any Journal, routing: Routing, operators: [String],
        timeZone: String = "UTC", lifecycles: [Lifecycle] = [], schedules: [String: LifecycleSchedule] = [:],
        now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.parser = parser
        self.operators = operators
        self.logger = logger
        self.journal = journal
        ports = CommandPorts(
            control: control, routing: routing, prefix: parser.prefix, timeZone: timeZone, lifecycles: lifecycles,
            schedules: schedules, now: now)
    }

    /// Carries out the command in a message and answers it.
    ///
    /// - Throws: `JournalError` when nothing could be recorded: the message is to be handled again.
    func handle(_ message: InboxMessage) async throws(JournalError) {
        let done: CommandOutcome
        do {
            done = try await outcome(of: message)
        } catch {
            if error.code == .conflict, try await isAnswered(message) { return }
            guard error.code == .unreadable else { throw error }
            logger.error("stored data not readable", metadata: ["error": "\(error)"])
            done = .reply(["What is recorded about this cannot be read. Somebody has to look at the journal."])
        }
        if case .reply(let blocks) = done { try await answer(message, with: blocks) }
    }

    /// Whether the message is answered already, by a try whose outcome was not known.
    private func isAnswered(_ message: InboxMessage) async throws(JournalError) -> Bool {
        try await !journal.unansweredMessages().contains { $0.id == message.id }
    }

    /// Ends the tries to carry out a command that can never be recorded.
    func giveUp(_ message: InboxMessage, because error: JournalError) async throws(JournalError) {
        logger.error("command given up", metadata: ["message": "\(message.id.message)", "error": "\(error)"])
        try await answer(message, with: ["Nothing was done: it could not be recorded. Please try again."])
    }

    private func outcome(of message: InboxMessage) async throws(JournalError) -> CommandOutcome {
        guard
            let channel = ports.routing.channels.first(where: {
                $0.id == message.id.channel && $0.role == .operations
            })
        else { return .reply([]) }
        let command: any ChatCommand
        let refusal: String?
        switch parser.parse(message.text) {
        case .notForUs: return .reply([])
        case .commands(let understood):
            let single = understood.count == 1 ? understood.first : nil
            (command, refusal) = (single ?? HelpCommand(), single == nil ? Self.severalAtOnce : nil)
        // What cannot be understood is explained to whoever might have asked for help.
        case .refused(let text): (command, refusal) = (HelpCommand(), text)
        }
        let admission: Admission
        do {
            let caller = Caller(message.author, by: .chat(message.id))
            admission = try await ports.control.admit(caller, to: type(of: command).right)
        } catch {
            return .reply([error.words(to: message.author, operators: operators)])
        }
        var context = CommandContext(message: message, channel: channel, admission: admission, ports: ports)
        if let refusal { return .reply([context.sentence(refusal)]) }
        if message.precedesReading == true {
            return .reply([sayAgain(message, because: "this was written before I began to read here")])
        }
        if let age = lateAge(of: message) {
            let words: Mrkdwn = "I read this only now, \(ReplyWording.words(age)) after you wrote it"
            switch type(of: command).effect {
            case .reads: break
            case .holdsBack: context.lateness = "\(words)."
            case .setsGoing: return .reply([sayAgain(message, because: words)])
            }
        }
        if let region = command.region, let unknown = await context.unknownRegion(region) { return .reply([unknown]) }
        let outcome = try await command.carryOut(in: context)
        guard case .reply(let blocks) = outcome else { return outcome }
        return .reply(context.withLateness(blocks))
    }

    /// How old a command is that is older than it may be; by the chat's own clock where that is known.
    private func lateAge(of message: InboxMessage) -> Span? {
        let now = ports.now()
        let age: Span
        if let known = message.age {
            age = known + max(.zero, now - message.receivedAt)
        } else {
            guard let ts = SlackTimestamp(message.id.posted) else { return nil }
            age = now - ts.time
        }
        return age > Self.freshness ? age : nil
    }

    /// Names a command that is not carried out as it stands, and the line to say for it.
    private func sayAgain(_ message: InboxMessage, because reason: Mrkdwn) -> Mrkdwn {
        let line = parser.line(of: message.text).map { ": \(.code(Mrkdwn.line($0, limit: 240)))" as Mrkdwn } ?? "."
        return """
            \(Mention.of(message.author)), \(reason), so I did not carry it out. If you still want it, please say it again\(line)
            """
    }

    private func answer(_ message: InboxMessage, with blocks: [Mrkdwn]) async throws(JournalError) {
        do {
            try await ports.control.answer(message.id, with: message.reply(blocks))
        } catch {
            // Answered already, by a try whose outcome was not known.
            guard error.code == .conflict else { throw error }
        }
    }
}
