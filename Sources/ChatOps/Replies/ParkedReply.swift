import Engine
import Maintenance
import Slack

/// What `operations` and `status` say about operations that cannot be read or believed: what that means, and what to do.
struct ParkedReply: Sendable {
    private static let limit = 5

    private let prefix: String
    /// Names of those that are configured.
    private let lifecycles: [String]

    init(prefix: String, lifecycles: [String] = []) {
        self.prefix = prefix
        self.lifecycles = lifecycles
    }

    func blocks(_ parked: [ParkedOperation]) -> [Mrkdwn] {
        let lines = ReplyWording.cut(parked, to: Self.limit) {
            "… and \($0) more"
        } line: {
            line($0)
        }
        let advice = Set(parked.map(\.cause)).map { cause in
            cause.advice(where: look(at: parked.filter { $0.cause == cause }))
        }.sorted()
        return [lines.joined(separator: "\n")] + advice.map { .sentence($0, typedAfter: prefix) }
    }

    /// What cannot be read does not say what it is about: its name tells.
    private func look(at parked: [ParkedOperation]) -> String {
        parked.allSatisfy { lifecycles.contains($0.target.cluster.text) }
            ? "Look at the lifecycle with `\(LifecycleCommand.form)`."
            : "Look at the cluster with `\(ShowCommand.outline)`."
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

    /// - Parameter look: how to see what there is in AWS.
    fileprivate func advice(where look: String) -> String {
        switch self {
        case .unreadable:
            """
            Nothing is done for what cannot be read, and what was called in AWS goes on by itself. \(look) Then somebody \
            has to start the version of the bot that wrote it, or put a backup of the database in place; the bot's log says \
            what cannot be read.
            """
        case .contradicted:
            """
            Nothing is done for what somebody else changed in the database, and what was called in AWS goes on by itself. \
            \(look) Then a backup of the database has to be put in place; the bot's log \
            says what is not as it was recorded.
            """
        }
    }
}
