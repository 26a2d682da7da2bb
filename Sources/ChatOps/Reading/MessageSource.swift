import Engine
import Slack

/// Where messages are read: a channel, or one thread of it.
enum MessageSource: Sendable, Hashable {
    case channel(ChannelID)
    case thread(ChannelID, SlackTimestamp)

    /// The thread that a command stands in or begins; `nil` when its ids are none of Slack's.
    init?(threadOf command: InboxMessage) {
        guard let thread = SlackTimestamp(command.conversation) else { return nil }
        self = .thread(ChannelID(command.id.channel), thread)
    }

    var channel: ChannelID {
        switch self {
        case .channel(let channel), .thread(let channel, _): channel
        }
    }

    /// What its cursor is kept under.
    var key: String {
        switch self {
        case .channel(let channel): channel.rawValue
        case .thread(let channel, let thread): "\(channel)/\(thread)"
        }
    }

    /// The key under which the first message that was ever read of it is kept: nothing before that is a command for us.
    var beginningKey: String { key + "/first" }

    var method: SlackMethod {
        switch self {
        case .channel: .conversationsHistory
        case .thread: .conversationsReplies
        }
    }
}
