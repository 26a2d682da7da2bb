/// Who we are to Slack, from `auth.test`.
package struct SlackIdentity: Sendable, Hashable, Decodable {
    package var userID: UserID
    package var teamID: TeamID
    package var user: String?
    package var team: String?
    package var url: String?
    /// Absent when the token belongs to a person instead of a bot.
    package var botID: String?
    package var appID: String?
    package var enterpriseID: TeamID?

    private enum CodingKeys: String, CodingKey {
        case user, team, url
        case userID = "user_id"
        case teamID = "team_id"
        case botID = "bot_id"
        case appID = "app_id"
        case enterpriseID = "enterprise_id"
    }
}

extension SlackIdentity {
    /// The address under which Slack shows a message, as `chat.getPermalink` writes it (docs.slack.dev); `nil` when Slack
    /// did not tell the workspace's address.
    ///
    /// - Parameter thread: the first message of its thread, for a reply.
    package func permalink(
        to message: SlackTimestamp, in channel: ChannelID, thread: SlackTimestamp? = nil
    ) -> String? {
        guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return nil }
        let root = url.hasSuffix("/") ? String(url.dropLast()) : url
        let link = "\(root)/archives/\(channel.rawValue)/p\(message.rawValue.filter { $0 != "." })"
        guard let thread, thread != message else { return link }
        return link + "?thread_ts=\(thread.rawValue)&cid=\(channel.rawValue)"
    }
}
