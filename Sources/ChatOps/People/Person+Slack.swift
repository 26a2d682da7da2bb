import Maintenance
import Slack

extension GateReading.Person {
    /// What a profile says that decides whether its owner counts.
    init(_ user: SlackUser, homeTeam: TeamID) {
        // In an Enterprise organisation a member of our workspace may have been made in another one.
        let isAtHome = user.teamID == homeTeam || user.enterpriseTeams.contains(homeTeam)
        self.init(
            id: PersonID(user.id.rawValue), team: isAtHome ? homeTeam.rawValue : user.teamID?.rawValue ?? "",
            isBot: user.isAutomated, isGuest: user.isGuest, isExternal: user.isStranger || !isAtHome,
            isDeactivated: user.isDeleted)
    }
}
