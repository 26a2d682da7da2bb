package import Slack

/// Where messages are read: a channel, or one thread of it.
package enum MessageSource: Sendable, Hashable {
    case channel(ChannelID)
    case thread(ChannelID, SlackTimestamp)

    package var channel: ChannelID {
        switch self {
        case .channel(let channel), .thread(let channel, _): channel
        }
    }

    /// What its cursor is kept under.
    package var key: String {
        switch self {
        case .channel(let channel): channel.rawValue
        case .thread(let channel, let thread): "\(channel)/\(thread)"
        }
    }

    /// The key under which the first message that was ever read of it is kept: nothing before that is a command for us.
    package var beginningKey: String { key + "/first" }

    package var method: SlackMethod {
        switch self {
        case .channel: .conversationsHistory
        case .thread: .conversationsReplies
        }
    }
}
