import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import Engine

/// What is proposed by itself when an operation has ended.
struct FollowUpTests {
    private static let now = SampleStory.beginning + .minutes(1)

    private static func plan(_ operation: OperationID, _ runbook: AnyRunbook) -> Plan {
        let deployment = DeploymentPlan(
            name: "orders-co-k3f9", cluster: "orders", source: "arn", version: "16.6", clusterGroup: "c16",
            instanceGroup: "i16", tags: [])
        var plan = Plan.sample(operation, cluster: "orders", at: now)
        plan.runbook = runbook
        plan.steps = [
            Step(
                id: "switch-over", title: "Switch orders over to green", after: [],
                work: AnyStep(SwitchOverStep(deployment, timeout: 300)), expected: .minutes(2), patience: .minutes(30))
        ]
        return plan
    }

    /// An upgrade that was stopped, after its switchover or before.
    private static func stopped(afterSwitchover isSwitched: Bool) throws -> Maintenance.Operation {
        var operation = try Maintenance.Operation(
            .planned(plan("k3f9", .upgrade(UpgradeRunbook(version: "16.6"))), .sample), at: now)
        var events: [Event] = [.started(by: "U0ALICE", acknowledged: []), .stepStarted("switch-over")]
        if isSwitched { events.append(.stepCompleted("switch-over")) }
        events.append(.aborted(by: "U0ALICE", reason: "enough", leftBehind: []))
        for event in events { _ = try operation.apply(event, at: now) }
        return operation
    }

    private static func proposes(
        after operation: Maintenance.Operation, beside other: Maintenance.Operation? = nil
    ) -> Bool {
        var state = EngineState(routing: EngineSetup.routing)
        if let other { state.takeOver(other) }
        return !state.proposeFollowUp(of: operation, at: now).isEmpty
    }

    @Test func `the deletion of the old environment is proposed when an upgrade stops after its switchover`() throws {
        #expect(Self.proposes(after: try Self.stopped(afterSwitchover: true)))
        #expect(!Self.proposes(after: try Self.stopped(afterSwitchover: false)))
    }

    @Test func `nothing is deleted by proposal while the way back is at hand`() throws {
        let back = RollbackRunbook(
            operation: "k3f9", before: Beginning(writer: "orders-1", classes: [:]), standIn: nil)
        let rollback = try Maintenance.Operation(.planned(Self.plan("r0ll", .rollback(back)), .sample), at: Self.now)
        #expect(!Self.proposes(after: try Self.stopped(afterSwitchover: true), beside: rollback))
    }
}
