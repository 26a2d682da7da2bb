import Engine
import Maintenance
import Slack

extension CommandDesk {
    /// Tells an operation what a person wants of it.
    func instruct(
        _ prefix: String, _ command: Instruction, as word: CommandWord, _ call: Call
    ) async throws(JournalError) -> Handling {
        let operation: Operation
        switch try await find(prefix, call) {
        case .nothing(let blocks): return .reply(blocks)
        case .found(let found): operation = found
        }
        let restraint = await dispatch.restraints().first { $0.covers(operation.target) }
        do {
            _ = try await dispatch.instruct(
                operation.id, command, by: call.message.author, answering: call.message.id
            ) { after in
                posts(call.message, [confirmation(of: command, as: word, after, restraint)])
            }
            return .done
        } catch {
            switch error {
            case .journal(let error): throw error
            case .fleet(let error): return .reply([unreadable(error)])
            case .refused(let refusal): return .reply([sentence(refusal.sentence)])
            }
        }
    }

    private func confirmation(
        of command: Instruction, as word: CommandWord, _ operation: Operation, _ restraint: Restraint?
    ) -> Mrkdwn {
        let id = operation.id
        let onward: Mrkdwn = .code("\(prefix) resume \(id)")
        switch command {
        case .start, .resume:
            let limit: Mrkdwn =
                restraint.map { ", and makes no call as long as \(.foreign($0.words, limit: 300))" } ?? ""
            return "\(id) \(word == .retry ? "tries again" : "goes on")\(limit)."
        case .pause:
            let calls = operation.progress?.outstanding.count ?? 0
            let rest = calls == 0 ? "" : " What AWS is at already goes on."
            return "\(id) is paused: nothing new is begun.\(rest) \(onward) goes on."
        case .abort, .discard:
            if case .ended(let ended) = operation.phase, case .discarded = ended.outcome {
                return "The plan \(id) is discarded. Nothing was done."
            }
            return "\(id) is stopped. What is left behind is in its last message."
        case .reset(let step):
            return "\(id) is set back to \(title(step, operation)) and stays paused: \(onward) goes on from there."
        case .skip(let step, _):
            return "\(id) leaves out \(title(step, operation)) and stays paused: \(onward) goes on."
        case .timeout(let patience):
            let time = ReplyWording.words(patience)
            return "Each step of \(id) may take \(time) from now on before a person is asked.\(stillPaused(operation))"
        case .hold(let step):
            return "\(id) stops before \(title(step, operation)) and says so; \(onward) then goes on."
        case .unhold(let step):
            return "\(id) does not stop before \(title(step, operation)) any more.\(stillPaused(operation))"
        }
    }

    private func title(_ step: StepID, _ operation: Operation) -> Mrkdwn {
        "“\(.foreign(operation.plan[step]?.title ?? step.text, limit: 240))”"
    }

    private func stillPaused(_ operation: Operation) -> Mrkdwn {
        guard case .paused = operation.phase else { return "" }
        return " It is still paused: \(.code("\(prefix) resume \(operation.id)")) goes on."
    }
}
