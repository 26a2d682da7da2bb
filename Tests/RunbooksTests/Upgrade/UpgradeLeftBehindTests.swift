import Maintenance
import TestSupport
import Testing

@testable import Runbooks

/// What an upgrade leaves, at whatever stage it stops.
@Suite struct UpgradeLeftBehindTests {
    private static func plan(_ request: UpgradeRunbook = UpgradeRunbook(version: "16.6")) throws -> Plan {
        try Planning.upgrade(request)
    }

    private static func seen(_ status: String) -> Observation { .deployed(.orders(status)) }

    private static func costs(_ status: String) -> String {
        "The deployment orders-co-k3f9 with its green environment is \(status) and costs money: `rollback k3f9` deletes it."
    }
    private static let record =
        "The deployment orders-co-k3f9 is switched over. While its record is there the old environment is read-only, as AWS "
        + "documents: `cleanup k3f9` deletes both, and the record last."
    private static let old =
        "The old environment orders-old1 is still there and costs money: `cleanup k3f9` deletes it when nobody needs it."

    /// The stage, what is seen then, and what is told.
    static let stages: [(stage: String, seen: Observation, told: [String])] = [
        ("nothing was made", .undeployed, []),
        ("nobody looked", .orders(), []),
        ("green is made", seen("PROVISIONING"), [costs("PROVISIONING")]),
        ("green stands", seen("AVAILABLE"), [costs("AVAILABLE")]),
        ("green is broken", seen("INVALID_CONFIGURATION"), [costs("INVALID_CONFIGURATION")]),
        ("the switchover failed", seen("SWITCHOVER_FAILED"), [costs("SWITCHOVER_FAILED")]),
        (
            "it is switched over now", seen("SWITCHOVER_IN_PROGRESS"),
            ["AWS is switching orders over to green and goes on with it by itself."]
        ),
        ("it is switched over", .switched(), [record, old]),
        ("its record is gone", .switched([]), [old]),
        (
            "the old environment is deleted now",
            .switched([], [Environment.old.with { $0.cluster.status = "deleting" }]),
            ["The old environment orders-old1 is being deleted: nothing is left to do about it."]
        ),
        ("all is done", .switched([], []), []),
        ("the deployment is deleted now", seen("DELETING"), ["The deployment orders-co-k3f9 is being deleted."]),
        (
            "the deployment of somebody else", .deployed(.orders { $0.name = "by-hand" }, beside: nil), []
        ),
        ("another environment", .switched([], [.green]), []),
    ]

    @Test(arguments: stages.indices) func `a blue/green upgrade that stops`(index: Int) throws {
        let (stage, seen, told) = Self.stages[index]
        #expect(try Self.plan().leftBehind(seeing: seen) == told, "\(stage)")
    }

    @Test func `parameter groups that it made stay, those that it was only to make do not`() throws {
        let plan = try Self.plan()
        let step = try #require(plan.steps[0].work.base as? MakeParameterGroupsStep)
        let calls = step.plans.map { AnyMutation.createParameterGroup($0) }
        let there = Observation.undeployed.grouped([:])
        #expect(
            try plan.leftBehind(seeing: there, proved: calls) == [
                "Parameter groups that it made stay: orders-co-k3f9-cluster and orders-co-k3f9-instance."
            ])
        #expect(
            try plan.leftBehind(seeing: there, proved: [calls[0]], unproved: calls[1]) == [
                "Parameter groups that it made stay: orders-co-k3f9-cluster."
            ])
        #expect(
            try plan.leftBehind(seeing: there, proved: [calls[0]], asked: calls[1]) == [
                "Parameter groups that it made stay: orders-co-k3f9-cluster.",
                "A call for orders-co-k3f9-instance may have been made and not show yet: look again with `show orders`.",
            ])
    }

    @Test func `a deployment that was asked for may still come`() throws {
        let plan = try Self.plan(UpgradeRunbook(version: "15.5"))
        let deployment = try #require(plan.deployment)
        #expect(
            try plan.leftBehind(seeing: .undeployed, asked: .createDeployment(deployment)) == [
                "A call for orders may have been made and not show yet: look again with `show orders`."
            ])
        #expect(
            try plan.leftBehind(seeing: Self.seen("PROVISIONING"), asked: .createDeployment(deployment)) == [
                Self.costs("PROVISIONING")
            ])
    }

    @Test func `a proxy that stayed on the old environment is named with what leads it over`() throws {
        let plan = try Planning.upgrade(
            UpgradeRunbook(version: "16.6"), .upgrading(to: "16.6") { $0.proxies = .known([.front()]) })
        func told(_ clusters: [String]) throws -> [String] {
            let front = ProxyState.front(clusters, health: clusters.isEmpty ? [:] : ["orders-1": "AVAILABLE"])
            return try plan.leftBehind(seeing: Observation.switched([], []).proxied([front]))
        }
        #expect(
            try told(["orders-old1"]) == [
                "The proxy front leads to orders-old1: `retarget front orders` leads it to orders."
            ])
        #expect(try told([]) == ["The proxy front leads nowhere: `retarget front orders` leads it to orders."])
        #expect(try told(["orders"]) == [])
        #expect(try told(["billing"]) == [])
    }

    @Test func `an upgrade in place leaves its snapshot, and goes on by itself`() throws {
        let plan = try Self.plan(UpgradeRunbook(version: "15.5", inPlace: true))
        let snapshot = AnyMutation.createSnapshot("orders-co-k3f9-before", of: "orders")
        let onItsWay = "AWS is still upgrading orders to 15.5 and goes on with it by itself."
        let stays = "The snapshot orders-co-k3f9-before stays."
        #expect(try plan.leftBehind(seeing: .orders()) == [])
        #expect(try plan.leftBehind(seeing: .orders(), proved: [snapshot]) == [stays])
        #expect(try plan.leftBehind(seeing: .orders(), unproved: snapshot) == [])
        #expect(
            try plan.leftBehind(seeing: .orders(), asked: snapshot) == [
                "A call for orders may have been made and not show yet: look again with `show orders`."
            ])
        #expect(try plan.leftBehind(seeing: .orders(status: "upgrading"), proved: [snapshot]) == [onItsWay, stays])
        let pending = Observation.orders().withCluster { $0.pendingChanges = ["EngineVersion": "15.5"] }
        #expect(try plan.leftBehind(seeing: pending) == [onItsWay])
        #expect(try plan.leftBehind(seeing: Observation.orders().upgraded(to: "15.5"), proved: [snapshot]) == [stays])
    }

    @Test func `a way back that stops names the green that it was to delete`() throws {
        let request = RollbackRunbook(
            operation: "k3f9", before: RollbackPlanTests.beginning(.orders()), standIn: nil, deployment: .orders)
        let plan = try Planning.plan(.rollback(request), ClusterShape.three.basis, as: "r0ll")
        #expect(plan.steps.first?.work == .discardDeployment(.orders))
        #expect(try plan.leftBehind(seeing: Self.seen("AVAILABLE")) == [Self.costs("AVAILABLE")])
        #expect(
            try plan.leftBehind(seeing: Self.seen("DELETING")) == ["The deployment orders-co-k3f9 is being deleted."])
    }
}
