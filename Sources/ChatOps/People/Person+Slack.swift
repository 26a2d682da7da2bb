package import Maintenance
package import Slack

extension GateReading.Person {
    /// What a profile says that decides whether its owner counts; `nil` when it is another's, or leaves open what would keep
    /// its owner from counting.
    package init?(_ user: SlackUser, asked person: PersonID, homeTeam: TeamID) {
        // In an Enterprise organisation a member of our workspace may have been made in another one.
        let isAtHome = user.teamID == homeTeam || user.enterpriseTeams.contains(homeTeam)
        guard user.id.rawValue == person.text, user.isUnfit || !isAtHome || user.saysAllFlags else { return nil }
        self.init(
            id: PersonID(user.id.rawValue), team: isAtHome ? homeTeam.rawValue : user.teamID?.rawValue ?? "",
            isBot: user.isAutomated, isGuest: user.isGuest, isExternal: user.isStranger || !isAtHome,
            isDeactivated: user.isDeleted)
    }
}

extension SlackUser {
    /// Said outright to be nobody who counts. A deactivated account has no other flags (docs.slack.dev, user object).
    fileprivate var isUnfit: Bool { isAutomated || isGuest || isStranger || isDeleted }
}
