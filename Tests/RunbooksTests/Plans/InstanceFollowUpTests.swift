import Maintenance
import Runbooks
import TestSupport
import Testing

/// What follows a blue/green deployment of an RDS instance.
@Suite struct InstanceFollowUpTests {
    private static func member(_ name: InstanceID, _ resource: String) -> PrepareGreenStep.Member {
        PrepareGreenStep.Member(
            blue: name, resource: resource, instanceClass: "db.m6g.large", parameterGroup: "orders-16")
    }

    private static func step(_ id: StepID, _ work: some StepKind) -> Step {
        Step(
            id: id, title: id.text, after: [], work: AnyStep(work), expected: .minutes(1), patience: .minutes(60))
    }

    private static let plan = Plan(
        operation: "k3f9", runbook: AnyRunbook(ResizeRunbook(instanceClass: "db.m6g.xlarge", way: .blueGreen)),
        subject: AnySubject(InstanceSubject(.sample(), in: Target.orders.place)), title: "Resize orders",
        steps: [
            step("deploy", DeployInstanceStep(SwitchedInstance.plan)),
            step(
                "prepare-green",
                PrepareGreenStep(
                    deployment: SwitchedInstance.plan,
                    members: [member("orders", "db-ORDERS"), member("orders-r1", "db-ORDERS-R1")])),
            step("switch-over", SwitchOverInstanceStep(SwitchedInstance.plan, timeout: 300)),
        ],
        findings: [], interruption: nil, madeAt: Observation.sampleInstant)

    /// One that did all steps to one, and was stopped then.
    private func stopped(after last: StepID) throws -> Maintenance.Operation {
        let now = Observation.sampleInstant
        var operation = try Maintenance.Operation(.planned(Self.plan, .sample), at: now)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: now)
        for step in Self.plan.steps {
            _ = try operation.apply(.stepStarted(step.id), at: now)
            _ = try operation.apply(.stepCompleted(step.id), at: now)
            if step.id == last { break }
        }
        _ = try operation.apply(.aborted(by: "U0ALICE", reason: "enough", leftBehind: []), at: now)
        return operation
    }

    @Test func `the clean-up is proposed after the switchover, and not before`() throws {
        func followUp(_ last: StepID) throws -> String? {
            let operation = try stopped(after: last)
            return operation.plan.runbook.base.followUp(of: operation).map { "\($0.kind)" }
        }
        #expect(try followUp("prepare-green") == nil)
        #expect(try followUp("switch-over") == "cleanup")
    }

    @Test func `what is deleted are the instances that the deployment was made for, by resource id`() throws {
        let cleanup = try CleanupRunbook(after: stopped(after: "switch-over"), isPreview: false)
        var expected = SwitchedInstance.old
        expected.switchedAt = nil
        #expect(cleanup.leftover == .oldInstances(expected))
    }

    @Test func `the record alone is not removed of an RDS instance`() throws {
        let operation = try stopped(after: "switch-over")
        #expect(throws: Refusal.self) { try RecordRemovalRunbook(after: operation, isPreview: false) }
    }

    @Test func `the way back knows the deployment`() throws {
        let rollback = try RollbackRunbook(after: stopped(after: "deploy"), isPreview: false)
        #expect(rollback.instanceDeployment == SwitchedInstance.plan)
    }
}
