package import Engine
import Slack

extension PeopleReader {
    /// Reads profiles and operators from Slack.
    package init(_ directory: PeopleDirectory) {
        self.init(
            operators: {
                let known = await directory.freshlyKnown()
                return Operators(
                    people: Set(known.operators), unreadGroups: known.unreadOperatorGroups.map(\.rawValue))
            },
            profile: { await directory.profile(of: $0) })
    }
}
