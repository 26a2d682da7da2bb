/// Folds what becomes of calls; each is `nil` when there is no such call.
extension Progress {
    /// Records an intent and gives out the permission to make its call; `nil` when it may not be made.
    ///
    /// A gated mutation needs the approval of the last gate of its step, judged in this very turn for this very mutation
    /// and not used; so does one that was asked about because its window had closed.
    mutating func clear(_ intent: Intent, of operation: Operation) -> Clearance? {
        guard case .active = steps[intent.step], !outstanding.contains(where: { $0.mutation == intent.mutation }),
            !(outstanding + finished.map(\.intent)).contains(where: { $0.id == intent.id })
        else { return nil }
        if intent.mutation.isGated || intent.approval != nil {
            guard let gate = gates.last, case .approved(let approval) = gate.state, intent.approval == gate.id,
                approval.gate == gate.id, gate.step == intent.step, gate.allows(intent.mutation),
                approval.planDigest == operation.plan.digest,
                approval.at == intent.decidedAt && !isUsed(gate.id)
                    || isUnderWay(gate, approval, at: intent.decidedAt)
                    || isUnspent(gate, at: intent.decidedAt),
                !isUsed(gate.id, for: intent.mutation)
            else { return nil }
        }
        outstanding.append(intent)
        intentCount += 1
        return Clearance(operation: operation.id, intent: intent, target: operation.target)
    }

    /// All gates that were approved.
    package var approvals: Set<GateID> {
        Set(gates.compactMap { if case .approved = $0.state { $0.id } else { nil } })
    }

    /// All intents that an approval has allowed, in their order.
    package func intents(under gate: GateID) -> [Intent] {
        (finished.map(\.intent) + outstanding).filter { $0.approval == gate }
    }

    /// Whether an approval was consumed by an intent, whatever became of that.
    package func isUsed(_ gate: GateID) -> Bool {
        outstanding.contains { $0.approval == gate } || finished.contains { $0.intent.approval == gate }
    }

    /// Whether an approval was consumed by an intent to make this very call. What AWS put off was certainly not done, and
    /// may be asked for again.
    func isUsed(_ gate: GateID, for mutation: AnyMutation) -> Bool {
        let done = finished.filter { $0.ending != .deferred }.map(\.intent)
        return (outstanding + done).contains { $0.approval == gate && $0.mutation == mutation }
    }

    /// Whether an approval allows its call still, or the first of several: AWS put it off, definitely, whenever it was made,
    /// the time to answer is not over, and nobody paused since.
    func isUnspent(_ gate: Gate, at now: Timestamp) -> Bool {
        guard isUsed(gate.id), !isSpent(gate.id), now < gate.expiresAt else { return false }
        return gatesSince.contains { $0.id == gate.id }
    }

    /// Whether a call was made with an approval that AWS did not put off.
    private func isSpent(_ gate: GateID) -> Bool {
        outstanding.contains { $0.approval == gate }
            || finished.contains { $0.ending != .deferred && $0.intent.approval == gate }
    }

    /// Why AWS put off the call that an approval still allows, and when it is asked again; `nil` when the approval was spent
    /// or was not acted on.
    package func postponement(of gate: Gate) -> Deferral? {
        guard case .approved = gate.state, isUsed(gate.id), !isUsed(gate.id, for: gate.mutation) else { return nil }
        return deferrals[gate.step]
    }

    /// How long after its first call an approval of several allows the next ones.
    static let scopeTime = Span.minutes(6 * 60)

    /// Whether an approval of several calls is being carried out: one of them may have taken effect, nobody paused since,
    /// and the approval is not long ago.
    func isUnderWay(_ gate: Gate, _ approval: Approval, at now: Timestamp) -> Bool {
        guard gate.covers != nil, isSpent(gate.id), now - approval.at <= Progress.scopeTime else { return false }
        return gatesSince.contains { $0.id == gate.id }
    }

    mutating func accept(_ id: IntentID, as name: String?) -> [Effect]? {
        guard let index = outstandingIndex(id) else { return nil }
        outstanding[index].outcome = .accepted
        outstanding[index].acceptedAs = name
        return []
    }

    mutating func lose(_ id: IntentID, _ reason: String) -> [Effect]? {
        guard let index = outstandingIndex(id) else { return nil }
        outstanding[index].outcome = .unknown(reason)
        return [.tell(.detail(.callUnknown(id, reason)))]
    }

    mutating func `defer`(_ id: IntentID, _ reason: String, until: Timestamp, at now: Timestamp) -> [Effect]? {
        guard let intent = finish(id, as: .deferred, at: now) else { return nil }
        let count = (deferrals[intent.step]?.count ?? 0) + 1
        // Of several that were put off, the step waits for the one that has to wait longest.
        deferrals[intent.step] = Deferral(
            resource: intent.mutation.resource, reason: reason,
            until: max(until, deferrals[intent.step]?.until ?? until), count: count)
        return [.tell(.detail(.callDeferred(intent.step, reason, until: until)))]
    }

    mutating func refuse(_ id: IntentID, at now: Timestamp) -> [Effect]? {
        finish(id, as: .refused, at: now) == nil ? nil : []
    }

    mutating func lack(_ id: IntentID, _ reason: String, at now: Timestamp) -> [Effect]? {
        finish(id, as: .lacking, at: now) == nil ? nil : [.tell(.detail(.callLacking(id, reason)))]
    }

    mutating func withhold(_ id: IntentID, _ reason: String, at now: Timestamp) -> [Effect]? {
        finish(id, as: .withheld, at: now) == nil ? nil : [.tell(.detail(.callWithheld(id, reason)))]
    }

    mutating func see(_ id: IntentID, as sighting: Intent.Sighting) -> [Effect]? {
        guard let index = outstandingIndex(id) else { return nil }
        outstanding[index].sighting = sighting
        return []
    }

    mutating func vanish(_ id: IntentID, at now: Timestamp) -> [Effect]? {
        guard let index = outstandingIndex(id) else { return nil }
        let wasUnderWay = outstanding[index].sighting.wasUnderWay
        outstanding[index].sighting = .vanished(since: now, wasUnderWay: wasUnderWay)
        return []
    }

    mutating func prove(_ id: IntentID, at now: Timestamp) -> [Effect]? {
        guard let intent = finish(id, as: .proved, at: now) else { return nil }
        if deferrals[intent.step]?.resource == intent.mutation.resource { deferrals[intent.step] = nil }
        return []
    }

    mutating func fail(_ id: IntentID, _ failure: ReportedFailure, at now: Timestamp) -> [Effect]? {
        guard finish(id, as: .failed, at: now) != nil else { return nil }
        finished[finished.endIndex - 1].failure = failure
        return []
    }

    mutating func giveUp(_ id: IntentID, at now: Timestamp) -> [Effect]? {
        finish(id, as: .unproved, at: now) == nil ? nil : [.tell(.detail(.callUnproved(id)))]
    }

    private func outstandingIndex(_ id: IntentID) -> Int? { outstanding.firstIndex { $0.id == id } }

    private mutating func finish(_ id: IntentID, as ending: Finished.Ending, at now: Timestamp) -> Intent? {
        guard let index = outstanding.firstIndex(where: { $0.id == id }) else { return nil }
        let intent = outstanding.remove(at: index)
        finished.append(Finished(intent: intent, at: now, ending: ending))
        return intent
    }
}
