import Engine
import Maintenance
import Slack

extension Denial {
    /// What is said to somebody who may not give a command, politely.
    ///
    /// - Parameter operators: the configured ones, users and user groups.
    func words(to person: PersonID, operators: [String]) -> Mrkdwn {
        let who = Mention.of(person)
        let known: Mrkdwn =
            operators.isEmpty ? "None are configured." : "Operators: \(Mention.list(operators))."
        switch self {
        case .profileUnread:
            return "\(who), I could not read your Slack profile just now, so nothing was done. Please try again."
        case .outsider(let outsider):
            return "\(who), \(outsider.words) cannot give commands here. \(known)"
        case .operatorsUnread(let groups):
            return """
                \(who), I could not check who is in \(Mention.list(groups)), so nothing was done. Please try again in a minute.
                """
        case .notAnOperator:
            return "\(who), only operators can start or change maintenance here. \(known)"
        }
    }
}

extension Outsider {
    fileprivate var words: String {
        switch self {
        case .bot: "bots and apps"
        case .deactivated: "deactivated accounts"
        case .guest: "guests"
        case .external: "people of another organisation"
        }
    }
}
