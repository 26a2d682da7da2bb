/// A member of a workspace, or a stranger from another one in a shared channel.
package struct SlackUser: Sendable, Hashable {
    package var id: UserID
    package var teamID: TeamID?
    package var name: String
    package var realName: String?
    package var displayName: String?
    package var isDeleted: Bool
    package var isBot: Bool
    package var isWorkflowBot: Bool
    /// A guest in several channels, or in one (`isUltraRestricted`).
    package var isRestricted: Bool
    package var isUltraRestricted: Bool
    /// From another workspace, and not in any channel with our app's installer.
    package var isStranger: Bool
    /// Whether this user authorised the calling app; says nothing about being a bot.
    package var isAppUser: Bool
    package var timeZone: String?
    package var timeZoneOffset: Int?
    /// Whether Slack said of each flag that keeps somebody from counting what it is, rather than leave it out. Strangers and
    /// workflow bots alone are marked, others not (docs.slack.dev, user object).
    package var saysAllFlags: Bool
    /// The workspaces of an Enterprise organisation that the user belongs to.
    package var enterpriseTeams: [TeamID]

    init(id: UserID, name: String, teamID: TeamID? = nil) {
        self.id = id
        self.name = name
        self.teamID = teamID
        isDeleted = false
        isBot = false
        isWorkflowBot = false
        isRestricted = false
        isUltraRestricted = false
        isStranger = false
        isAppUser = false
        saysAllFlags = true
        enterpriseTeams = []
    }

    /// The name people know the user by.
    package var label: String {
        [displayName, realName, name].compactMap(\.self).first { !$0.isEmpty } ?? id.rawValue
    }

    /// Whether no person is behind this user. Slackbot's own `is_bot` is false.
    package var isAutomated: Bool { isBot || isWorkflowBot || id == .slackbot }

    package var isGuest: Bool { isRestricted || isUltraRestricted }
}

extension SlackUser: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, name, profile, deleted, tz
        case teamID = "team_id"
        case realName = "real_name"
        case isBot = "is_bot"
        case isWorkflowBot = "is_workflow_bot"
        case isRestricted = "is_restricted"
        case isUltraRestricted = "is_ultra_restricted"
        case isStranger = "is_stranger"
        case isAppUser = "is_app_user"
        case tzOffset = "tz_offset"
        case enterpriseUser = "enterprise_user"
    }

    private struct Profile: Decodable {
        var display_name: String?
        var real_name: String?
    }

    private struct EnterpriseUser: Decodable {
        var teams: [TeamID]?
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(UserID.self, forKey: .id)
        teamID = try container.decodeIfPresent(TeamID.self, forKey: .teamID)
        isDeleted = try container.flag(.deleted)
        isBot = try container.flag(.isBot)
        isWorkflowBot = try container.flag(.isWorkflowBot)
        isRestricted = try container.flag(.isRestricted)
        isUltraRestricted = try container.flag(.isUltraRestricted)
        isStranger = try container.flag(.isStranger)
        let flags: [CodingKeys] = [.deleted, .isBot, .isRestricted, .isUltraRestricted]
        saysAllFlags = flags.allSatisfy { container.tolerated(Bool.self, $0) != nil }
        isAppUser = container.tolerated(Bool.self, .isAppUser) ?? false
        let profile = container.tolerated(Profile.self, .profile)
        name = container.tolerated(String.self, .name) ?? id.rawValue
        realName = container.tolerated(String.self, .realName) ?? profile?.real_name
        displayName = profile?.display_name
        timeZone = container.tolerated(String.self, .tz)
        timeZoneOffset = container.tolerated(Int.self, .tzOffset)
        enterpriseTeams = container.tolerated(EnterpriseUser.self, .enterpriseUser)?.teams ?? []
    }
}
