package import Engine
import Slack

extension PeopleReader {
    /// Reads people from Slack.
    package init(_ directory: PeopleDirectory) {
        self.init(
            operators: { await directory.freshlyKnown().asOperators },
            profile: { await directory.profile(of: $0) })
    }
}

extension KnownPeople {
    var asOperators: Operators {
        Operators(people: Set(operators), unreadGroups: unreadOperatorGroups.map(\.rawValue))
    }
}
