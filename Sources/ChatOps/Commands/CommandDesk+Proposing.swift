import Engine
import Maintenance
import Slack

extension CommandDesk {
    /// Makes a plan and posts it; its post is the answer.
    func propose(_ proposal: ChatCommand.Proposal, _ call: Call) async throws(JournalError) -> Handling {
        guard call.channel.covers(proposal.cluster) else {
            return .reply([elsewhere(proposal.cluster, "This is about")])
        }
        do {
            _ = try await dispatch.propose(
                try wish(for: proposal), origin: origin(proposal, call), start: proposal.start,
                answering: call.message.id
            ) { operation in
                proposal.start ? posts(call.message, whyNotStarted(operation)) : []
            }
            return .done
        } catch {
            return .reply(try await refusal(error, proposal, call))
        }
    }

    /// What the engine is asked for: the window as it is seen from now.
    private func wish(for proposal: ChatCommand.Proposal) throws(EngineError) -> Wish {
        do {
            return Wish(
                proposal.request, cluster: proposal.cluster, region: proposal.region,
                window: try proposal.window.map { (words) throws(Refusal) in
                    try words.window(at: now(), defaultZone: timeZone)
                })
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

    /// Shows what a proposal would do.
    func preview(_ proposal: ChatCommand.Proposal, _ call: Call) async throws(JournalError) -> Handling {
        guard call.channel.covers(proposal.cluster) else {
            return .reply([elsewhere(proposal.cluster, "This is about")])
        }
        do {
            let plan = try await dispatch.preview(try wish(for: proposal), origin: origin(proposal, call))
            return .reply(PlanPreview(plan, prefix: prefix).blocks(proposedBy: proposal.words))
        } catch {
            return .reply(try await refusal(error, proposal, call))
        }
    }

    /// Proposes to delete the stand-in of an operation that is over.
    func cleanUp(
        after prefix: String, start: Bool, isPreview: Bool, _ call: Call
    ) async throws(JournalError) -> Handling {
        let operation: Operation
        switch try await find(prefix, call) {
        case .nothing(let blocks): return .reply(blocks)
        case .found(let found): operation = found
        }
        guard operation.isEnded else {
            return .reply([
                """
                \(operation.id) is not over (\(operation.phase.name)), and deletes its stand-in itself. \
                \(.code("\(self.prefix) abort \(operation.id)")) stops it first.
                """
            ])
        }
        guard let request = operation.cleanup else {
            return .reply(["\(operation.id) was not to make a stand-in: there is nothing to clean up."])
        }
        let proposal = ChatCommand.Proposal(
            request: .cleanup(request), cluster: operation.target.cluster, region: operation.target.place.region,
            start: start)
        return isPreview ? try await preview(proposal, call) : try await propose(proposal, call)
    }

    private func origin(_ proposal: ChatCommand.Proposal, _ call: Call) -> Origin {
        Origin(
            requester: call.message.author, channel: call.message.id.channel, thread: call.message.conversation,
            command: proposal.words)
    }

    private func refusal(
        _ error: EngineError, _ proposal: ChatCommand.Proposal, _ call: Call
    ) async throws(JournalError) -> [Mrkdwn] {
        switch error {
        case .journal(let error): throw error
        case .fleet(let error): return [unreadable(error)]
        case .refused(let refusal):
            return [await unknownCluster(proposal.cluster, region: proposal.region, call) ?? sentence(refusal.sentence)]
        }
    }
}

extension Operation {
    /// The request that deletes what this operation made, if it was to make anything.
    fileprivate var cleanup: CleanupRequest? {
        if case .cleanup(let request) = plan.request { return request }
        return plan.standIn.map { CleanupRequest(operation: id, standIn: $0) }
    }
}
