import Maintenance
import Slack

/// People and groups as the chat shows them: by their names, from their ids.
enum Mention {
    static func of(_ person: PersonID) -> Mrkdwn { .mention(UserID(person.text)) }

    /// The ids of a configuration list: users and user groups.
    static func list(_ ids: [String]) -> Mrkdwn {
        ids.map { id in
            let group = UsergroupID(id)
            return group.isWellFormed ? .mention(group) : .mention(UserID(id))
        }.joined(separator: ", ")
    }
}
