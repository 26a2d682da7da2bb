import Maintenance
import Slack

/// People and groups as the chat shows them: by their names, from their ids.
enum Mention {
    /// Who has no account in the chat is called as in the record: `local:root`.
    static func of(_ person: PersonID) -> Mrkdwn {
        person.isInChat ? .mention(UserID(person.text)) : .foreign(person.text, limit: 80)
    }

    /// The ids of a configuration list: users and user groups.
    static func list(_ ids: [String]) -> Mrkdwn {
        ids.map { id in
            let group = UsergroupID(id)
            return group.isWellFormed ? .mention(group) : .mention(UserID(id))
        }.joined(separator: ", ")
    }
}
