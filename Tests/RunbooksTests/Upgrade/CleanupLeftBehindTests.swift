import Maintenance
import Runbooks
import TestSupport
import Testing

/// What the deletion of an environment from before a switchover leaves where it stops.
@Suite struct CleanupLeftBehindTests {
    private static let old = OldEnvironment(
        deployment: "orders-co-k3f9", resource: "cluster-ORDERS1", successor: "orders")
    private static let deployed = [Deployment.orders("SWITCHOVER_COMPLETED")]

    private func plan(_ runbook: any Runbook, seeing observation: Observation = .switched()) throws -> Plan {
        try AnyRunbook(runbook).plan(
            from: PlanBasis(observation: observation), as: "c1c1", policy: PlanPolicy(), at: observation.takenAt)
    }

    private func cleanup() throws -> Plan {
        try plan(CleanupRunbook(operation: "k3f9", leftover: .oldEnvironment(Self.old)))
    }

    private static let stays =
        "The old environment orders-old1 is still there and costs money: `cleanup k3f9` deletes it when nobody needs it."
    private static let record =
        "The deployment orders-co-k3f9 is switched over. While its record is there the old environment is read-only, as AWS "
        + "documents: `cleanup k3f9` deletes both, and the record last."

    @Test func `a clean-up that stops names the old environment, what was done to it, and the record`() throws {
        let plan = try cleanup()
        let deletion = AnyMutation.deleteOldInstance("orders-old1-1", resource: "cluster-ORDERS1")
        let touched = Environment.old.with {
            $0.cluster.isProtected = false
            $0.instances.removeAll { $0.identifier == "orders-old1-1" }
        }
        #expect(try plan.leftBehind(seeing: .switched()) == [Self.record, Self.stays])
        #expect(
            try plan.leftBehind(seeing: .switched(Self.deployed, [touched]), proved: [deletion]) == [
                Self.record, Self.stays + " Of its members orders-old1-2 and orders-old1-3 are left.",
            ])
        #expect(
            try plan.leftBehind(seeing: .switched(Self.deployed, [touched]), proved: [.unprotect("orders-old1")]) == [
                Self.record, Self.stays + " Its deletion protection was taken off.",
            ])
    }

    @Test func `a clean-up that stops while AWS deletes names the record and who removes it`() throws {
        let plan = try cleanup()
        let deleting = Environment.old.with { $0.cluster.status = "deleting" }
        #expect(
            try plan.leftBehind(seeing: .switched(Self.deployed, [deleting])) == [
                Self.record, "The old environment orders-old1 is being deleted: nothing is left to do about it.",
            ])
        #expect(
            try plan.leftBehind(seeing: .switched(Self.deployed, [])) == [
                "The record of the deployment orders-co-k3f9 is still there: `cleanup k3f9` removes it."
            ])
    }

    @Test func `where the record is gone and the old environment is not, nobody is told that it is read-only`() throws {
        #expect(
            try cleanup().leftBehind(seeing: .switched([])) == [
                Self.stays + " The record of its deployment is gone: AWS does not keep it from writes any more."
            ])
    }

    @Test func `what was not looked at is not said to be gone`() throws {
        let unread = Observation.orders().upgraded().withCluster { $0.resourceIdentifier = "cluster-GREEN" }
        let told = try cleanup().leftBehind(seeing: unread)
        #expect(told.count == 2)
        #expect(
            told.first
                == "Whether the record of the deployment orders-co-k3f9 is still there was not looked at. `cleanup k3f9` "
                + "tells.")
        #expect(told.last?.hasPrefix("Whether the old environment of orders is still there is not known: ") == true)
    }

    @Test func `a removal of the record that stops names what is there`() throws {
        let plan = try plan(RecordRemovalRunbook(operation: "k3f9", old: Self.old))
        #expect(try plan.leftBehind(seeing: .switched()) == [Self.record, Self.stays])
        #expect(
            try plan.leftBehind(seeing: .switched([])) == [
                Self.stays + " The record of its deployment is gone: AWS does not keep it from writes any more."
            ])
    }

    @Test func `an upgrade that stops where it looks at no deployments does not say that nothing is left`() throws {
        let plan = try Planning.upgrade(UpgradeRunbook(version: "16.6"))
        let deployment = try #require(plan.deployment)
        #expect(
            try plan.leftBehind(seeing: .orders(), proved: [.createDeployment(deployment)]) == [
                "Whether the deployment orders-co-k3f9 is still there was not looked at. `rollback k3f9` tells."
            ])
    }
}
