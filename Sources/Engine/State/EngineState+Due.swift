import Maintenance

extension EngineState {
    /// What is not over, in no order.
    private func idle(at now: Timestamp) -> [Agenda.Item] {
        var items: [Agenda.Item] = []
        items.reserveCapacity(operations.count)
        for (id, operation) in operations where isIdle(id) {
            if let item = Agenda.Item(operation, at: now) { items.append(item) }
        }
        return items
    }

    private func isIdle(_ id: OperationID) -> Bool { !isBusy(id) && parked[id] == nil }

    /// Begins every turn that is due, with one shared reading of the clusters, and says when the next will be.
    mutating func beginDue(at now: Timestamp) -> [Effect] {
        var idle = idle(at: now)
        let instant = time.instant(at: now)
        let due = agenda.take(idle, at: instant)
        var effects = beginTurns(due, at: now)
        for id in due.plans { effects += readPlan(of: id, at: now) }
        idle.removeAll { !isIdle($0.id) }
        if let next = agenda.next(idle, at: instant) { effects.append(.wake(at: time.shown(at: next))) }
        if let next = announcements.values.map(\.until).min() {
            effects.append(.wake(at: time.shown(at: next)))
        }
        return effects
    }

    private mutating func beginTurns(_ due: Agenda.Due, at now: Timestamp) -> [Effect] {
        let ids = Set(due.operations + due.gates).sorted()
        for id in ids {
            turns[id] = TurnUnderWay(
                look: Look(now: now, sighting: .notLooked), isDueByItself: due.operations.contains(id))
        }
        var effects: [Effect] = []
        let seeing = ids.filter { id in
            due.operations.contains(id) && operations[id].map { due.targets.contains($0.target) } ?? false
        }
        if !seeing.isEmpty { effects.append(ask(.questions(questions(of: seeing), for: .look), for: .turns(seeing))) }
        for id in due.gates {
            guard let gate = operations[id]?.progress?.waitingGate, let prompt = gate.prompt else { continue }
            effects.append(ask(reactions(to: gate, at: prompt, isToBeActedOn: false, at: now), for: .turns([id])))
        }
        for id in ids where turns[id]?.asks.isEmpty ?? false {
            effects += consider(.turn, of: .operation(id), at: now)
        }
        return effects
    }

    /// What these operations have to see.
    private func questions(of ids: [OperationID]) -> Set<AnyQuestion> {
        ids.reduce(into: []) { all, id in all.formUnion(operations[id]?.questions ?? []) }
    }
}
