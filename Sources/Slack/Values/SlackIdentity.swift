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
