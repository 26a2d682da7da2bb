package import Maintenance

extension Engine: Dispatch {
    package func propose(
        _ wish: Wish, origin: Origin, start: Bool, answering: InboxMessage.ID?,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        try await operation(.propose(wish.asked(start: start), origin, answering: answering, posts: posts))
    }

    package func preview(_ wish: Wish, origin: Origin) async throws(EngineError) -> Plan {
        switch await call(.preview(wish.asked(start: false))) {
        case .plan(let plan): return plan
        case .failed(let error): throw error
        case .operation, .done: throw .unanswered
        }
    }

    package func restrain(
        _ change: RestraintChange, answering: InboxMessage.ID?, posts: [Post]
    ) async throws(EngineError) {
        if case .failed(let error) = await call(.restrain(change, answering: answering, posts: posts)) { throw error }
    }

    package func instruct(
        _ id: OperationID, _ instruction: Instruction, by person: PersonID, answering: InboxMessage.ID?,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        try await operation(.instruct(id, instruction, by: person, answering: answering, posts: posts))
    }
}

extension Wish {
    fileprivate func asked(start: Bool) -> OperationRequest {
        OperationRequest(.maintenance(runbook, on: cluster, region: region), window: window, start: start)
    }
}
