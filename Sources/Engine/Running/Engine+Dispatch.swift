package import Maintenance

extension Engine: Dispatch {
    package func propose(
        _ wish: Wish, origin: Origin, start: Bool, answering: InboxMessage.ID?,
        posts: @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        let id = try await freshID()
        let plan = try await plan(wish, as: id)
        // A plan without steps may say what is in the way of any; it is posted like every blocked plan.
        guard !plan.blocks.isEmpty || !plan.isEmpty else { throw .refused(plan.nothingToDo) }
        var events: [Event] = [.planned(plan, origin)]
        if start, plan.blocks.isEmpty, plan.acknowledgements.isEmpty {
            events.append(.started(by: origin.requester, acknowledged: []))
        }
        let recording = try await recordNew(events, on: plan.target.cluster, answering: answering, posts: posts)
        agenda.hurry(id)
        return recording.operation
    }

    package func preview(_ wish: Wish, origin: Origin) async throws(EngineError) -> Plan {
        try await plan(wish, as: try await freshID())
    }

    package func instruct(
        _ id: OperationID, _ command: Command, by person: PersonID, answering: InboxMessage.ID?,
        posts: @Sendable (Operation) -> [Post]
    ) async throws(EngineError) -> Operation {
        for _ in 0..<5 {
            let operation = try await operation(id)
            if command == .start { try await makeWay(for: operation, by: person) }
            let instruction = try await instruction(command, to: operation)
            let decision = try await decide(instruction, by: person, on: operation)
            do {
                let recording = try await record(
                    decision.events, onto: operation, answering: answering, posts: posts, at: ports.now())
                agenda.hurry(id)
                bell.ring()
                return recording.operation
            } catch {
                switch error.code {
                case .conflict:
                    await reload(id)
                    // Nobody recorded first, so it is the message that is answered already.
                    guard try await self.operation(id).version != operation.version else { throw .journal(error) }
                case .clusterTaken:
                    throw .refused(.held(operation.target.cluster))
                case .locked, .diskFull, .unreadable, .failed: throw .journal(error)
                }
            }
        }
        throw .journal(JournalError(.conflict, "\(id) changes too fast just now"))
    }

    package func answer(_ message: InboxMessage.ID, with posts: [Post]) async throws(JournalError) {
        try await ports.journal.commit(
            Entry(
                operation: nil, expectedVersion: nil, events: [], posts: posts, answers: message, at: ports.now()))
        outboxBell.ring()
    }

    package func standings() -> [Standing] {
        operations.values.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }.map(standing)
    }

    package func standing(of id: OperationID) async throws(JournalError) -> Standing? {
        if let operation = operations[id] { return standing(operation) }
        let stored = try await ports.journal.operations(prefix: id.text).first { $0.id == id }
        return stored.map { Standing(operation: $0) }
    }

    private func standing(_ operation: Operation) -> Standing {
        Standing(
            operation: operation, waits: waits[operation.id] ?? [:],
            blindness: operation.isActive ? blindness[operation.target] : nil)
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

extension Engine {
    private func freshID() async throws(EngineError) -> OperationID {
        do {
            for _ in 0..<100 {
                let id = ports.makeID()
                if operations[id] == nil, try await ports.journal.operations(prefix: id.text).isEmpty { return id }
            }
        } catch {
            throw .journal(error)
        }
        throw .journal(JournalError(.failed, "no free operation id was found"))
    }

    /// Makes a plan from a survey taken now.
    func plan(_ wish: Wish, as id: OperationID) async throws(EngineError) -> Plan {
        let request = wish.request
        guard let runbook = runbooks[request.runbook] else {
            throw .refused(Refusal("There is no runbook “\(request.runbook)” here."))
        }
        let policy = await ports.policies().plan
        var survey: Survey
        do {
            let target = Target(place: try await ports.fleet.place(region: wish.region), cluster: wish.cluster)
            survey = try await ports.fleet.survey(target, for: request)
        } catch {
            throw .fleet(error)
        }
        let target = survey.observation.target
        survey.otherOperation =
            operations.values.first { other in
                other.isActive && other.target == target && other.id != id && !request.replaces(other)
            }?.id
        survey.restraint = restraint(on: target)
        survey.lastFailover = try await lastFailover(on: target)
        survey.unsettled = try await unsettled(before: request)
        do {
            var plan = try runbook.plan(request, from: survey, as: id, policy: policy, at: ports.now())
            plan.window = wish.window
            return plan
        } catch {
            throw .refused(error)
        }
    }

    private func operation(_ id: OperationID) async throws(EngineError) -> Operation {
        if let operation = operations[id] { return operation }
        do {
            if let stored = try await ports.journal.operations(prefix: id.text).first(where: { $0.id == id }) {
                return stored
            }
        } catch {
            throw .journal(error)
        }
        throw .refused(Refusal("I don't know an operation “\(id)”. `operations` lists them."))
    }

    /// Completes a command with what it needs to be decided on: preflight runs again at the start.
    private func instruction(_ command: Command, to operation: Operation) async throws(EngineError) -> Instruction {
        switch command {
        case .start:
            guard case .planned = operation.phase else { return .start(fresh: operation.plan) }
            let wish = Wish(
                operation.plan.request, cluster: operation.target.cluster, region: operation.target.place.region,
                window: operation.plan.window)
            return .start(fresh: try await plan(wish, as: operation.id))
        case .discard: return .discard
        case .pause: return .pause
        case .resume: return .resume
        case .abort(let reason): return .abort(reason: reason)
        case .reset(let step): return .reset(to: step)
        case .skip(let step, let reason): return .skip(step, reason: reason)
        case .timeout(let patience): return .timeout(patience)
        case .hold(let step): return .hold(before: step)
        case .unhold(let step): return .unhold(before: step)
        }
    }

    private func decide(
        _ instruction: Instruction, by person: PersonID, on operation: Operation
    ) async throws(EngineError) -> Decision {
        var look = Look(now: ports.now(), sighting: .notLooked)
        do {
            let policies = await ports.policies()
            let decision = try operation.decide(
                on: instruction, by: person, look: look, rules: rules, policies: policies)
            guard let wider = await widen(look, for: decision.wants, of: operation) else { return decision }
            look = wider
            return try operation.decide(on: instruction, by: person, look: look, rules: rules, policies: policies)
        } catch {
            throw .refused(error)
        }
    }

    private func recordNew(
        _ events: [Event], on cluster: ClusterID, answering: InboxMessage.ID?, posts: (Operation) -> [Post]
    ) async throws(EngineError) -> Recording {
        do {
            return try await record(events, onto: nil, answering: answering, posts: posts, at: ports.now())
        } catch {
            throw error.code == .clusterTaken ? .refused(.held(cluster)) : .journal(error)
        }
    }
}

extension Refusal {
    fileprivate static func held(_ cluster: ClusterID) -> Refusal {
        Refusal("\(cluster) is held by another operation. `operations` lists them.")
    }
}

extension Plan {
    /// Why there is nothing to start: all that preflight found.
    fileprivate var nothingToDo: Refusal {
        guard findings.isEmpty else { return Refusal(findings.map(\.text).joined(separator: " ")) }
        return Refusal("\(target.cluster) is already as asked for: nothing to do.")
    }
}
