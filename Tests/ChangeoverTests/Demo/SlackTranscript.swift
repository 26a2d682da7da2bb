import Simulation

/// What people see in the channels in the end: every message with its threads, as it was last edited.
struct SlackTranscript {
    private let world: SlackWorld
    private var lines: [String] = []

    /// Figures that were measured, identities and digests are placeholders: they follow from when something was looked
    /// at and how it is stored, not from what is said.
    static func text(of world: SlackWorld, channels: [String]) -> String {
        var transcript = SlackTranscript(world: world)
        for channel in channels { transcript.add(channel: channel) }
        return PlaceholderText.of(transcript.lines.joined(separator: "\n")) + "\n"
    }

    private init(world: SlackWorld) {
        self.world = world
    }

    private mutating func add(channel: String) {
        lines.append("##### #\(name(of: channel))")
        let messages = world.messages[channel] ?? []
        for message in messages where !message.isReply {
            lines.append("")
            add(message, indent: "")
            for reply in messages where reply.isReply && reply.threadTS == message.ts { add(reply, indent: "    ") }
            for note in notes(in: channel) where note.threadTS == message.ts { add(note, indent: "    ") }
        }
        for note in notes(in: channel) where note.threadTS == nil { add(note, indent: "") }
        lines.append("")
    }

    private func notes(in channel: String) -> [SlackWorld.EphemeralMessage] {
        world.changes().compactMap { change in
            guard change.channel == channel, case .postedEphemeral(let note) = change.event else { return nil }
            return note
        }
    }

    private mutating func add(_ message: SlackWorld.Message, indent: String) {
        var head = name(of: message.user)
        if message.subtype == .threadBroadcast { head += " (to the channel as well)" }
        if world.pins[message.channel]?.contains(message.ts) == true { head += " (pinned)" }
        for file in message.files { head += " (with \(world.files[file]?.title ?? file))" }
        lines.append(indent + head)
        if let first = firstText(of: message) {
            add(first, indent: indent)
            lines.append("\(indent)  now:")
        }
        add(message.text, message.blocks, indent: indent)
        for reaction in message.reactions {
            lines.append("\(indent)  :\(reaction.name): " + reaction.users.map(name(of:)).joined(separator: ", "))
        }
    }

    private mutating func add(_ note: SlackWorld.EphemeralMessage, indent: String) {
        lines.append("\(indent)\(name(of: note.from)) to \(name(of: note.to)) alone")
        add(note.text, note.blocks, indent: indent)
    }

    /// What a message said before it was edited: what people answered. A live status is edited all the time.
    private func firstText(of message: SlackWorld.Message) -> String? {
        guard !message.text.contains("▓"), !message.text.contains("░") else { return nil }
        return world.changes().lazy.compactMap { change in
            guard case .posted(let first) = change.event, first.ts == message.ts, change.channel == message.channel,
                first.text != message.text
            else {
                return nil
            }
            return first.text
        }.first
    }

    /// The text for notifications, and after `blocks:` what the blocks say where that is something else.
    private mutating func add(_ text: String, _ blocks: SlackWorld.JSON?, indent: String) {
        add(text, indent: indent)
        let shown = blocks.map(Self.texts)?.joined(separator: "\n") ?? text
        guard shown != text else { return }
        lines.append("\(indent)  blocks:")
        add(shown, indent: indent)
    }

    private mutating func add(_ text: String, indent: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(line.isEmpty ? "\(indent)  |" : "\(indent)  | \(line)")
        }
    }

    /// The texts of blocks, in the order in which they are shown.
    private static func texts(_ json: SlackWorld.JSON) -> [String] {
        switch json {
        case .array(let items): return items.flatMap(texts)
        case .object(let members):
            if case .string(let text) = members["text"] { return [text] }
            return ["text", "fields", "elements", "accessory"].compactMap { members[$0] }.flatMap(texts)
        case .null, .bool, .integer, .number, .string: return []
        }
    }

    private func name(of id: String) -> String { world.users[id]?.name ?? world.channels[id]?.name ?? id }
}
