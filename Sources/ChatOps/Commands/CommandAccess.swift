import Maintenance
import Slack

/// Who may give which command; pure. Whatever is not known counts against the person.
enum CommandAccess: Sendable, Equatable {
    case granted
    /// What to say, politely.
    case refused(Mrkdwn)

    /// - Parameters:
    ///   - rights: whose command it is.
    ///   - profile: the person's profile, read just now.
    static func judge(
        _ rights: CommandRights, of person: PersonID, profile: Reading<GateReading.Person>, people: KnownPeople
    ) -> CommandAccess {
        let who = Mention.of(person)
        switch profile {
        case .unavailable:
            return .refused(
                "\(who), I could not read your Slack profile just now, so nothing was done. Please try again.")
        case .known(let profile):
            if let kind = profile.outsiderKind {
                return .refused("\(who), \(kind) cannot give commands here. \(operators(people))")
            }
        }
        guard rights == .operators, !people.operators.contains(person) else { return .granted }
        guard people.unreadOperatorGroups.isEmpty else {
            let groups = Mention.list(people.unreadOperatorGroups.map(\.rawValue))
            return .refused(
                "\(who), I could not check who is in \(groups), so nothing was done. Please try again in a minute.")
        }
        return .refused("\(who), only operators can start or change maintenance here. \(operators(people))")
    }

    private static func operators(_ people: KnownPeople) -> Mrkdwn {
        people.settings.operators.isEmpty
            ? "None are configured." : "Operators: \(Mention.list(people.settings.operators))."
    }
}

extension GateReading.Person {
    /// What keeps an account from giving any command; `nil` for a full member of our workspace.
    fileprivate var outsiderKind: String? {
        if isBot { return "bots and apps" }
        if isDeactivated { return "deactivated accounts" }
        if isGuest { return "guests" }
        return isExternal ? "people of another organisation" : nil
    }
}
