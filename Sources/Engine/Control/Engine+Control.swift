package import Maintenance

extension Engine: Control {
    package func admit(_ caller: Caller, to right: Right) async throws(Denial) -> Admission {
        guard caller.way.needsProfile else {
            return try Admission.judge(
                caller, for: right, profile: .unavailable("It needs none."), operators: Operators(people: []))
        }
        let profile = await ports.people.profile(caller.person)
        let operators = await ports.people.operators()
        return try Admission.judge(caller, for: right, profile: profile, operators: operators)
    }

    package func plan(
        _ request: OperationRequest, _ admission: Admission, origin: Origin,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        try admission.check()
        let key = admission.caller.key(asking: request.digest)
        return try await operation(.propose(request, origin, answering: key, posts: posts))
    }

    package func preview(_ request: OperationRequest, _ admission: Admission) async throws(EngineError) -> Plan {
        switch await call(.preview(request)) {
        case .plan(let plan): return plan
        case .failed(let error): throw error
        case .operation, .done: throw .unanswered
        }
    }

    package func instruct(
        _ operation: OperationID, _ instruction: Instruction, _ admission: Admission,
        posts: @escaping @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        try admission.check()
        let caller = admission.caller
        let key = caller.key(asking: instruction.digest(to: operation))
        return try await self.operation(
            .instruct(operation, instruction, by: caller.person, answering: key, posts: posts))
    }

    package func restrain(
        _ change: RestraintChange, _ admission: Admission, posts: [Post]
    ) async throws(EngineError) {
        try admission.check()
        let key = admission.caller.key(asking: change.digest)
        let reply = await call(.restrain(change, answering: key, posts: posts))
        if case .failed(let error) = reply { throw error }
    }

    func operation(_ body: EngineState.Call) async throws(EngineError) -> Operation {
        switch await call(body) {
        case .operation(let operation): return operation
        case .failed(let error): throw error
        case .plan, .done: throw .unanswered
        }
    }

    package func answer(_ message: InboxMessage.ID, with posts: [Post]) async throws(JournalError) {
        if case .failed(let error) = await call(.answer(message, posts)) { throw error.ofJournal }
    }
}

/// Queries. An admission to whatever is one to read.
extension Engine {
    package func restraints(_ admission: Admission) -> [Restraint] { state.restraints.inForce }

    package func standings(_ admission: Admission) -> [Standing] { standings() }

    package func standing(of id: OperationID, _ admission: Admission) async throws(JournalError) -> Standing? {
        try await standing(of: id)
    }

    package func operations(
        beginning: String, _ admission: Admission
    ) async throws(JournalError) -> [Operation] {
        try await ports.journal.operations(prefix: beginning)
    }

    package func recentOperations(limit: Int, _ admission: Admission) async throws(JournalError) -> [Operation] {
        try await ports.journal.recentOperations(limit: limit)
    }

    package func parkedOperations(_ admission: Admission) async throws(JournalError) -> [ParkedOperation] {
        try await ports.journal.parkedOperations()
    }

    package func events(
        of operation: OperationID, _ admission: Admission
    ) async throws(JournalError) -> [RecordedEvent] {
        try await ports.journal.events(of: operation)
    }

    package func ask(_ questions: Set<AnyQuestion>, _ admission: Admission) async -> Answers {
        await ports.fleet.ask(questions, for: .plan)
    }

    package func place(region: String?, _ admission: Admission) async throws(FleetError) -> Place {
        try await ports.fleet.place(region: region)
    }

    package func regions(_ admission: Admission) async throws(FleetError) -> RegionList {
        try await ports.fleet.regions()
    }
}

extension Engine: StandingReader {
    package func standings() -> [Standing] { state.standings() }

    package func standing(of id: OperationID) async throws(JournalError) -> Standing? {
        if let standing = state.standing(of: id) { return standing }
        let stored = try await ports.journal.operations(prefix: id.text).first { $0.id == id }
        return stored.map { Standing(operation: $0) }
    }
}

extension Engine: DeliveryRecorder {
    package func delivered(_ post: Post, _ delivery: Delivery, shown: ShownMessage?) async throws(JournalError) {
        if case .failed(let error) = await call(.delivered(post, delivery, shown: shown)) { throw error.ofJournal }
    }
}

extension Admission {
    /// Refuses whoever was admitted to read alone.
    fileprivate func check() throws(EngineError) {
        switch right {
        case .change: return
        case .read: throw .refused(Refusal("This was asked with the right to read alone."))
        }
    }
}

extension EngineError {
    /// A reply of another kind than was asked for: a fault of the program.
    static let unanswered = EngineError.refused(Refusal("A fault of the bot: it has no answer to this."))

    var ofJournal: JournalError {
        switch self {
        case .journal(let error): error
        case .refused(let refusal): JournalError(.failed, refusal.sentence)
        case .fleet(let error): JournalError(.failed, error.message)
        }
    }
}
