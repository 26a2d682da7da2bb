/// A message as it was posted.
package struct PostedMessage: Sendable, Hashable, Codable {
    package var channel: ChannelID
    package var ts: SlackTimestamp
    /// What Slack made of it; nil when the reply does not tell.
    package var message: SlackMessage?
}

extension PostedMessage {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        channel = try container.decode(ChannelID.self, forKey: .channel)
        ts = try container.decode(SlackTimestamp.self, forKey: .ts)
        message = container.tolerated(SlackMessage.self, .message)
    }
}
