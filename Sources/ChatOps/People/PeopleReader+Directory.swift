package import Engine
import Maintenance
import Slack

extension PeopleReader {
    /// Reads people from Slack.
    package init(_ directory: PeopleDirectory) {
        self.init(
            operators: { await directory.freshlyKnown().asOperators },
            profile: { await directory.profile(of: $0).asReading })
    }
}

extension PeopleDirectory.Profile {
    fileprivate var asReading: Reading<GateReading.Person> {
        switch self {
        case .known(let person): .known(person)
        case .unknown: .unavailable("Slack shows no such account to the bot.")
        case .unread(let reason): .unavailable(reason)
        }
    }
}

extension KnownPeople {
    var asOperators: Operators {
        Operators(people: Set(operators), unreadGroups: unreadOperatorGroups.map(\.rawValue))
    }
}
