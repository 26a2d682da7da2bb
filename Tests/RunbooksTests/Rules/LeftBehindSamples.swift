import Maintenance
import Runbooks
import TestSupport

extension Plan {
    /// What an operation with this plan leaves that was started, and stops in its first step.
    ///
    /// - Parameters:
    ///   - proved: calls that took effect.
    ///   - unproved: one that nothing showed until its settle time was over.
    ///   - asked: one that nothing shows.
    func leftBehind(
        seeing observation: Observation, proved: [AnyMutation] = [], unproved: AnyMutation? = nil,
        asked: AnyMutation? = nil
    ) throws -> [String] {
        let origin = Origin(requester: "U0ALICE", channel: "C0DBAOPS", thread: "1.0", command: "resize")
        let now = Observation.sampleInstant
        var operation = try Operation(.planned(self, origin), at: now)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: now)
        let step = steps[0].id
        _ = try operation.apply(.stepStarted(step), at: now)
        for (index, mutation) in (proved + [unproved, asked].compactMap { $0 }).enumerated() {
            let id = IntentID("k3f9-\(index + 1)")
            let approval = mutation.isGated ? try operation.approve(mutation, for: step, at: now) : nil
            let intent = Intent(id: id, step: step, mutation: mutation, approval: approval, decidedAt: now)
            _ = try operation.apply(.mutationIntended(intent), at: now)
            if index < proved.count {
                _ = try operation.apply(.mutationProved(id), at: now)
            } else if mutation == unproved {
                _ = try operation.apply(.mutationUnproved(id), at: now)
            }
        }
        return operation.leftBehind(seeing: observation)
    }
}

extension Maintenance.Operation {
    /// Has a call asked about and approved.
    fileprivate mutating func approve(_ mutation: AnyMutation, for step: StepID, at now: Timestamp) throws -> GateID {
        let gate = Gate(
            id: GateID(operation: id, step: step, ask: 1), operation: id, step: step, mutation: mutation,
            planDigest: plan.digest,
            facts: SafetyFacts(facts: [], takenAt: now, currentWriter: nil, proposedWriter: nil), requester: "U0ALICE",
            openedAt: now, expiresAt: now + .minutes(30))
        _ = try apply(.gateOpened(gate), at: now)
        let prompt = Gate.Prompt(channel: "C0DBAOPS", message: "1767625500.000100", contentDigest: "text")
        _ = try apply(.gatePrompted(gate.id, prompt), at: now)
        guard let waiting = progress?.waitingGate else { throw Refusal("No gate is waiting.") }
        _ = try apply(.gateApproved(try waiting.approval(of: plan, at: now)), at: now)
        return gate.id
    }
}
