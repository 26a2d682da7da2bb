import Engine
import Maintenance
import Slack

/// What `operations` says: what is open, then what ended last.
struct OperationListReply: Sendable {
    private static let limit = 15
    private static let endedLimit = 5

    private let prefix: String
    private let now: Timestamp
    /// Names of those that are configured.
    private let lifecycles: [String]

    init(prefix: String, now: Timestamp, lifecycles: [String] = []) {
        self.prefix = prefix
        self.now = now
        self.lifecycles = lifecycles
    }

    /// - Parameters:
    ///   - ended: newest first.
    ///   - parked: open operations that cannot be read.
    ///   - restraints: what holds everything back, in blocks.
    func blocks(
        open: [Standing], ended: [Operation], parked: [ParkedOperation] = [], restraints: [Mrkdwn] = []
    ) -> [Mrkdwn] {
        let status: Mrkdwn = "\(.code(prefix + " status OP")) shows one of them."
        let openLines = ReplyWording.cut(open, to: Self.limit) {
            "… and \($0) more. \(status)"
        } line: {
            line($0)
        }
        let endedLines = ended.prefix(Self.endedLimit).map { self.ended($0) }
        var blocks: [Mrkdwn] = [openLines.isEmpty ? "Nothing is open." : openLines.joined(separator: "\n")]
        if !endedLines.isEmpty { blocks.append("*Last ended*\n\(endedLines.joined(separator: "\n"))") }
        if !parked.isEmpty {
            blocks.insert(contentsOf: ParkedReply(prefix: prefix, lifecycles: lifecycles).blocks(parked), at: 0)
        } else if open.isEmpty, ended.isEmpty {
            blocks = ["There was no operation yet. \(.code(prefix + " help")) says how to begin one."]
        }
        return restraints + blocks
    }

    /// One open operation in a line or two.
    func line(_ standing: Standing) -> Mrkdwn {
        let operation = standing.operation
        var parts: [Mrkdwn] = ["\(.code(operation.id.text)) \(.bold(operation.plan.title)) · \(operation.phase.name)"]
        switch operation.phase {
        case .planned(let planned):
            parts.append(
                "asked for by \(Mention.requester(operation.origin.requester)), waits for its start until \(ReplyWording.date(planned.expiresAt))"
            )
        case .running(let progress):
            let gate = progress.waitingGate == nil ? "" : " · waits for an approval"
            parts.append(
                "\(progress.doneCount) of \(operation.plan.steps.count) · \(ReplyWording.words(now - progress.startedAt))\(gate)"
            )
        case .paused(let paused):
            parts.append(
                "\(StatusReply(prefix: prefix, now: now).words(paused.reason, of: operation)) · \(ReplyWording.words(now - paused.since)) ago"
            )
        case .ended:
            break
        }
        return parts.joined(separator: "\n      ")
    }

    private func ended(_ operation: Operation) -> Mrkdwn {
        guard case .ended(let ended) = operation.phase else { return line(Standing(operation: operation)) }
        return
            "\(.code(operation.id.text)) \(operation.plan.title) · \(operation.phase.name) \(ReplyWording.date(ended.at))"
    }
}
