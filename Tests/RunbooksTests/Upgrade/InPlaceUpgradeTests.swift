import Maintenance
import Runbooks
import TestSupport
import Testing

/// An upgrade in place, and the snapshot before it.
@Suite struct InPlaceUpgradeTests {
    private static let snapshot = AnyMutation.createSnapshot("orders-co-k3f9-before", of: "orders")
    private static func snapshotted(_ status: String) -> Observation {
        .orders().snapshotted(["orders-co-k3f9-before": status])
    }
    static let snapshots: [Case] = [
        Case("nobody looked", .orders(), .inProgress("waiting to see snapshots")),
        Case(
            "not read", .orders().seeing { $0.givenSnapshots = .unavailable("denied") },
            .blocked("snapshots are not read: denied")),
        Case("none of the name", .orders().snapshotted(["nightly": "available"]), .ready([snapshot])),
        Case("asked for", .orders().snapshotted([:]), asked: [snapshot], .inProgress("to show the snapshot")),
        Case("creating", snapshotted("creating"), .inProgress("the snapshot orders-co-k3f9-before is creating")),
        Case("available", snapshotted("available"), .satisfied),
        Case("failed", snapshotted("failed"), .blocked("the snapshot orders-co-k3f9-before failed")),
        Case(
            "the cluster is at work", Observation.orders(status: "modifying").snapshotted([:]),
            .inProgress("orders to be available")),
        Case(
            "the writer is broken", Observation.orders().with("orders-1") { $0.status = "failed" }.snapshotted([:]),
            .blocked("the writer orders-1 is failed")),
    ]

    @Test(.holds(.snapshotBefore), arguments: snapshots) func `taking a snapshot`(row: Case) {
        row.check(.takeSnapshot("orders-co-k3f9-before"))
    }

    private static let upgrade = InPlaceUpgrade(
        cluster: "orders", version: "16.6", isMajor: true, clusterGroup: nil, instanceGroup: nil)
    private static let call = AnyMutation.upgradeInPlace(upgrade)

    static let upgrades: [Case] = [
        Case("the old version", .orders(), .ready([call])),
        Case("asked for", .orders(), asked: [call], .inProgress("waiting for AWS to show orders as 16.6")),
        Case(
            "pending", .orders().withCluster { $0.pendingChanges = ["EngineVersion": "16.6"] },
            .inProgress("an upgrade to 16.6 is pending")),
        Case("upgrading", .orders(status: "upgrading"), .inProgress("orders to be available (it is upgrading)")),
        Case(
            "the cluster has it, the members not yet", .orders().withCluster { $0.engineVersion = "16.6" },
            .inProgress("orders-1 (15.4, available), orders-2 (15.4, available) and orders-3 (15.4, available)")),
        Case(
            "one member does not have it yet",
            Observation.orders().upgraded().with("orders-2") { $0.engineVersion = "15.4" },
            .inProgress("waiting for orders-2 (15.4, available)")),
        Case(
            "one member is not at rest", Observation.orders().upgraded().with("orders-2") { $0.status = "rebooting" },
            .inProgress("waiting for orders-2 (16.6, rebooting)")),
        Case("all have it", Observation.orders().upgraded(), .satisfied),
        Case("all have it, still at it", .orders(status: "upgrading").upgraded(), .inProgress("upgrading")),
        Case("the cluster is broken", .orders(status: "migration-failed"), .blocked("orders is migration-failed")),
        Case(
            "the writer restarts", .orders().with("orders-1") { $0.status = "rebooting" },
            .inProgress("the writer orders-1 to be available")),
    ]

    @Test(arguments: upgrades) func `upgrading in place`(row: Case) { row.check(.upgradeInPlace(Self.upgrade)) }
}
