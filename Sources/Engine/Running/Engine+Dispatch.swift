package import Maintenance

extension Engine: Dispatch {
    package func propose(
        _ wish: Wish, origin: Origin, start: Bool, answering: InboxMessage.ID?,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        try await operation(.propose(wish, origin, start: start, answering: answering, posts: posts))
    }

    package func preview(_ wish: Wish, origin: Origin) async throws(EngineError) -> Plan {
        switch await call(.preview(wish)) {
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

    package func restraints() -> [Restraint] { state.restraints }

    package func instruct(
        _ id: OperationID, _ instruction: Instruction, by person: PersonID, answering: InboxMessage.ID?,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        try await operation(.instruct(id, instruction, by: person, answering: answering, posts: posts))
    }

    private func operation(_ body: EngineState.Call) async throws(EngineError) -> Operation {
        switch await call(body) {
        case .operation(let operation): return operation
        case .failed(let error): throw error
        case .plan, .done: throw .unanswered
        }
    }

    package func answer(_ message: InboxMessage.ID, with posts: [Post]) async throws(JournalError) {
        if case .failed(let error) = await call(.answer(message, posts)) { throw error.ofJournal }
    }

    package func delivered(_ post: Post, _ delivery: Delivery, text: String?) async throws(JournalError) {
        if case .failed(let error) = await call(.delivered(post, delivery, text: text)) { throw error.ofJournal }
    }

    package func standings() -> [Standing] { state.standings() }

    package func standing(of id: OperationID) async throws(JournalError) -> Standing? {
        if let standing = state.standing(of: id) { return standing }
        let stored = try await ports.journal.operations(prefix: id.text).first { $0.id == id }
        return stored.map { Standing(operation: $0) }
    }

    package func clusters(region: String?) async throws(FleetError) -> [Observation] {
        let place = try await ports.fleet.place(region: region)
        return try await ports.fleet.clusters(in: place)
    }

    package func place(region: String?) async throws(FleetError) -> Place {
        try await ports.fleet.place(region: region)
    }

    package func regions() async throws(FleetError) -> RegionList { try await ports.fleet.regions() }
}

extension EngineError {
    /// A reply of another kind than was asked for: a fault of the program.
    fileprivate static let unanswered = EngineError.refused(Refusal("A fault of the bot: it has no answer to this."))

    fileprivate var ofJournal: JournalError {
        switch self {
        case .journal(let error): error
        case .refused(let refusal): JournalError(.failed, refusal.sentence)
        case .fleet(let error): JournalError(.failed, error.message)
        }
    }
}
