import Maintenance

/// What is proposed by itself when an operation has come to its end.
extension EngineState {
    /// How many of the newest operations a start looks at, and how long ago they may have ended.
    private static let followUpLimit = 100
    private static let followUpMemory = Span.minutes(14 * 24 * 60)

    /// Looks for operations that ended with the process, before their follow-up was proposed: when the log was walked, for
    /// what is proposed has to be borne out by it, and nobody waits for it.
    mutating func beginFollowUps() -> [Effect] {
        [ask(.operations(limit: EngineState.followUpLimit), for: .followUps)]
    }

    mutating func takeFollowUps(_ answer: Answer, at now: Timestamp) -> [Effect] {
        guard case .operations(let result) = answer else { return [] }
        switch result {
        case .success(let recent):
            return recent.flatMap { operation -> [Effect] in
                guard case .ended(let ended) = operation.phase, now - ended.at <= EngineState.followUpMemory else {
                    return []
                }
                return proposeFollowUp(of: operation, at: now)
            }
        case .failure(let error): return [report(.warning, "follow-ups not looked for", error)]
        }
    }

    /// Proposes what follows on an operation that was completed or stopped, once: it is asked under a name of its own.
    mutating func proposeFollowUp(of operation: Operation, at now: Timestamp) -> [Effect] {
        guard mayHaveFollowUp(operation), let kind = operation.plan.runbook.base.followUp(of: operation) else {
            return []
        }
        let request = OperationRequest(.following(operation.id, OperationRequest.FollowUp(kind)))
        var origin = operation.origin
        origin.command = "\(kind.kind) \(operation.id)"
        let key = KeyedRequest(caller: "changeover", name: "after \(operation.id)", digest: request.digest)
        return begin(
            .propose(request, origin, answering: .request(key), posts: { _ in [] }), for: .followUp(operation.id),
            at: now)
    }

    /// Nothing follows on what was never started, nor on what stops for its way back.
    private func mayHaveFollowUp(_ operation: Operation) -> Bool {
        guard case .ended(let ended) = operation.phase else { return false }
        return switch ended.outcome {
        case .completed: true
        case .aborted: !operations.values.contains { $0.plan.runbook.rollsBack == operation.id && !$0.isEnded }
        case .discarded, .planExpired: false
        }
    }

    func followUpEnded(of operation: OperationID, _ reply: Reply) -> [Effect] {
        guard case .failed(let error) = reply else { return [.post] }
        return [report(.warning, "what follows on it is not proposed", of: operation, error)]
    }
}
