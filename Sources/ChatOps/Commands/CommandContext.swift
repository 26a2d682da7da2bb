import Engine
import Maintenance
import Slack

/// What came of a command.
enum CommandOutcome: Sendable {
    /// Nothing is recorded yet: say this.
    case reply([Mrkdwn])
    /// Recorded, with the message as answered and what there is to say.
    case done
}

/// What commands work with.
struct CommandPorts: Sendable {
    let control: any Control
    let routing: Routing
    /// What commands begin with.
    let prefix: String
    /// The time zone that times of day are in where nobody names one.
    let timeZone: String
    /// As they are configured.
    let lifecycles: [Lifecycle]
    /// When they are refreshed by themselves, by their names.
    let schedules: [String: LifecycleSchedule]
    let now: @Sendable () -> Timestamp
}

/// One command under way, given by somebody who may give it, where it may be given.
struct CommandContext: Sendable {
    let message: InboxMessage
    let channel: Routing.Channel
    let admission: Admission
    let ports: CommandPorts
    /// What is said about a command that was read late and carried out all the same.
    var lateness: Mrkdwn?

    var prefix: String { ports.prefix }

    /// A command as it has to be typed here.
    func typed(_ command: String) -> Mrkdwn { .code("\(prefix) \(command)") }

    /// A sentence of ours as the chat shows it; long enough for what the parser explains.
    func sentence(_ text: String) -> Mrkdwn { .sentence(text, typedAfter: prefix, limit: 2_000) }

    /// A refusal with its advice as commands.
    func sentence(_ refusal: Refusal) -> Mrkdwn { sentence(refusal.sentence(\.command)) }

    /// What is said to the message.
    func posts(_ blocks: [Mrkdwn]) -> [Post] { message.reply(withLateness(blocks)) }

    func withLateness(_ blocks: [Mrkdwn]) -> [Mrkdwn] { blocks.isEmpty ? [] : blocks + (lateness.map { [$0] } ?? []) }

    /// Queues a post of another kind as the answer.
    func answer(with post: Post) async throws(JournalError) -> CommandOutcome {
        do {
            try await ports.control.answer(message.id, with: [post])
        } catch {
            // Answered already, by a try whose outcome was not known.
            guard error.code == .conflict else { throw error }
        }
        return .done
    }

    /// What to say when the engine did not do what was asked.
    func reply(to error: EngineError) throws(JournalError) -> CommandOutcome {
        switch error {
        case .journal(let error): throw error
        case .fleet(let error): .reply([unreadable(error)])
        case .refused(let refusal): .reply([sentence(refusal)])
        }
    }
}

extension InboxMessage {
    /// The one reply to a message: known by the message, so that it is never posted twice.
    func reply(_ blocks: [Mrkdwn]) -> [Post] {
        guard !blocks.isEmpty else { return [] }
        return [
            Post(
                id: PostID("reply/\(id.channel)/\(id.message)/0"), operation: nil, channel: id.channel,
                thread: conversation, content: .reply(blocks.map(\.markup)))
        ]
    }
}
