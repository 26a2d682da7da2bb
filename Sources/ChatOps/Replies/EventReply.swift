import Engine
import Maintenance
import Slack

/// What `events OP` says: who did what, and when.
struct EventReply: Sendable {
    /// Lines shown: the last ones, where there are more.
    private static let limit = 40
    private static let linesPerBlock = 12

    private let operation: Operation
    private let prefix: String

    init(_ operation: Operation, prefix: String) {
        self.operation = operation
        self.prefix = prefix
    }

    func blocks(_ events: [RecordedEvent]) -> [Mrkdwn] {
        let intents = Dictionary(
            events.compactMap { line -> (IntentID, AnyMutation)? in
                guard case .mutationIntended(let intent) = line.event else { return nil }
                return (intent.id, intent.mutation)
            }
        ) { first, _ in first }
        let wording = EventWords(plan: operation.plan, mutations: intents, prefix: prefix)
        var lines = events.suffix(Self.limit).map {
            "\(ReplyWording.moment($0.at))  \(wording.words(for: $0.event))" as Mrkdwn
        }
        if events.count > Self.limit { lines.insert("… \(events.count - Self.limit) earlier ones", at: 0) }
        let head: Mrkdwn = "\(.bold(operation.plan.title)) · \(operation.id) · \(operation.phase.name)"
        let chunks = stride(from: 0, to: lines.count, by: Self.linesPerBlock).map {
            lines[$0..<min($0 + Self.linesPerBlock, lines.count)].joined(separator: "\n")
        }
        return [head] + chunks
    }
}
