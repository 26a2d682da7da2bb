import Maintenance
import TestSupport

extension Clearance {
    /// The clearance that an operation on `orders` gives for a mutation, a gated one with its approval.
    static func sample(_ mutation: AnyMutation, intent number: Int = 1) throws -> Clearance {
        let now = Observation.sampleInstant
        var plan = Plan.sample("k3f9", cluster: "orders", at: now)
        plan.changeCluster { ($0.place, $0.cluster) = (Target.orders.place, Target.orders.cluster) }
        var operation = try Operation(.planned(plan, .sample), at: now)
        let step: StepID = mutation.isGated ? "fail-over" : "create"
        for event in [Event.started(by: "U0ALICE", acknowledged: ["pending-maintenance"]), .stepStarted(step)] {
            _ = try operation.apply(event, at: now)
        }
        let approval = mutation.isGated ? try operation.approve(mutation, at: now) : nil
        let intent = Intent(
            id: IntentID("k3f9-\(number)"), step: step, mutation: mutation, approval: approval, decidedAt: now)
        for case .perform(let clearance) in try operation.apply(.mutationIntended(intent), at: now) { return clearance }
        throw Refusal("The intent was not cleared.")
    }
}

extension Operation {
    fileprivate mutating func approve(_ mutation: AnyMutation, at now: Timestamp) throws(Refusal) -> GateID {
        let gate = Gate(
            id: GateID(operation: id, step: "fail-over", ask: 1), operation: id, step: "fail-over", mutation: mutation,
            planDigest: plan.digest,
            facts: SafetyFacts(
                facts: [], takenAt: now, currentWriter: "orders-1", proposedWriter: (mutation.base as? FailOver)?.next),
            requester: "U0ALICE", openedAt: now, expiresAt: now + .minutes(30))
        let prompt = Gate.Prompt(channel: "C0DBAOPS", message: "1.2", contentDigest: Digest.text(of: "Fail over?"))
        _ = try apply(.gateOpened(gate), at: now)
        _ = try apply(.gatePrompted(gate.id, prompt), at: now)
        guard let waiting = progress?.waitingGate else { throw Refusal("No gate is waiting.") }
        _ = try apply(.gateApproved(try waiting.approval(of: plan, at: now)), at: now)
        return gate.id
    }
}

extension AnyMutation {
    /// One of each.
    static let samples: [AnyMutation] = [
        .createInstance(.sample("k3f9", of: "orders")), .modifyClass(of: "orders-2", to: "db.r6g.xlarge"),
        .failOver("orders", to: "orders-co-k3f9"), .deleteStandIn("orders-co-k3f9"),
    ]
}
