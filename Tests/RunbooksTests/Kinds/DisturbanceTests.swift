import Maintenance
import Runbooks
import TestSupport
import Testing

/// What users of a database notice of each call, held against what AWS says of it: a maintenance window goes by it.
struct DisturbanceTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var mutation: AnyMutation
        var disturbance: Disturbance

        init(_ mutation: AnyMutation, _ disturbance: Disturbance) {
            (self.mutation, self.disturbance) = (mutation, disturbance)
        }

        var testDescription: String { mutation.words.order }
    }

    private static let standIn = StandIn.sample("k3f9", of: "orders")
    private static let onReader = MaintenanceAction(
        resource: .instance("orders-2"), arn: "arn:orders-2", action: "os-upgrade")
    private static let storage = Storage(type: "gp3", iops: 12_000, allocated: 400, throughput: 500)
    private static let upgrade = InPlaceUpgrade(
        cluster: "orders", version: "16.6", isMajor: false, clusterGroup: nil, instanceGroup: nil)

    /// Writes stop until another instance, or the same one again, is the writer.
    private static let writes = [
        // Aurora user guide, "Failing over an Amazon Aurora DB cluster".
        Row(.failOver("orders", to: "orders-2"), .writes),
        // Aurora user guide, "Switching a blue/green deployment": writes are stopped on both sides.
        Row(.switchOver(Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300)), .writes),
        // RDS user guide, "Switching a blue/green deployment", of RDS instances alike.
        Row(
            AnyMutation(
                SwitchOverInstance(
                    InstanceSwitchover(
                        deployment: "bgd-1", instance: "orders", resource: "db-ORDERS", replication: .physical,
                        timeout: 300, green: nil))), .writes),
        // API reference, DeregisterDBProxyTargets: the association ends; nothing answers behind the proxy until it has another,
        // and the clusters themselves go on.
        Row(AnyMutation(DeregisterProxyTarget(.front, from: "orders-old1", to: "orders")), .connections),
        // Aurora user guide, "Upgrading Amazon Aurora PostgreSQL DB clusters": minor and major versions alike.
        Row(.upgradeInPlace(upgrade), .writes),
        // Aurora user guide, "Rebooting an Amazon Aurora DB cluster": the writer is away until it is back.
        // RDS user guide, "Settings for DB instances", storage type: an outage while a change from magnetic storage begins.
        Row(AnyMutation(ModifyInstanceStorage(of: "orders", to: storage, isFromMagnetic: true)), .writes),
        // RDS user guide, "Failing over a Multi-AZ DB instance for Amazon RDS", and its table of settings, instance class: downtime
        // during the change.
        Row(AnyMutation(FailOverInstance("ledger", from: "us-east-1a", to: "us-east-1b")), .writes),
        Row(
            AnyMutation(ModifyInstanceClass(of: "ledger", identity: "db-L", to: "db.m6g.large", as: .standby)), .writes),
        Row(AnyMutation(ModifyInstanceClass(of: "ledger", identity: "db-L", to: "db.m6g.large", as: .single)), .writes),
        Row(.rebootWriter("orders-1"), .writes), Row(.applyMaintenanceToWriter(onReader), .writes),
    ]

    /// One instance that may be the writer is away until it is back.
    private static let perhapsWrites = [Row(.rebootPossibleWriter("orders-2"), .perhapsWrites)]

    /// One instance that is not the writer goes away, for ever or until it is back.
    private static let connections = [
        // Aurora user guide, "Settings for Amazon Aurora": an outage of the instance; that of the writer fails over, which
        // is why the step never changes it.
        Row(.modifyClass(of: "orders-2", to: "db.r6g.xlarge"), .connections),
        // A read replica takes no writes.
        Row(
            AnyMutation(ModifyInstanceClass(of: "ledger-r1", identity: "db-R1", to: "db.m6g.large", as: .replica)),
            .connections),
        Row(.reboot("orders-2"), .connections), Row(.applyMaintenance(onReader), .connections),
        // It serves readers through the reader endpoint.
        Row(.deleteStandIn("orders-co-k3f9"), .connections),
        // Aurora user guide, "Storage configurations for Amazon Aurora DB clusters": members with local storage restart; the
        // step makes no such call while the writer is one of them.
        Row(
            AnyMutation(
                ModifyStorage(of: "orders", to: Storage(type: Storage.auroraOptimized), restartsMembers: true)),
            .connections),
    ]

    private static let none = [
        Row(.createInstance(standIn), .none),
        // The same page: a change of the type is no matter to other members; sizes and IOPS are none to any.
        Row(.changeStorage("orders", to: Storage(type: Storage.auroraOptimized)), .none),
        // RDS user guide, "Modifying settings for storage": the instance stays available.
        Row(.changeInstanceStorage("orders", to: storage), .none),
        // Aurora user guide, "Settings for Amazon Aurora", failover priority: no outage.
        Row(AnyMutation(SetPromotionTier(of: "orders-2", to: 1)), .none),
        Row(.createSnapshot("orders-co-k3f9-before", of: "orders"), .none),
        // A group that was made for an upgrade and is not in use.
        Row(
            .createParameterGroup(
                ParameterGroupPlan(
                    group: .ordersCluster, family: "aurora-postgresql16", source: "default", settings: [], tags: [])),
            .none),
        Row(AnyMutation(DeleteParameterGroup(.ordersCluster)), .none),
        Row(.setParameters(.ordersCluster, [.init(name: "work_mem", value: "65536", isDynamic: true)]), .none),
        // Green is a copy that nobody uses before the switchover, and blue is one after it.
        Row(.createDeployment(.orders), .none), Row(.assignParameterGroup("own-16", to: "orders-green-x1-3"), .none),
        Row(AnyMutation(CreateInstanceDeployment(.single)), .none),
        Row(AnyMutation(ModifyGreen("orders-green-x1", to: .init(instanceClass: "db.m6g.large"))), .none),
        Row(
            AnyMutation(
                AttachInstanceRole(RDSInstance.Role(arn: "arn:role", feature: "s3Import"), to: "orders-green-x1")),
            .none),
        Row(.rebootGreen("orders-green-x1-1"), .none), Row(.deleteGreen("bgd-1"), .none),
        Row(.deleteDeployment("bgd-1"), .none), Row(.unprotect("orders-old1"), .none),
        Row(.deleteOldInstance("orders-old1-1", resource: "cluster-ORDERS1"), .none),
        Row(.deleteOldCluster("orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "final"), .none),
        // Application Auto Scaling user guide, "Suspending and resuming scaling": what is there stays as it is.
        Row(AnyMutation(SetScalingSuspension(of: "orders", to: .all)), .none),
        // RDS user guide, "RDS Proxy": a target is added, none is taken away.
        // It never came up, and nobody is connected to it.
        Row(.deleteUnservedStandIn("orders-co-k3f9"), .none),
        Row(.registerProxyTarget(ProxyTarget(proxy: "front", group: "default"), "orders"), .none),
    ]

    /// Nobody uses a copy before its promotion, nor a retired one; a name that changes has clients find another database when
    /// they connect again. One that is put back after another zone refused must not wait for a window, and counts as none.
    private static let lifecycle = KindSamples.lifecycleMutations.map { mutation in
        Row(mutation, mutation.isOf(PointRecord.self) ? .connections : .none)
    }

    /// RDS user guide, "Upgrading a DB instance engine version": the instance is down; a replica takes no writes.
    private static let upgrades = zip(KindSamples.instanceUpgradeMutations, [.none, .writes, .connections])
        .map { Row($0, $1) }

    /// What goes is used by nobody: green before the switchover, blue after it.
    private static let waysBack = KindSamples.waysBackMutations.map { Row($0, .none) }

    @Test(arguments: writes + perhapsWrites + connections + none + lifecycle + waysBack + upgrades)
    func `a call disturbs what AWS says it does`(row: Row) {
        #expect(row.mutation.base.disturbance == row.disturbance)
    }

    @Test func `every kind of call is in the table, in every form that it has`() {
        let rows =
            Self.writes + Self.perhapsWrites + Self.connections + Self.none + Self.lifecycle + Self.waysBack
            + Self.upgrades
        #expect(Set(rows.map(\.mutation.kind)) == Set(Family.all.flatMap(\.mutations).map { $0.kind }))
        let forms = KindSamples.mutations(Self.standIn).map { "\($0.kind) \($0.base.disturbance)" }
        #expect(Set(forms).isSubset(of: rows.map { "\($0.mutation.kind) \($0.disturbance)" }))
    }

    @Test func `whatever stops writes is asked about first`() {
        for mutation in KindSamples.mutations(Self.standIn)
        where [.writes, .perhapsWrites].contains(mutation.base.disturbance) {
            #expect(mutation.isGated, "\(mutation.kind)")
        }
    }
}
