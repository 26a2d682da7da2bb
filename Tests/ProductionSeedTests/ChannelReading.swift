import Simulation

/// What the bot's messages in the operations channel say, as a person reads them.
struct ChannelReading: Sendable {
    /// A live status: the message with the bar.
    struct Status: Sendable {
        var operation: String
        /// `running`, `paused`, `completed` or `aborted`.
        var phase: String
        var text: String
    }

    static let channel = "C0DBAOPS"
    static let bot = "U0CHANGEOVER"

    /// How many changes there had been.
    let changes: Int
    let messages: [SlackWorld.Message]
    let statuses: [Status]
    private let answered: Set<SlackWorld.Timestamp>

    init(_ world: SlackWorld) {
        changes = world.changeCount
        messages = (world.messages[Self.channel] ?? []).filter { $0.user == Self.bot && $0.subtype != .tombstone }
        statuses = messages.compactMap { Self.status($0.text) }
        // Also by what was deleted since.
        let answers = world.changes().compactMap { change -> SlackWorld.Timestamp? in
            switch change.event {
            case .posted(let message): message.user == Self.bot ? message.threadTS : nil
            case .postedEphemeral(let note): note.threadTS
            case .updated, .deleted, .reactionAdded, .reactionRemoved, .pinned, .unpinned, .channelChanged: nil
            }
        }
        answered = Set(answers)
    }

    private static func status(_ text: String) -> Status? {
        guard text.contains("░") || text.contains("▓"),
            let head = text.firstMatch(of: /^[^\n]* · ([a-z0-9]+) · ([a-z]+)/)
        else { return nil }
        return Status(operation: String(head.output.1), phase: String(head.output.2), text: text)
    }

    /// Plans that wait for somebody to start or discard them.
    var plans: [SlackWorld.Message] {
        messages.filter { $0.text.contains(":x: to discard") }
    }

    /// Prompts of gates that wait for an answer.
    var prompts: [SlackWorld.Message] {
        messages.filter { $0.text.contains("React :white_check_mark: to approve") }
    }

    func isAnswered(_ message: SlackWorld.Timestamp) -> Bool { answered.contains(message) }

    /// The commands that a text proposes and that begin with one of the words, without the bot's prefix.
    static func commands(in text: String, beginningWith words: [String]) -> [String] {
        text.split(separator: "`").filter { $0.hasPrefix("!rds ") }.map { String($0.dropFirst("!rds ".count)) }
            .filter { command in words.contains { command.hasPrefix("\($0) ") } }
    }
}
