import Maintenance
import Runbooks
import TestSupport
import Testing

/// What people are told and asked before names are switched, a database is upgraded or an environment deleted.
@Suite struct UpgradeFactsTests {
    private static func facts(
        _ mutation: AnyMutation, _ observation: Observation, _ readings: FactSample = .sample()
    ) -> SafetyFacts {
        mutation.safetyFacts(seeing: observation, readings: readings, policy: PlanPolicy())
    }

    /// Another reading, whether the call may still be proposed, and whether an approval given before still holds.
    struct Change: Sendable, CustomTestStringConvertible {
        var name: String
        var mutation: AnyMutation
        var before: Observation
        var observation: Observation
        var readings: FactSample
        var isSafe: Bool
        var holds: Bool
        var testDescription: String { name }

        init(
            _ name: String, _ mutation: AnyMutation, from before: Observation, to observation: Observation? = nil,
            _ readings: FactSample = .sample(), isSafe: Bool, holds: Bool
        ) {
            self.name = name
            self.mutation = mutation
            self.before = before
            self.observation = observation ?? before
            self.readings = readings
            self.isSafe = isSafe
            self.holds = holds
        }
    }

    @Test(arguments: switchovers + upgrades + removals) func `what an approval binds to`(change: Change) {
        let before = Self.facts(change.mutation, change.before)
        let after = Self.facts(change.mutation, change.observation, change.readings)
        #expect(before.areSafe, "\(before.unsafe.map(\.text))")
        #expect(after.areSafe == change.isSafe, "\(after.unsafe.map(\.text))")
        #expect(after.moved(since: before).isEmpty == change.holds, "\(after.moved(since: before))")
    }

    private static let switchOver = AnyMutation.switchOver(
        Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300))
    private static let ready = Observation.deployed()

    private static func switching(
        _ name: String, _ deployment: Deployment = .orders(), _ environment: Environment? = .green,
        isSafe: Bool, holds: Bool, _ change: (inout Observation) -> Void = { _ in }
    ) -> Change {
        Change(
            "switchover: \(name)", switchOver, from: ready,
            to: Observation.deployed(deployment, beside: environment).seeing(change),
            isSafe: isSafe, holds: holds)
    }
    private static func green(
        _ name: String, isSafe: Bool, holds: Bool, _ change: (inout Environment) -> Void
    ) -> Change {
        switching("green \(name)", .orders(), Environment.green.with(change), isSafe: isSafe, holds: holds)
    }

    @Test func `before a switchover an approver is told of both sides`() {
        var readings = FactSample.sample()
        readings.replicationLag = .known(.time(.zero))
        let facts = Self.facts(Self.switchOver, Self.ready, readings)
        #expect(
            facts.facts.map { "\($0.name): \($0.text)" } == [
                "cluster: orders available", "writer: writer orders-1",
                "deployment: deployment orders-co-k3f9 AVAILABLE", "tasks: all its tasks done",
                "details: AWS reports no problem",
                "green: green orders-green-x1 runs 16.6 on 3 members, all available",
                "blue: blue has 3 members, all available", "replication-lag: no replication lag at 13:59 UTC",
                "proxies: no proxy", "snapshots: no snapshot running",
            ])
        #expect(facts.currentWriter == "orders-1" && facts.proposedWriter == nil)
    }

    static let switchovers: [Change] = [
        switching("nothing moved", isSafe: true, holds: true),
        switching("the deployment is gone", .orders { $0.identifier = "bgd-2" }, isSafe: false, holds: false),
        switching("it is switched over", .orders("SWITCHOVER_COMPLETED"), isSafe: false, holds: false),
        switching("it is being switched over", .orders("SWITCHOVER_IN_PROGRESS"), isSafe: false, holds: false),
        switching("it is degraded", .orders("INVALID_CONFIGURATION"), isSafe: false, holds: false),
        switching("a task opened", .orders(tasks: [.init("BACKUPS", "PENDING")]), isSafe: false, holds: false),
        switching("AWS has a complaint", .orders(details: "Replication degraded"), isSafe: true, holds: false),
        switching("green is not described", .orders(), nil, isSafe: false, holds: false),
        green("is another cluster", isSafe: true, holds: false) { $0.cluster.resourceIdentifier = "cluster-OTHER" },
        green("runs another version", isSafe: true, holds: false) { $0.cluster.engineVersion = "16.7" },
        green("is at work", isSafe: false, holds: false) { $0.cluster.status = "modifying" },
        green("has a member that restarts", isSafe: false, holds: false) { $0.instances[1].status = "rebooting" },
        green("has a member whose data AWS moves", isSafe: false, holds: false) {
            $0.instances[1].status = "storage-optimization"
        },
        green("waits for a restart", isSafe: true, holds: false) {
            $0.instances[1].parameterGroups[0].applyStatus = "pending-reboot"
        },
        switching("blue's reader restarts", isSafe: false, holds: false) {
            $0 = $0.with("orders-2") { $0.status = "rebooting" }
        },
        switching("AWS moves a reader's data", isSafe: false, holds: false) {
            $0 = $0.with("orders-2") { $0.status = "storage-optimization" }
        },
        switching("blue is at work", isSafe: false, holds: false) { $0 = $0.withCluster { $0.status = "modifying" } },
        switching("blue has another writer", isSafe: true, holds: false) { $0 = $0.writing("orders-2") },
        Change(
            "switchover: a snapshot runs", switchOver, from: ready, .sample(snapshots: .known(["nightly"])),
            isSafe: false, holds: false),
        Change(
            "switchover: snapshots are not read", switchOver, from: ready, .sample(snapshots: .unavailable("denied")),
            isSafe: true, holds: true),
    ]

    private static let upgrade = AnyMutation.upgradeInPlace(
        InPlaceUpgrade(cluster: "orders", version: "16.6", isMajor: true, clusterGroup: nil, instanceGroup: nil))

    private static func upgrading(
        _ name: String, isSafe: Bool, holds: Bool, _ change: (inout Observation) -> Void
    ) -> Change {
        Change(
            "in place: \(name)", upgrade, from: .orders(), to: Observation.orders().seeing(change), isSafe: isSafe,
            holds: holds)
    }

    @Test func `before an upgrade in place an approver is told of all members`() {
        #expect(
            Self.facts(Self.upgrade, .orders()).facts.map(\.name) == [
                "cluster", "writer", "members", "pending-changes", "health", "snapshots",
            ])
    }

    static let upgrades: [Change] = [
        upgrading("nothing moved", isSafe: true, holds: true) { _ in },
        upgrading("the cluster is at work", isSafe: false, holds: false) {
            $0 = $0.withCluster { $0.status = "modifying" }
        },
        upgrading("another writer", isSafe: true, holds: false) { $0 = $0.writing("orders-3") },
        upgrading("a member is gone", isSafe: true, holds: false) { $0 = $0.removing("orders-3") },
        upgrading("a member restarts", isSafe: false, holds: false) {
            $0 = $0.with("orders-3") { $0.status = "rebooting" }
        },
        upgrading("a member is broken", isSafe: false, holds: false) {
            $0 = $0.with("orders-3") { $0.status = "failed" }
        },
        upgrading("something is pending", isSafe: false, holds: false) {
            $0 = $0.withCluster { $0.pendingChanges = ["Port": "1"] }
        },
        upgrading("autoscaling added a reader", isSafe: true, holds: true) {
            $0 = $0.adding(.autoscaled("orders-as-9"))
        },
        Change(
            "in place: a snapshot runs", upgrade, from: .orders(), .sample(snapshots: .known(["nightly"])),
            isSafe: false, holds: false),
    ]

    private static let switched = Observation.switched([])
    private static let member = AnyMutation.deleteOldInstance("orders-old1-1", resource: "cluster-ORDERS1")
    private static let deleteOld = AnyMutation.deleteOldCluster(
        "orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final")
    private static let unprotectOld = AnyMutation.unprotect("orders-old1")
    private static let unprotectGreen = AnyMutation.unprotect("orders-green-x1")
    private static let deleteGreen = AnyMutation.deleteGreen("bgd-1")

    @Test(.holds(.unprotectionAsked))
    func `before an environment is deleted an approver is told which, and that nothing in use is`() {
        func told(_ mutation: AnyMutation, _ observation: Observation) -> [String] {
            Self.facts(mutation, observation).facts.dropFirst(2).filter { $0.name != "connections" }.map(\.text)
        }
        let old = "orders-old1 runs 15.4 and is not in use as orders"
        for mutation in [Self.member, Self.deleteOld, Self.unprotectOld] {
            #expect(told(mutation, Self.switched) == [old, "no deletion protection"])
        }
        let protected = Observation.switched([], [Environment.old.with { $0.cluster.isProtected = true }])
        #expect(told(Self.unprotectOld, protected) == [old, "deletion protection is on and is taken off first"])
        #expect(told(Self.deleteGreen, Self.ready) == ["deployment orders-co-k3f9 AVAILABLE, not switched over"])
        #expect(
            told(Self.unprotectGreen, Self.ready) == [
                "orders-green-x1 runs 16.6 and is green, not in use", "no deletion protection",
            ])
    }

    /// After a switchover AWS names the cluster in use as the target: it is not green any more.
    @Test func `the target of a deployment that was switched over is not called green`() {
        let prod = Environment.old.with { $0.cluster.arn = "arn:old" }
        let seen = Observation.switched([.orders("SWITCHOVER_COMPLETED") { $0.target = "arn:old" }], [prod])
        let texts = Self.facts(Self.unprotectOld, seen).facts.map(\.text)
        #expect(texts.contains("orders-old1 runs 15.4 and is not in use as orders"))
    }

    private static func old(
        _ name: String, _ mutation: AnyMutation = deleteOld, isSafe: Bool, holds: Bool, to observation: Observation
    ) -> Change {
        Change("old: \(name)", mutation, from: switched, to: observation, isSafe: isSafe, holds: holds)
    }
    private static func discard(_ name: String, isSafe: Bool, holds: Bool, _ deployments: [Deployment]) -> Change {
        Change(
            "green: \(name)", deleteGreen, from: ready, to: Observation.orders().deploying(deployments), isSafe: isSafe,
            holds: holds)
    }
    /// The name's resource is that of the cluster that the deletion is about.
    private static let inUse = Observation.orders().deploying([], [.old])

    static let removals: [Change] = [
        old("nothing moved", isSafe: true, holds: true, to: switched),
        old("it is gone", isSafe: false, holds: false, to: .switched([], [])),
        old("a member's cluster is gone", member, isSafe: false, holds: false, to: .switched([], [])),
        old("it is in use", isSafe: false, holds: false, to: inUse),
        old("a member is in use", member, isSafe: false, holds: false, to: inUse),
        old("its protection is in use", unprotectOld, isSafe: false, holds: false, to: inUse),
        old(
            "another cluster has its name", unprotectOld, isSafe: true, holds: false,
            to: .switched([], [Environment.old.with { $0.cluster.resourceIdentifier = "cluster-OTHER" }])),
        old(
            "protection came on", isSafe: true, holds: true,
            to: .switched([], [Environment.old.with { $0.cluster.isProtected = true }])),
        old(
            "the protection that is to come off came on", unprotectOld, isSafe: true, holds: true,
            to: .switched([], [Environment.old.with { $0.cluster.isProtected = true }])),
        old(
            "a member is gone", isSafe: true, holds: true,
            to: .switched([], [Environment.old.with { $0.instances = [] }])),
        old(
            "the new one is at work", isSafe: false, holds: false, to: switched.withCluster { $0.status = "modifying" }),
        old("the new one has another writer", isSafe: true, holds: false, to: switched.writing("orders-2")),
        old(
            "the name went to another cluster", isSafe: true, holds: false,
            to: switched.withCluster { $0.resourceIdentifier = "cluster-OTHER" }),
        discard("nothing moved", isSafe: true, holds: true, [.orders()]),
        discard("it is degraded", isSafe: true, holds: true, [.orders("INVALID_CONFIGURATION")]),
        discard("it is gone", isSafe: false, holds: false, []),
        discard("it is being switched over", isSafe: false, holds: false, [.orders("SWITCHOVER_IN_PROGRESS")]),
        discard("it was switched over", isSafe: false, holds: false, [.orders("SWITCHOVER_COMPLETED")]),
    ]

    @Test func `an environment counts as in use where the cluster of the name is not seen`() throws {
        var seen = Observation.switched()
        seen.givenCluster = nil
        let terms = try #require(Self.deleteOld.gate)
        let fact = terms.facts(FactContext(observation: seen, policy: PlanPolicy())).first { $0.name == "old" }
        #expect(fact?.isSafe == false && fact?.text.hasSuffix("is in use") == true)
    }

    @Test func `what switches, upgrades or deletes a database is asked about, and nothing else of an upgrade`() {
        let calls: [AnyMutation] = [
            .createDeployment(.orders), .deleteEmptyRecord("bgd-1"), .createSnapshot("s", of: "orders"),
            .registerProxyTarget(.init(proxy: "front", group: "default"), "orders"),
            .setParameters(.ordersCluster, []),
        ]
        for call in calls { #expect(!call.isGated) }
        let asked = [
            Self.switchOver, Self.upgrade, Self.member, Self.deleteOld, Self.unprotectOld, Self.unprotectGreen,
            Self.deleteGreen,
        ]
        for call in asked { #expect(call.isGated) }
    }
}
