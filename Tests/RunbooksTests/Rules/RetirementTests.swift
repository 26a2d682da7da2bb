import Maintenance
import Runbooks
import TestSupport
import Testing

/// What comes after a switchover.
@Suite struct RetirementTests {
    private static let retirement = RetireStep(
        resource: "cluster-ORDERS1", successor: "orders", finalSnapshot: "orders-co-k3f9-final")
    private static let deleteCluster = AnyMutation.deleteOldCluster(
        "orders-before", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final")
    private static func delete(_ instances: InstanceID...) -> [AnyMutation] {
        instances.map { .deleteOldInstance($0, resource: "cluster-ORDERS1") }
    }

    /// `orders` as it is after the switchover, and the old environment beside it, under whatever name.
    private static func seen(
        _ name: ClusterID = "orders-before", members: Int = 2, _ change: (inout Cluster) -> Void = { _ in }
    ) -> Observation {
        let old = Observation.orders(
            (0..<members).map { .sample(InstanceID("before-\($0 + 1)")) }, writer: "before-1"
        ).withCluster {
            $0.identifier = name
            change(&$0)
        }
        var observation = Observation.orders().withCluster { $0.resourceIdentifier = "cluster-GREEN" }
        observation.environments = old.cluster.map { [Environment(cluster: $0, instances: old.instances)] }
        return observation
    }

    /// The old environment is gone, or was never there.
    private static var nothing: Observation {
        var observation = seen()
        observation.environments = []
        return observation
    }

    static let cases = [
        Case("members are there", seen(), .ready(delete("before-1", "before-2"))),
        Case("of the usual name", seen("orders-old1"), .ready(delete("before-1", "before-2"))),
        Case(
            "a namesake of the usual name stands beside",
            {
                var observation = seen("orders-old2")
                let other = seen("orders-old1") { $0.resourceIdentifier = "cluster-SOMEBODYS" }
                observation.environments = (other.environments ?? []) + (observation.environments ?? [])
                return observation
            }(), .ready(delete("before-1", "before-2"))),
        Case("protected", seen { $0.isProtected = true }, .ready([.unprotect("orders-before")])),
        Case(
            "members were asked to go", seen(), asked: delete("before-1", "before-2"), .inProgress("being taken down")),
        Case("members are gone", seen(members: 0), .ready([deleteCluster])),
        Case(
            "a member is listed still",
            seen(members: 0) { $0.members = [Cluster.Member(instance: "before-1", isWriter: true)] },
            .inProgress("being taken down")),
        Case("deleting", seen(members: 0) { $0.status = "deleting" }, .inProgress("deleting")),
        Case("gone", nothing, .satisfied),
        Case("it is the cluster in use", Observation.orders().beside([]), .blocked("is not deleted")),
        Case(
            "the new cluster is not well", seen().with("orders-1") { $0.status = "failed" },
            .blocked("orders-1 is failed")),
        Case("nobody looked", seen().beside(nil), .inProgress("waiting to see")),
    ]

    @Test(.holds(.oldByResource, .oldMembersFirst, .finalSnapshot), arguments: cases)
    func `deleting the old environment`(row: Case) { row.check(.retire(Self.retirement)) }

    @Test(.holds(.unprotectionAsked)) func `who lets it be deleted is asked about its protection as well`() {
        let protected = Self.seen { $0.isProtected = true }
        let unprotect = AnyMutation.unprotect("orders-before")
        #expect(
            Self.retirement.scope(of: unprotect, seeing: protected)
                == [unprotect] + Self.delete("before-1", "before-2") + [Self.deleteCluster])
        let facts = unprotect.safetyFacts(seeing: protected, readings: .sample(), policy: PlanPolicy())
        #expect(facts.facts.contains { $0.text.contains("deletion protection is on and is taken off first") })
        #expect(facts.areSafe)
        #expect(unprotect.isGated)
        #expect(Self.deleteCluster.isGated)
    }

    private static let targets = [ProxyTarget(proxy: "front", group: "default")]
    private static func proxies(_ states: ProxyState...) -> Observation {
        var observation = Observation.orders()
        observation.proxies = .known(states)
        return observation
    }
    private static let register = AnyMutation.registerProxyTarget(
        ProxyTarget(proxy: "front", group: "default"), "orders")

    static let proxyCases = [
        Case("it follows", proxies(.sample()), .satisfied),
        Case("it leads nowhere", proxies(.sample([], health: [:])), .ready([register])),
        Case(
            "it leads nowhere, asked for", proxies(.sample([], health: [:])), asked: [register],
            .inProgress("front to show its target")),
        Case("it is not well", proxies(.sample(health: ["rds-1": "REGISTERING"])), .inProgress("front to be healthy")),
        Case("it leads to blue still", proxies(.sample(["orders-old1"])), .inProgress("front to follow orders")),
        Case("gone", proxies(), .blocked("front is not there any more")),
        Case("nobody looked", .orders(), .inProgress("waiting to see proxies")),
    ]

    @Test(.holds(.proxyRegisteredAgain, .proxiesStayRegistered), arguments: proxyCases) func `looking at proxies`(
        row: Case
    ) {
        row.check(.checkProxies(Self.targets, of: "orders"))
    }

    private static let expected = {
        var expected = Expectation(writer: nil, members: ["orders-1": "db.r6g.large", "orders-2": "db.r6g.large"])
        expected.engineVersion = "16.6"
        return expected
    }()
    private static func upgraded(_ version: String, _ member: String) -> Observation {
        Observation.orders(members: 2).withCluster { $0.engineVersion = version }
            .with("orders-1") { $0.engineVersion = version }.with("orders-2") { $0.engineVersion = member }
    }

    static let versions = [
        Case("as wanted", upgraded("16.6", "16.6"), .satisfied),
        Case("as before", upgraded("15.4", "15.4"), .blocked("orders runs 15.4, not 16.6")),
        Case("one member as before", upgraded("16.6", "15.4"), .blocked("orders-2 runs 15.4, not 16.6")),
        Case(
            "parameters wait",
            upgraded("16.6", "16.6").with("orders-2") { $0.parameterGroups[0].applyStatus = "pending-reboot" },
            .blocked("orders-2 wait for a restart")),
    ]

    @Test(.holds(.verificationCompares), arguments: versions) func `looking at the version in the end`(row: Case) {
        row.check(.verify(Self.expected))
    }

    private static let upgrade = InPlaceUpgrade(
        cluster: "orders", version: "16.6", isMajor: true, clusterGroup: nil, instanceGroup: nil)

    static let inPlace = [
        Case("the old version", .orders(), .ready([.upgradeInPlace(upgrade)])),
        Case("asked for", .orders(), asked: [.upgradeInPlace(upgrade)], .inProgress("show orders as 16.6")),
        Case("upgrading", .orders(status: "upgrading"), .inProgress("upgrading")),
        Case("the cluster alone", upgraded("16.6", "15.4"), .inProgress("orders-2 (15.4, available)")),
        Case("all of it", upgraded("16.6", "16.6"), .satisfied),
    ]

    @Test(arguments: inPlace) func `upgrading where it is`(row: Case) { row.check(.upgradeInPlace(Self.upgrade)) }

    private static func snapshot(_ status: String?) -> Observation {
        var observation = Observation.orders()
        observation.snapshots = .known(status.map { ["before": $0] } ?? [:])
        return observation
    }

    static let snapshots = [
        Case("none", snapshot(nil), .ready([.createSnapshot("before", of: "orders")])),
        Case("being taken", snapshot("creating"), .inProgress("creating")),
        Case("failed", snapshot("failed"), .blocked("failed")),
        Case("there", snapshot("available"), .satisfied),
    ]

    @Test(.holds(.snapshotBefore), arguments: snapshots) func `taking a snapshot`(row: Case) {
        row.check(.takeSnapshot("before"))
    }
}

extension Observation {
    /// The same with other environments beside it, or not looked at.
    fileprivate func beside(_ environments: [Environment]?) -> Observation {
        var copy = self
        copy.environments = environments
        return copy
    }
}
