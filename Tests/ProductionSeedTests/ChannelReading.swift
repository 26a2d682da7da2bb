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

    /// How many changes were read.
    private var changes = 0
    private(set) var messages: [SlackWorld.Message] = []
    private(set) var statuses: [Status] = []
    /// Plans that wait for somebody to start or discard them.
    private(set) var plans: [SlackWorld.Message] = []
    /// Prompts of gates that wait for an answer.
    private(set) var prompts: [SlackWorld.Message] = []
    /// Operations that were started, as their plan's message said; it may be gone again.
    private(set) var started: Set<String> = []
    /// Messages that nobody waits for an answer to: it came, or the message was deleted. What is said to a message that is
    /// gone stands outside of its thread.
    private var settled: Set<SlackWorld.Timestamp> = []

    init() {}

    init(_ world: SlackWorld) {
        read(world)
    }

    /// Takes in what happened since the last time.
    mutating func read(_ world: SlackWorld) {
        guard world.changeCount > changes else { return }
        for change in world.changes(since: changes) { take(change.event) }
        changes = world.changeCount
        messages = (world.messages[Self.channel] ?? []).filter { $0.user == Self.bot && $0.subtype != .tombstone }
        statuses = messages.compactMap { Self.status($0.text) }
        plans = messages.filter { $0.text.contains(":x: to discard") }
        prompts = messages.filter { $0.text.contains("React :white_check_mark: to approve") }
    }

    private mutating func take(_ event: SlackWorld.Change.Event) {
        switch event {
        case .posted(let message):
            guard message.user == Self.bot else { return }
            if let parent = message.threadTS { settled.insert(parent) }
            if let operation = Self.startedOperation(message.text) { started.insert(operation) }
        case .updated(let message):
            guard message.user == Self.bot else { return }
            if let operation = Self.startedOperation(message.text) { started.insert(operation) }
        case .postedEphemeral(let note):
            if let parent = note.threadTS { settled.insert(parent) }
        case .deleted(let message, _): settled.insert(message.ts)
        case .reactionAdded, .reactionRemoved, .pinned, .unpinned, .channelChanged: return
        }
    }

    /// The operation of a plan that was started: `*Name* · id · started`.
    private static func startedOperation(_ text: String) -> String? {
        let head = text.prefix { $0 != "\n" }
        guard head.hasSuffix(" · started") else { return nil }
        return head.split(separator: " ").dropLast(2).last.map { String($0) }
    }

    private static func status(_ text: String) -> Status? {
        guard text.contains("░") || text.contains("▓"),
            let head = text.firstMatch(of: /^[^\n]* · ([a-z0-9]+) · ([a-z]+)/)
        else { return nil }
        return Status(operation: String(head.output.1), phase: String(head.output.2), text: text)
    }

    func isSettled(_ message: SlackWorld.Timestamp) -> Bool { settled.contains(message) }

    /// The commands that a text proposes and that begin with one of the words, without the bot's prefix.
    static func commands(in text: String, beginningWith words: [String]) -> [String] {
        text.split(separator: "`").filter { $0.hasPrefix("!rds ") }.map { String($0.dropFirst("!rds ".count)) }
            .filter { command in words.contains { command.hasPrefix("\($0) ") } }
    }
}
