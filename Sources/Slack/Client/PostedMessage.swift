/// A message as it was posted.
package struct PostedMessage: Sendable, Hashable, Decodable {
    package var channel: ChannelID
    package var ts: SlackTimestamp
    /// What Slack made of it; nil when the reply does not tell.
    package var message: SlackMessage?
    /// What it shows now; `nil` when the reply does not tell.
    package var shown: ShownContent?

    private enum CodingKeys: String, CodingKey {
        case channel, ts, message
    }
}

extension PostedMessage {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        channel = try container.decode(ChannelID.self, forKey: .channel)
        ts = try container.decode(SlackTimestamp.self, forKey: .ts)
        message = container.tolerated(SlackMessage.self, .message)
        shown = message == nil ? nil : container.tolerated(ShownContent.self, .message)
    }
}
