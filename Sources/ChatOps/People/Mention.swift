import Maintenance
import Slack

/// People and groups as the chat shows them: by their names, from their ids.
enum Mention {
    /// Who has no account in the chat is called as in the record: `local:root`.
    static func of(_ person: PersonID) -> Mrkdwn {
        person.isInChat ? .mention(UserID(person.text)) : .foreign(person.text, limit: 80)
    }

    /// Whoever asked for an operation, by the name in the chat and by the one under which they asked elsewhere.
    static func requester(_ requester: Requester) -> Mrkdwn {
        guard let person = requester.person, person != requester.id else { return of(requester.id) }
        return "\(of(person)) (as \(of(requester.id)))"
    }

    /// Whoever started an operation: mostly those who asked for it.
    static func starter(of operation: Operation, _ progress: Progress) -> Mrkdwn {
        let requester = operation.origin.requester
        return progress.startedBy == requester.id ? self.requester(requester) : of(progress.startedBy)
    }

    /// The ids of a configuration list: users and user groups.
    static func list(_ ids: [String]) -> Mrkdwn {
        ids.map { id in
            let group = UsergroupID(id)
            return group.isWellFormed ? .mention(group) : .mention(UserID(id))
        }.joined(separator: ", ")
    }
}
