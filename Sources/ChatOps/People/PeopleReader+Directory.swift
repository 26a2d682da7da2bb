package import Engine
import Slack

extension PeopleReader {
    /// Reads profiles and operators from Slack.
    package init(_ directory: PeopleDirectory) {
        self.init(
            operators: {
                let roster = await directory.freshRoster()
                return Operators(
                    people: Set(roster.operators), unreadGroups: roster.unreadOperatorGroups.map(\.rawValue))
            },
            profile: { await directory.profile(of: $0) })
    }
}
