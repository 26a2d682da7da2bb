extension Progress {
    /// Folds a step's event; `nil` when it does not fit.
    mutating func applyStep(_ event: Event, at now: Timestamp) -> [Effect]? {
        switch event {
        case .stepStarted(let step):
            guard steps[step] == .waiting else { return nil }
            steps[step] = .active(since: now)
            return []
        case .stepCompleted(let step):
            guard case .active(let since) = steps[step], !outstanding.contains(where: { $0.step == step }) else {
                return nil
            }
            steps[step] = .done(since: since, at: now)
            deferrals[step] = nil
            troubles[step] = nil
            return [.tell(.detail(.stepCompleted(step)))]
        case .stepTroubled(let step, let reason):
            guard case .active = steps[step] else { return nil }
            troubles[step] = Trouble(reason: reason, since: now)
            return []
        case .stepRecovered(let step):
            guard troubles.removeValue(forKey: step) != nil else { return nil }
            return []
        default:
            return nil
        }
    }

    /// Leaves a step to a person; `nil` when it is done, or AWS was asked for something that nothing has proved.
    mutating func skip(_ step: StepID, by person: PersonID, reason: String, at now: Timestamp) -> [Effect]? {
        guard !isDone(step), !outstanding.contains(where: { $0.step == step }) else { return nil }
        steps[step] = .skipped(by: person, reason: reason, at: now)
        deferrals[step] = nil
        troubles[step] = nil
        return [.tell(.detail(.stepSkipped(step)))]
    }

    /// Lets steps be done again, those that were not begun included; false when not even the first was.
    mutating func reset(_ again: [StepID]) -> Bool {
        guard let first = again.first, steps[first] != .waiting else { return false }
        for step in again {
            steps[step] = .waiting
            deferrals[step] = nil
            troubles[step] = nil
        }
        return true
    }

    /// Records an intent and gives out the permission to make its call; `nil` when it may not be made.
    ///
    /// A gated mutation needs the approval of the last gate of its step, judged in this very turn for this very mutation
    /// and not used.
    mutating func clear(_ intent: Intent, of operation: Operation) -> Clearance? {
        guard case .active = steps[intent.step], !outstanding.contains(where: { $0.mutation == intent.mutation }),
            !(outstanding + finished.map(\.intent)).contains(where: { $0.id == intent.id })
        else { return nil }
        if intent.mutation.isGated {
            guard let gate = gates.last, case .approved(let approval) = gate.state, intent.approval == gate.id,
                approval.gate == gate.id, gate.step == intent.step, gate.allows(intent.mutation),
                approval.planDigest == operation.plan.digest,
                approval.at == intent.decidedAt || isUnderWay(gate, approval, at: intent.decidedAt),
                gate.covers == nil ? !isUsed(gate.id) : !isUsed(gate.id, for: intent.mutation)
            else { return nil }
        } else {
            guard intent.approval == nil else { return nil }
        }
        outstanding.append(intent)
        intentCount += 1
        return Clearance(operation: operation.id, intent: intent, target: operation.target)
    }

    /// Whether an approval was consumed by an intent, whatever became of that.
    package func isUsed(_ gate: GateID) -> Bool {
        outstanding.contains { $0.approval == gate } || finished.contains { $0.intent.approval == gate }
    }

    /// Whether an approval of several calls was consumed by an intent to make this very one. What AWS put off was
    /// certainly not done, and may be asked for again.
    func isUsed(_ gate: GateID, for mutation: Mutation) -> Bool {
        let done = finished.filter { $0.ending != .deferred }.map(\.intent)
        return (outstanding + done).contains { $0.approval == gate && $0.mutation == mutation }
    }

    /// How long after its first call an approval of several allows the next ones.
    static let scopeTime = Span.minutes(6 * 60)

    /// Whether an approval of several calls is being carried out: its first call was made in the instant of the
    /// approval, nobody paused since, and it is not long ago.
    func isUnderWay(_ gate: Gate, _ approval: Approval, at now: Timestamp) -> Bool {
        guard gate.covers != nil, isUsed(gate.id), now - approval.at <= Progress.scopeTime else { return false }
        return resumedAt.map { $0 <= approval.at } ?? true
    }

    /// Folds what became of a call; `nil` when there is no such call.
    mutating func applyMutation(_ event: Event, at now: Timestamp) -> [Effect]? {
        switch event {
        case .mutationAccepted(let id):
            guard let index = outstanding.firstIndex(where: { $0.id == id }) else { return nil }
            outstanding[index].outcome = .accepted
            return []
        case .mutationUnknown(let id, let reason):
            guard let index = outstanding.firstIndex(where: { $0.id == id }) else { return nil }
            outstanding[index].outcome = .unknown(reason)
            return [.tell(.detail(.callUnknown(id, reason)))]
        case .mutationDeferred(let id, let reason, let until):
            guard let intent = finish(id, as: .deferred, at: now) else { return nil }
            let count = (deferrals[intent.step]?.count ?? 0) + 1
            // Of several that were put off, the step waits for the one that has to wait longest.
            deferrals[intent.step] = Deferral(
                resource: intent.mutation.resource, reason: reason,
                until: max(until, deferrals[intent.step]?.until ?? until), count: count)
            return [.tell(.detail(.callDeferred(intent.step, reason, until: until)))]
        case .mutationRefused(let id, _):
            return finish(id, as: .refused, at: now) == nil ? nil : []
        case .mutationSeen(let id):
            guard let index = outstanding.firstIndex(where: { $0.id == id }) else { return nil }
            outstanding[index].sighting = .working(since: now)
            return []
        case .mutationVanished(let id):
            guard let index = outstanding.firstIndex(where: { $0.id == id }) else { return nil }
            outstanding[index].sighting = .vanished(since: now)
            return []
        case .mutationProved(let id):
            guard let intent = finish(id, as: .proved, at: now) else { return nil }
            if deferrals[intent.step]?.resource == intent.mutation.resource { deferrals[intent.step] = nil }
            return []
        case .mutationUnproved(let id):
            return finish(id, as: .unproved, at: now) == nil ? nil : [.tell(.detail(.callUnproved(id)))]
        default:
            return nil
        }
    }

    private mutating func finish(_ id: IntentID, as ending: Finished.Ending, at now: Timestamp) -> Intent? {
        guard let index = outstanding.firstIndex(where: { $0.id == id }) else { return nil }
        let intent = outstanding.remove(at: index)
        finished.append(Finished(intent: intent, at: now, ending: ending))
        return intent
    }

    /// Folds a gate's event; `nil` when it does not fit. A paused operation opens and approves nothing.
    mutating func applyGate(_ event: Event, isRunning: Bool, at now: Timestamp) -> [Effect]? {
        switch event {
        case .gateOpened(let gate):
            guard isRunning, waitingGate == nil, gate.isWaiting, case .active = steps[gate.step],
                !gates.contains(where: { $0.id == gate.id })
            else { return nil }
            gates.append(gate)
            return [.tell(.gate(gate.id))]
        case .gateApproved(let approval):
            guard isRunning, let last = waitingIndex(approval.gate), case .open = gates[last].state,
                now < gates[last].expiresAt
            else { return nil }
            gates[last].state = .approved(approval)
            return [.tell(.gate(approval.gate))]
        case .gatePrompted(let id, let prompt):
            // A gate may have closed before its prompt was confirmed; the prompt is still edited to say so.
            guard let index = gates.firstIndex(where: { $0.id == id }), gates[index].prompt == nil else { return nil }
            gates[index].prompt = prompt
            if case .opening = gates[index].state { gates[index].state = .open(prompt) }
            return []
        case .gateCounted(let id, let people):
            guard let index = waitingIndex(id) else { return nil }
            gates[index].counted = people
            return [.tell(.detail(.counted(id, people)))]
        case .gateReactionIgnored(let id, let person, let reason):
            guard let index = waitingIndex(id) else { return nil }
            gates[index].ignored[person] = reason
            return [.tell(.ignored(id, person, reason))]
        case .gateReminded(let id):
            guard let index = waitingIndex(id), gates[index].remindedAt == nil else { return nil }
            gates[index].remindedAt = now
            return [.tell(.reminder(id))]
        case .gateEscalated(let id):
            guard let index = waitingIndex(id), gates[index].escalatedAt == nil else { return nil }
            gates[index].escalatedAt = now
            return [.tell(.escalation(id))]
        case .gateVetoed(let id, let person):
            return close(id, as: .vetoed(by: person, at: now))
        case .gateExpired(let id):
            return close(id, as: .expired(at: now))
        case .gateVoided(let id, let reason):
            return close(id, as: .voided(reason: reason, at: now))
        default:
            return nil
        }
    }

    private func waitingIndex(_ id: GateID) -> Int? {
        guard let gate = waitingGate, gate.id == id else { return nil }
        return gates.count - 1
    }

    private mutating func close(_ id: GateID, as state: Gate.State) -> [Effect]? {
        guard let index = waitingIndex(id) else { return nil }
        gates[index].state = state
        return [.tell(.gate(id))]
    }

    /// Forgets what an operation waited for when it stopped, and gives every active step its patience anew.
    mutating func resume(at now: Timestamp) {
        deferrals = [:]
        troubles = [:]
        resumedAt = now
    }
}
