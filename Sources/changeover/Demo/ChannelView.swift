import Simulation

/// The messages of the channels as they stand, kept from the changes one by one.
struct ChannelView: Sendable {
    private var messages: [SlackWorld.Timestamp: SlackWorld.Message] = [:]
    private var order: [SlackWorld.Timestamp] = []
    private(set) var seen = 0

    mutating func take(_ change: SlackWorld.Change) {
        seen = change.number
        switch change.event {
        case .posted(let message):
            messages[message.ts] = message
            order.append(message.ts)
        case .updated(let message): messages[message.ts] = message
        case .deleted(let message, _): messages[message.ts] = nil
        case .postedEphemeral, .reactionAdded, .reactionRemoved, .channelChanged, .pinned, .unpinned: break
        }
    }

    func text(of message: SlackWorld.Timestamp) -> String? { messages[message]?.text }

    /// The newest message of the bot that contains the words now.
    func newest(saying words: String, in channel: String = Stage.operations) -> SlackWorld.Message? {
        order.reversed().lazy.compactMap { messages[$0] }.first {
            $0.user == Stage.bot && $0.channel == channel && $0.text.contains(words)
        }
    }

    /// The newest message that asks for this emoji; without one, the newest that asks for any.
    func asking(for emoji: String) -> SlackWorld.Message? {
        let asking = order.reversed().lazy.compactMap { messages[$0] }.filter {
            $0.user == Stage.bot && $0.text.contains("React :")
        }
        return asking.first { $0.text.contains(":\(emoji):") } ?? asking.first
    }
}
