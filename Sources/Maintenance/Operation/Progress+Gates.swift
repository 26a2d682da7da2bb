/// Folds what happens to gates; each is `nil` when it does not fit.
extension Progress {
    /// A paused operation opens and approves nothing.
    mutating func open(_ gate: Gate) -> [Effect]? {
        guard waitingGate == nil, gate.isWaiting, case .active = steps[gate.step],
            !gates.contains(where: { $0.id == gate.id })
        else { return nil }
        gates.append(gate)
        return [.tell(.gate(gate.id))]
    }

    mutating func approve(_ approval: Approval, at now: Timestamp) -> [Effect]? {
        guard let last = waitingIndex(approval.gate), case .open = gates[last].state, now < gates[last].expiresAt
        else { return nil }
        gates[last].state = .approved(approval)
        return [.tell(.gate(approval.gate))]
    }

    mutating func prompt(_ id: GateID, _ prompt: Gate.Prompt) -> [Effect]? {
        // A gate may have closed before its prompt was confirmed; the prompt is still edited to say so.
        guard let index = gates.firstIndex(where: { $0.id == id }), gates[index].prompt == nil else { return nil }
        gates[index].prompt = prompt
        if case .opening = gates[index].state { gates[index].state = .open(prompt) }
        return []
    }

    mutating func count(_ id: GateID, _ people: [PersonID]) -> [Effect]? {
        guard let index = waitingIndex(id) else { return nil }
        gates[index].counted = people
        return [.tell(.detail(.counted(id, people)))]
    }

    mutating func ignore(_ id: GateID, _ person: PersonID, _ reason: String) -> [Effect]? {
        guard let index = waitingIndex(id) else { return nil }
        gates[index].ignored[person] = reason
        return [.tell(.ignored(id, person, reason))]
    }

    mutating func remind(_ id: GateID, at now: Timestamp) -> [Effect]? {
        guard let index = waitingIndex(id), gates[index].remindedAt == nil else { return nil }
        gates[index].remindedAt = now
        return [.tell(.reminder(id))]
    }

    mutating func escalate(_ id: GateID, at now: Timestamp) -> [Effect]? {
        guard let index = waitingIndex(id), gates[index].escalatedAt == nil else { return nil }
        gates[index].escalatedAt = now
        return [.tell(.escalation(id))]
    }

    private func waitingIndex(_ id: GateID) -> Int? {
        guard let gate = waitingGate, gate.id == id else { return nil }
        return gates.count - 1
    }

    mutating func close(_ id: GateID, as state: Gate.State) -> [Effect]? {
        guard let index = waitingIndex(id) else { return nil }
        gates[index].state = state
        return [.tell(.gate(id))]
    }
}
