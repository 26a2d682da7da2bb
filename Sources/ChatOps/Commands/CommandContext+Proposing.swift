import Engine
import Maintenance
import Slack

/// Maintenance that a command asks for.
struct Proposal: Sendable, Equatable {
    var work: OperationRequest.Work
    /// The cluster that it works on, or what else it is about, by its name.
    var cluster: ClusterID
    /// What it is about was looked up: where it is refused, that is not for want of a cluster of that name.
    var isLookedUp = false
    /// Start at once, without the reaction, when nothing needs acknowledging.
    var start = false
    /// When its calls that disturb connections or writes may be made.
    var window: WindowWords?
    /// The command as it was understood, without the prefix.
    var words: String
}

extension CommandContext {
    /// Makes a plan and posts it; its post is the answer.
    func propose(_ proposal: Proposal) async throws(JournalError) -> CommandOutcome {
        guard channel.covers(proposal.cluster) else { return .reply([elsewhere(proposal.cluster)]) }
        do {
            _ = try await ports.control.plan(try request(for: proposal), admission, origin: origin(proposal)) {
                operation in
                proposal.start ? posts(whyNotStarted(operation)) : []
            }
            return .done
        } catch {
            return try await refusal(error, proposal)
        }
    }

    /// Shows what a proposal would do.
    func preview(_ proposal: Proposal) async throws(JournalError) -> CommandOutcome {
        guard channel.covers(proposal.cluster) else { return .reply([elsewhere(proposal.cluster)]) }
        do {
            let plan = try await ports.control.preview(try request(for: proposal), admission)
            return .reply(PlanPreview(plan, prefix: prefix, now: ports.now()).blocks(proposedBy: proposal.words))
        } catch {
            return try await refusal(error, proposal)
        }
    }

    /// What the engine is asked for: the window as it is seen from now.
    private func request(for proposal: Proposal) throws(EngineError) -> OperationRequest {
        do {
            let window = try proposal.window.map { (words) throws(Refusal) in
                try words.window(at: ports.now(), defaultZone: ports.timeZone)
            }
            return OperationRequest(proposal.work, window: window, start: proposal.start)
        } catch {
            throw .refused(error)
        }
    }

    /// What to say when a start was asked for that has to wait.
    private func whyNotStarted(_ operation: Operation) -> [Mrkdwn] {
        guard case .planned = operation.phase else { return [] }
        guard operation.plan.blocks.isEmpty else { return ["Not started: the plan says what is in the way."] }
        return ["Not started yet: the plan has warnings, and says how an operator accepts them."]
    }

    private func origin(_ proposal: Proposal) -> Origin {
        Origin(
            requester: Requester(message.author), channel: message.id.channel, thread: message.conversation,
            command: proposal.words)
    }

    private func refusal(_ error: EngineError, _ proposal: Proposal) async throws(JournalError) -> CommandOutcome {
        if case .refused = error, !proposal.isLookedUp,
            case .maintenance(_, let cluster, let region) = proposal.work,
            let unknown = await unknownSubject(cluster, region: region)
        {
            return .reply([unknown])
        }
        return try reply(to: error)
    }
}
