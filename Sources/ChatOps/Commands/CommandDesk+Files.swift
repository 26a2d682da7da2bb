import Engine
import Maintenance
import Slack

/// Answers that are files.
extension CommandDesk {
    /// Queues the events of an operation as a file for the thread of the command.
    func eventFile(_ prefix: String, _ call: Call) async throws(JournalError) -> Handling {
        switch try await find(prefix, call) {
        case .nothing(let blocks):
            return .reply(blocks)
        case .found(let operation):
            let comment: Mrkdwn =
                "The events of \(.strong(operation.plan.title)) · \(operation.id), as they are recorded."
            let message = call.message
            let post = Post(
                id: PostID("reply/\(message.id.channel)/\(message.id.message)/file"), operation: operation.id,
                channel: message.id.channel, thread: message.conversation,
                content: .file(name: "\(operation.id)-events.jsonl", comment: comment.markup))
            try await answer(message, with: [post])
            return .done
        }
    }
}
