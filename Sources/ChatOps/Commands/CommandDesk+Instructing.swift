import Engine
import Maintenance
import Slack

extension CommandDesk {
    /// Tells an operation what a person wants of it.
    func instruct(
        _ prefix: String, _ command: Command, as word: CommandWord, _ call: Call
    ) async throws(JournalError) -> Handling {
        let operation: Operation
        switch try await find(prefix, call) {
        case .nothing(let blocks): return .reply(blocks)
        case .found(let found): operation = found
        }
        do {
            _ = try await dispatch.instruct(
                operation.id, command, by: call.message.author, answering: call.message.id
            ) { after in
                posts(call.message, [confirmation(of: word, after)])
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

    private func confirmation(of word: CommandWord, _ operation: Operation) -> Mrkdwn {
        let id = operation.id
        switch word {
        case .pause:
            let calls = operation.progress?.outstanding.count ?? 0
            let rest = calls == 0 ? "" : " What AWS is at already goes on."
            return "\(id) is paused: nothing new is begun.\(rest) \(.code("\(prefix) resume \(id)")) goes on."
        case .retry: return "\(id) tries again."
        case .abort:
            if case .ended(let ended) = operation.phase, case .discarded = ended.outcome {
                return "The plan \(id) is discarded. Nothing was done."
            }
            return "\(id) is stopped. What is left behind is in its last message."
        case .reset:
            let again = "\(.code("\(prefix) resume \(id)")) goes on from there" as Mrkdwn
            return "\(id) is set back and stays paused: \(again)."
        case .skip:
            return "The step is left to you and \(id) stays paused: \(.code("\(prefix) resume \(id)")) goes on."
        case .timeout:
            let time = operation.controls.patience.map { ReplyWording.words($0) } ?? "as planned"
            return "Each step of \(id) may take \(time) from now on before a person is asked."
        case .hold: return "\(id) stops before that step and says so. \(.code("\(prefix) resume \(id)")) then goes on."
        case .unhold: return "\(id) does not stop there any more."
        case .resume, .resize, .upgrade, .storage, .cycle, .failover, .reboot, .applyMaintenance, .rollback, .cleanup,
            .plan,
            .clusters, .show, .operations, .status, .events, .lock, .unlock, .freeze, .unfreeze, .help:
            return "\(id) goes on."
        }
    }
}
