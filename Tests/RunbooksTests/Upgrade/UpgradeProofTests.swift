import Maintenance
import Runbooks
import TestSupport
import Testing

/// How far an observation shows that a call of an upgrade took effect.
@Suite struct UpgradeProofTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var mutation: AnyMutation
        var observation: Observation
        var proof: Proof
        var testDescription: String { name }

        init(_ name: String, _ mutation: AnyMutation, _ observation: Observation, _ proof: Proof) {
            self.name = name
            self.mutation = mutation
            self.observation = observation
            self.proof = proof
        }
    }

    @Test(arguments: groups + deployments + removals + retirements + inPlace) func `what proves a call`(row: Row) {
        let call = CallRecord(decidedAt: Observation.sampleInstant - .minutes(10))
        #expect(row.mutation.proof(in: row.observation, of: call) == row.proof)
    }

    @Test func `what is not listed just after the call is not believed to be deleted, unless AWS was seen at it`() {
        let calls: [(AnyMutation, Observation)] = [
            (.deleteDeployment("bgd-1"), .undeployed), (.deleteGreen("bgd-1"), .undeployed),
            (Self.member, .switched([], [])), (Self.cluster, .switched([], [])),
        ]
        for (mutation, observation) in calls {
            let call = CallRecord(decidedAt: Observation.sampleInstant)
            #expect(mutation.proof(in: observation, of: call) == .working)
            let seen = CallRecord(decidedAt: Observation.sampleInstant, wasUnderWay: true)
            #expect(mutation.proof(in: observation, of: seen) == .done)
        }
    }

    private static let group = ParameterGroupName(.cluster, "co-a")
    private static let settings = [
        ParameterGroupPlan.Setting(name: "p", value: "1", isDynamic: true),
        ParameterGroupPlan.Setting(name: "q", value: "2", isDynamic: false),
    ]
    private static let makeGroup = AnyMutation.createParameterGroup(
        ParameterGroupPlan(group: group, family: "aurora-postgresql16", source: "a", settings: settings, tags: []))
    private static let set = AnyMutation.setParameters(group, settings)
    private static func values(_ values: [String: String], of name: ParameterGroupName = group) -> Observation {
        .orders().grouped([name: .init(family: "aurora-postgresql16", values: values)])
    }
    private static let groupsUnread = Observation.orders().seeing { $0.givenParameterGroups = .unavailable("denied") }

    static let groups: [Row] = [
        Row("group: nobody looked", makeGroup, .orders(), .none),
        Row("group: not read", makeGroup, groupsUnread, .none),
        Row("group: not there", makeGroup, .orders().grouped([:]), .none),
        Row("group: an instance's of the name", makeGroup, values([:], of: .init(.instance, "co-a")), .none),
        Row("group: there, whatever its values", makeGroup, values([:]), .done),
        Row("values: nobody looked", set, .orders(), .none),
        Row("values: not read", set, groupsUnread, .none),
        Row("values: the group is not there", set, .orders().grouped([:]), .none),
        Row("values: one is missing", set, values(["p": "1"]), .none),
        Row("values: one is another", set, values(["p": "1", "q": "1"]), .none),
        Row("values: all there", set, values(["p": "1", "q": "2", "r": "3"]), .done),
    ]

    private static let deploy = AnyMutation.createDeployment(.orders)
    private static let switchOver = AnyMutation.switchOver(
        Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300))
    private static let unread = Observation.orders().seeing { $0.givenDeployments = .unavailable("denied") }
    private static func seen(_ status: String) -> Observation { .deployed(.orders(status)) }

    private static let register = AnyMutation.registerProxyTarget(.front, "orders")
    private static func proxy(_ clusters: [String], group: String = "default") -> Observation {
        .orders().proxied([.front(clusters, of: ProxyTarget(proxy: "front", group: group), health: [:])])
    }

    static let deployments: [Row] = [
        Row("deployment: nobody looked", deploy, .orders(), .none),
        Row("deployment: not read", deploy, unread, .none),
        Row("deployment: not there", deploy, .undeployed, .none),
        Row("deployment: another", deploy, .deployed(.orders { $0.name = "by-hand" }), .none),
        Row("deployment: provisioning", deploy, seen("PROVISIONING"), .working),
        Row("deployment: available", deploy, seen("AVAILABLE"), .done),
        Row("deployment: AWS gave up", deploy, seen("INVALID_CONFIGURATION"), .done),
        Row("deployment: AWS failed", deploy, seen("PROVISIONING_FAILED"), .done),
        Row("deployment: switched over by hand", deploy, .switched(), .done),
        Row("switchover: not read", switchOver, unread, .none),
        Row("switchover: the deployment is gone", switchOver, .undeployed, .none),
        Row("switchover: not begun, or taken back", switchOver, seen("AVAILABLE"), .none),
        Row("switchover: failed", switchOver, seen("SWITCHOVER_FAILED"), .none),
        Row("switchover: under way", switchOver, seen("SWITCHOVER_IN_PROGRESS"), .working),
        Row("switchover: complete", switchOver, .switched(), .done),
        Row("proxy: nobody looked", register, .orders(), .none),
        Row("proxy: no target", register, proxy([]), .none),
        Row("proxy: another cluster", register, proxy(["orders-old1"]), .none),
        Row("proxy: another target group", register, proxy(["orders"], group: "b"), .none),
        Row("proxy: the cluster is a target", register, proxy(["orders"]), .done),
    ]

    static let removals: [Row] = [AnyMutation.deleteDeployment("bgd-1"), .deleteGreen("bgd-1")].flatMap { call in
        let name = call == .deleteGreen("bgd-1") ? "green" : "record"
        return [
            Row("\(name): nobody looked", call, .orders(), .none),
            Row("\(name): not read", call, unread, .none),
            Row("\(name): still there", call, seen("SWITCHOVER_COMPLETED"), .none),
            Row("\(name): being deleted", call, seen("DELETING"), .underWay),
            Row("\(name): gone", call, .undeployed, .done),
            Row(
                "\(name): another of the name", call,
                .deployed(.orders { $0.identifier = "bgd-2" }), .done),
        ]
    }

    private static let member = AnyMutation.deleteOldInstance("orders-old1-2", resource: "cluster-ORDERS1")
    private static let cluster = AnyMutation.deleteOldCluster(
        "orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final")
    private static let unprotect = AnyMutation.unprotect("orders-old1")
    private static func old(_ change: (inout Environment) -> Void) -> Observation {
        .switched([], [Environment.old.with(change)])
    }
    private static let unlooked = Observation.switched().seeing { $0.givenEnvironments = nil }

    static let retirements: [Row] = [
        Row("old member: nobody looked", member, unlooked, .none),
        Row("old member: still there", member, .switched(), .none),
        Row("old member: being deleted", member, old { $0.instances[1].status = "deleting" }, .underWay),
        Row("old member: gone", member, old { $0.instances.remove(at: 1) }, .done),
        Row("old member: gone with its cluster", member, .switched([], []), .done),
        Row("old cluster: nobody looked", cluster, unlooked, .none),
        Row("old cluster: still there", cluster, .switched(), .none),
        Row("old cluster: being deleted", cluster, old { $0.cluster.status = "deleting" }, .underWay),
        Row("old cluster: gone", cluster, .switched([], []), .done),
        Row(
            "old cluster: another has the name", cluster, old { $0.cluster.resourceIdentifier = "cluster-OTHER" },
            .done),
        Row("old cluster: it is the one in use", cluster, .undeployed, .none),
        Row("protection: nobody looked", unprotect, unlooked, .none),
        Row("protection: AWS does not say", unprotect, .switched(), .none),
        Row("protection: on", unprotect, old { $0.cluster.isProtected = true }, .none),
        Row("protection: off", unprotect, old { $0.cluster.isProtected = false }, .done),
        Row("protection: the cluster is not seen", unprotect, .switched([], []), .none),
    ]

    private static let snapshot = AnyMutation.createSnapshot("before", of: "orders")
    private static let upgrade = AnyMutation.upgradeInPlace(
        InPlaceUpgrade(cluster: "orders", version: "16.6", isMajor: true, clusterGroup: nil, instanceGroup: nil))
    private static let upgraded = Observation.orders().upgraded()
    private static func pending(_ observation: Observation) -> Observation {
        observation.withCluster { $0.pendingChanges = ["EngineVersion": "16.6"] }
    }

    static let inPlace: [Row] = [
        Row("snapshot: nobody looked", snapshot, .orders(), .none),
        Row(
            "snapshot: not read", snapshot, .orders().seeing { $0.givenSnapshots = .unavailable("denied") }, .none),
        Row("snapshot: not there", snapshot, .orders().snapshotted(["nightly": "available"]), .none),
        Row("snapshot: creating", snapshot, .orders().snapshotted(["before": "creating"]), .working),
        Row("snapshot: available", snapshot, .orders().snapshotted(["before": "available"]), .done),
        Row("snapshot: failed", snapshot, .orders().snapshotted(["before": "failed"]), .done),
        Row("upgrade: no cluster", upgrade, .missing, .none),
        Row("upgrade: the old version at rest", upgrade, .orders(), .none),
        Row("upgrade: pending", upgrade, pending(.orders()), .working),
        Row("upgrade: upgrading", upgrade, .orders(status: "upgrading"), .working),
        Row("upgrade: the new version, upgrading", upgrade, .orders(status: "upgrading").upgraded(), .working),
        Row("upgrade: the new version, pending still listed", upgrade, pending(upgraded), .working),
        Row("upgrade: the new version at rest", upgrade, upgraded, .done),
        Row("upgrade: AWS gave up", upgrade, .orders(status: "migration-failed"), .done),
    ]

    /// A member of green is restarted for what waits in its cluster's group while its own is in force.
    @Test func `the restart of green is proved by what waited for it being in force, not by what was so before`() {
        let member = Environment.green.instances[0].identifier
        let restart = AnyMutation(RebootInstance(member, as: .green))
        func proof(_ status: String, wasUnderWay: Bool = false) -> Proof {
            let seen = Observation.withGreen { green in
                for index in green.cluster.members.indices {
                    green.cluster.members[index].parameterGroupStatus = status
                }
            }
            return restart.proof(
                in: seen, of: CallRecord(decidedAt: Observation.sampleInstant - .minutes(1), wasUnderWay: wasUnderWay))
        }
        #expect(proof("pending-reboot") == .none)
        #expect(proof("pending-reboot", wasUnderWay: true) == .done)
        #expect(proof("in-sync") == .done)
    }
}
