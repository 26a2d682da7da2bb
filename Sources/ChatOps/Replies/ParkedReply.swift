import Engine
import Maintenance
import Slack

/// What `operations` and `status` say about operations that cannot be read or believed: what that means, and what to do.
struct ParkedReply: Sendable {
    private static let limit = 5

    private let prefix: String

    init(prefix: String) {
        self.prefix = prefix
    }

    func blocks(_ parked: [ParkedOperation]) -> [Mrkdwn] {
        let lines = ReplyWording.cut(parked, to: Self.limit) {
            "… and \($0) more"
        } line: {
            line($0)
        }
        let advice = Set(parked.map(\.cause)).map(\.advice).sorted()
        return [lines.joined(separator: "\n")] + advice.map { .sentence($0, typedAfter: prefix) }
    }

    private func line(_ parked: ParkedOperation) -> Mrkdwn {
        let hold: Mrkdwn = parked.phase == "planned" ? "" : "; it still holds \(parked.target.cluster)"
        return
            "*\(parked.cause.words):* \(.code(parked.id.text)) on \(parked.target.cluster), last \(parked.phase)\(hold)"
    }
}

extension ParkedOperation.Cause {
    fileprivate var words: String {
        switch self {
        case .unreadable: "Cannot be read"
        case .contradicted: "Not as it was recorded"
        }
    }

    fileprivate var advice: String {
        switch self {
        case .unreadable:
            """
            Nothing is done for what cannot be read, and what was called in AWS goes on by itself. Look at the cluster \
            with `show CLUSTER`. Then somebody has to start the version of the bot that wrote it, or put a backup of the \
            database in place; the bot's log says what cannot be read.
            """
        case .contradicted:
            """
            Nothing is done for what somebody else changed in the database, and what was called in AWS goes on by itself. \
            Look at the cluster with `show CLUSTER`. Then a backup of the database has to be put in place; the bot's log \
            says what is not as it was recorded.
            """
        }
    }
}
