import Engine
import Maintenance
import Slack

/// A command that tells an operation under way something.
protocol SteeringCommand: ParsedCommand {
    /// The beginning of the operation's id.
    var operation: String { get }
    var instruction: Instruction { get }

    /// What is said when the operation has been told.
    func confirmation(_ told: ToldOperation) -> Mrkdwn
}

extension SteeringCommand {
    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        let operation: Operation
        switch try await context.find(self.operation) {
        case .nothing(let blocks): return .reply(blocks)
        case .found(let found): operation = found
        }
        let restraint = await context.ports.control.restraints(context.admission).first { $0.covers(operation.target) }
        do {
            _ = try await context.ports.control.instruct(operation.id, instruction, context.admission) {
                after in
                context.posts([
                    confirmation(ToldOperation(operation: after, restraint: restraint, prefix: context.prefix))
                ])
            }
            return .done
        } catch {
            return try context.reply(to: error)
        }
    }
}

/// An operation after an instruction, for the words that confirm it.
struct ToldOperation: Sendable {
    let operation: Operation
    /// What keeps it from making calls.
    let restraint: Restraint?
    let prefix: String

    var id: OperationID { operation.id }

    /// The command that lets it go on.
    var resume: Mrkdwn { .code("\(prefix) \(CommandWord.resume.text) \(id)") }

    func title(_ step: StepID) -> Mrkdwn {
        "“\(.foreign(operation.plan[step]?.title ?? step.text, limit: 240))”"
    }

    /// A sentence when it is paused all the same.
    var stillPaused: Mrkdwn {
        guard case .paused = operation.phase else { return "" }
        return " It is still paused: \(resume) goes on."
    }

    /// What limits its going on: the end of a sentence.
    var limit: Mrkdwn {
        restraint.map { ", and makes no call as long as \(.foreign($0.words, limit: 300))" } ?? ""
    }
}

extension CommandFamily {
    /// A note on commands that name an operation.
    static let noteOnIDs = "The beginning of an id will do when no other begins so."
    /// A note on commands that name a step.
    static let noteOnSteps = "Steps are named as in `status OP`, such as `fail-back` or `change-class`."
}
