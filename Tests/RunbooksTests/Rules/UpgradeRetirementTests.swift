import Maintenance
import Runbooks
import TestSupport
import Testing

/// What comes after a switchover, and the upgrade in place.
@Suite struct UpgradeRetirementTests {
    private static let front = ProxyTarget(proxy: "front", group: "default")
    private static let back = ProxyTarget(proxy: "back", group: "default")

    private static func proxy(
        _ target: ProxyTarget = front, _ clusters: [String] = ["orders"], status: String = "available",
        health: [String: String] = ["orders-1": "AVAILABLE", "orders-2": "REGISTERING"]
    ) -> ProxyState {
        ProxyState(target: target, status: status, clusters: clusters, health: health)
    }
    private static func seen(_ front: ProxyState?) -> Observation {
        Observation.orders().proxied((front.map { [$0] } ?? []) + [proxy(back)])
    }
    private static let register = AnyMutation.registerProxyTarget(front, "orders")

    static let proxies: [Case] = [
        Case("nobody looked", .orders(), .inProgress("waiting to see proxies")),
        Case(
            "not read", .orders().seeing { $0.proxies = .unavailable("denied") },
            .blocked("proxies are not read: denied")),
        Case("both healthy", seen(proxy()), .satisfied),
        Case("one is gone", seen(nil), .blocked("the proxy front is not there any more")),
        Case(
            "another target group", seen(proxy(ProxyTarget(proxy: "front", group: "other"))),
            .blocked("the proxy front is not there any more")),
        Case(
            "it registers", seen(proxy(health: ["orders-1": "REGISTERING"])), .inProgress("front to be healthy")),
        Case("it is being changed", seen(proxy(status: "modifying")), .inProgress("front to be healthy")),
        Case("it lost the cluster", seen(proxy(front, [], health: [:])), .ready([register])),
        Case(
            "it lost the cluster, asked for", seen(proxy(front, [], health: [:])), asked: [register],
            .inProgress("front to show its target")),
        Case(
            "it still has targets", seen(proxy(front, [])), .inProgress("front to follow orders")),
        Case(
            "it leads to the old environment", seen(proxy(front, ["orders-old1"])),
            .inProgress("front to follow orders (it leads to orders-old1)")),
        Case(
            "neither is well", .orders().proxied([proxy(status: "modifying"), proxy(back, health: [:])]),
            .inProgress("front to be healthy and back to be healthy")),
    ]

    @Test(arguments: proxies) func `checking proxies`(row: Case) {
        row.check(.checkProxies([Self.front, Self.back], of: "orders"))
    }

    private static let retirement = RetireStep(
        resource: "cluster-ORDERS1", successor: "orders", finalSnapshot: "orders-co-k3f9-final")
    private static func old(_ change: (inout Environment) -> Void = { _ in }) -> Observation {
        .switched([], [Environment.old.with(change)])
    }
    private static func member(_ number: Int) -> AnyMutation {
        .deleteOldInstance(InstanceID("orders-old1-\(number)"), resource: "cluster-ORDERS1")
    }
    private static let members = [member(1), member(2), member(3)]
    private static let cluster = AnyMutation.deleteOldCluster(
        "orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final")
    private static let unprotect = AnyMutation.unprotect("orders-old1")
    private static let empty = old {
        $0.instances = []
        $0.cluster.members = []
    }

    static let retirements: [Case] = [
        Case("nobody looked", Observation.switched().seeing { $0.environments = nil }, .inProgress("waiting to see")),
        Case("it is gone", .switched([], []), .satisfied),
        Case("the members come first", old(), .ready(members)),
        Case("one was asked for", old(), asked: [member(1)], .ready([member(2), member(3)])),
        Case("all were asked for", old(), asked: members, .inProgress("orders-old1 is being taken down")),
        Case("one is being deleted", old { $0.instances[0].status = "deleting" }, .ready([member(2), member(3)])),
        Case("AWS is at work on one", old { $0.instances[1].status = "backing-up" }, .ready([member(1), member(3)])),
        Case("one is broken", old { $0.instances[1].status = "failed" }, .ready(members)),
        Case(
            "AWS is at work on all",
            old { old in for index in old.instances.indices { old.instances[index].status = "deleting" } },
            .inProgress("orders-old1 is being taken down")),
        Case(
            "a member is listed and described no more", old { $0.instances = [] },
            .inProgress("orders-old1 is being taken down")),
        Case("the cluster itself, with its final snapshot", empty, .ready([cluster])),
        Case("the cluster, asked for", empty, asked: [cluster], .inProgress("orders-old1 is being taken down")),
        Case("protection comes off first", old { $0.cluster.isProtected = true }, .ready([unprotect])),
        Case(
            "protection, asked for", old { $0.cluster.isProtected = true }, asked: [unprotect],
            .inProgress("orders-old1 is being taken down")),
        Case("the cluster deletes", old { $0.cluster.status = "deleting" }, .inProgress("orders-old1 is deleting")),
        Case("the old is at work", old { $0.cluster.status = "modifying" }, .inProgress("orders-old1 is modifying")),
        Case(
            "the new one is at work", old().withCluster { $0.status = "failing-over" },
            .inProgress("orders to be available")),
        Case("the new one is broken", old().withCluster { $0.status = "failed" }, .blocked("orders is failed")),
        Case(
            "the new one's writer is broken", old().with("orders-1") { $0.status = "failed" },
            .blocked("the writer orders-1 is failed")),
        Case(
            "it was never switched over", Observation.orders().deploying([.orders()]),
            .blocked("orders is the cluster from before: it was not switched over, and is not deleted")),
        Case(
            "another environment is left alone",
            .switched([], [Environment.old.with { $0.cluster.resourceIdentifier = "x" }]),
            .satisfied),
    ]

    @Test(arguments: retirements) func `deleting the old environment`(row: Case) { row.check(.retire(Self.retirement)) }

    @Test func `one approval allows all that takes the old environment down`() {
        func scope(_ observation: Observation) -> [AnyMutation] {
            Self.retirement.scope(of: Self.member(1), seeing: observation)
        }
        #expect(scope(Self.old()) == Self.members + [Self.cluster])
        #expect(
            scope(Self.old { $0.cluster.isProtected = true }) == [Self.unprotect] + Self.members + [Self.cluster])
        #expect(scope(.switched([], [])) == [])
        #expect(
            SoakStep(.zero).scope(of: Self.member(1), seeing: Self.old()) == [])
    }

    private static let snapshot = AnyMutation.createSnapshot("orders-co-k3f9-before", of: "orders")
    private static func snapshotted(_ status: String) -> Observation {
        .orders().snapshotted(["orders-co-k3f9-before": status])
    }
    static let snapshots: [Case] = [
        Case("nobody looked", .orders(), .inProgress("waiting to see snapshots")),
        Case(
            "not read", .orders().seeing { $0.snapshots = .unavailable("denied") },
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

    @Test(arguments: snapshots) func `taking a snapshot`(row: Case) {
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
