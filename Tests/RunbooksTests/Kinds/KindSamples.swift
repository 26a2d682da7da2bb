import Maintenance
import Runbooks
import TestSupport

/// A value of every kind.
enum KindSamples {
    private static let action = MaintenanceAction(
        resource: .instance("orders-2"), arn: "arn:orders-2", action: "os-upgrade")
    private static let group = ParameterGroupPlan(
        group: .ordersCluster, family: "aurora-postgresql16", source: "orders-cluster15",
        settings: [.init(name: "work_mem", value: "65536", isDynamic: true)], tags: [.autoscaled])
    private static let upgrade = InPlaceUpgrade(
        cluster: "orders", version: "16.6", isMajor: true, clusterGroup: "c16", instanceGroup: nil)
    private static let storage = Storage(type: "gp3", iops: 12_000, allocated: 400, throughput: 500)

    static let subjects: [AnySubject] =
        [
            AnySubject(
                ClusterSubject(
                    place: Target.orders.place, cluster: "orders", arn: "arn:orders", resource: "cluster-ORDERS1",
                    engine: "aurora-postgresql", engineVersion: "15.4", membership: "writer orders-1 · no readers",
                    beginning: Beginning(
                        writer: "orders-1", classes: ["orders-1": "db.r6g.large"], storageType: "aurora",
                        engineVersion: "15.4", resource: "cluster-ORDERS1"))), AnySubject(ledger),
        ] + lifecycleSubjects
    private static let ledger = InstanceSubject(
        place: Target.orders.place, instance: "ledger", arn: "arn:ledger", resource: "db-LEDGER", engine: "postgres",
        engineVersion: "15.8", instanceClass: "db.m6g.large", storageType: "gp2")

    private static func classChange(_ role: ModifyInstanceClass.Role) -> ChangeInstanceClassStep {
        ChangeInstanceClassStep(
            of: "ledger", identity: "db-LEDGER", from: "db.m6g.large", to: "db.m6g.xlarge", as: role)
    }

    static func mutations(_ standIn: StandIn) -> [AnyMutation] {
        [
            .createInstance(standIn), .modifyClass(of: "orders-2", to: "db.r6g.xlarge"),
            .failOver("orders", to: "orders-2"), .deleteStandIn("orders-co-k3f9"),
            .deleteUnservedStandIn("orders-co-k3f9"),
            .deleteOldInstance("orders-old1-1", resource: "cluster-ORDERS1"), .reboot("orders-2"),
            .rebootWriter("orders-1"), .rebootPossibleWriter("orders-1"), .rebootGreen("orders-green-x1-1"),
            .applyMaintenance(action),
            .applyMaintenanceToWriter(action), .rebootSingle("ledger"), .applyMaintenanceToSingle(action),
            .changeStorage("orders", to: storage),
            AnyMutation(ModifyStorage(of: "orders", to: storage, restartsMembers: true)),
            AnyMutation(SetPromotionTier(of: "orders-2", to: 1)),
            AnyMutation(FailOverInstance("ledger", from: "us-east-1a", to: "us-east-1b")),
            AnyMutation(FailOverInstance("ledger", from: nil, to: nil)),
            AnyMutation(ModifyInstanceClass(of: "ledger", identity: "db-LEDGER", to: "db.m6g.xlarge", as: .standby)),
            AnyMutation(ModifyInstanceClass(of: "ledger", identity: "db-LEDGER", to: "db.m6g.xlarge", as: .single)),
            AnyMutation(ModifyInstanceClass(of: "ledger-r1", identity: "db-R1", to: "db.m6g.xlarge", as: .replica)),
            .changeInstanceStorage("orders", to: storage), .createParameterGroup(group),
            .setParameters(group.group, group.settings), .createDeployment(.orders),
            .assignParameterGroup("reports-16", to: "orders-green-x1-3"),
            .switchOver(Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300)),
            .registerProxyTarget(.front, "orders"),
            AnyMutation(DeregisterProxyTarget(.front, from: "orders-old1", to: "orders")),
            AnyMutation(DeleteParameterGroup(.ordersCluster)), .deleteDeployment("bgd-1"), .deleteGreen("bgd-1"),
            .unprotect("orders-old1"),
            .deleteOldCluster("orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final"),
            .createSnapshot("orders-co-k3f9-before", of: "orders"), .upgradeInPlace(upgrade),
            AnyMutation(SetScalingSuspension(of: "orders", to: .all)),
            AnyMutation(SetScalingSuspension(of: "orders", to: .init(addition: true))),
        ] + lifecycleMutations + deploymentMutations + instanceUpgradeMutations + waysBackMutations
    }

    static func steps(_ standIn: StandIn) -> [AnyStep] {
        let members: [InstanceID] = ["orders-3", "orders-2"]
        var expectation = Expectation(
            writer: "orders-1", members: ["orders-1": "db.r6g.large"], absent: ["orders-co-k3f9"],
            awaitingRestart: ["orders-2"], mayVary: ["orders-autoscaled-9"], storage: storage)
        expectation.engineVersion = "16.6"
        expectation.tiers = ["orders-1": 1]
        expectation.parameterGroups = ["orders-1": "own-16"]
        return [
            .createStandIn(standIn), .failOver(to: "orders-2"), .failBack(to: "orders-1"),
            .deleteStandIn("orders-co-k3f9"), .verify(expectation), .verify(Expectation(writer: nil, members: [:])),
            .changeClass(
                ChangeClassStep(
                    instances: members, instanceClass: "db.r6g.xlarge", readersInService: 1, writer: "orders-co-k3f9")),
            .restart(RestartStep(instances: members, readersInService: 1, writer: nil)), .restartWriter("orders-1"),
            .applyMaintenance(ApplyMaintenanceStep(actions: [action], readersInService: 1, writer: "orders-1")),
            .applyMaintenanceToWriter(action), .changeStorage(storage), .changeInstanceStorage(storage),
            .restartInstance("ledger"), .maintainInstance(action),
            AnyStep(FailOverInstanceStep("ledger", from: "us-east-1a", to: "us-east-1b")),
            AnyStep(classChange(.standby)),
            AnyStep(classChange(.single)), AnyStep(classChange(.replica)),
            .verify(
                InstanceExpectation(
                    instance: "ledger", instanceClass: "db.m6g.large", replicas: ["db-R1": "db.m6g.large"])),
            .verify(
                InstanceExpectation(
                    instance: "ledger", instanceClass: "db.m6g.large", storage: storage, mayAwaitRestart: true)),
            .makeParameterGroups([group]), AnyStep(RestoreParametersStep(group.group, group.settings)),
            .deploy(.orders),
            .assignParameterGroups(
                AssignParameterGroupsStep(deployment: .orders, groups: ["orders-3": "reports-16"])),
            .soak(.minutes(90)), .switchOver(.orders, timeout: 300),
            .switchOver(.orders, timeout: 300, proxies: [.front]), .checkProxies([.front], of: "orders"),
            AnyStep(RetargetProxyStep(.front, from: ["orders-old1"], to: "orders")),
            AnyStep(DeleteParameterGroupsStep([.ordersCluster])),
            .removeDeployment("orders-co-k3f9"), .removeDeployment("orders-co-k3f9", of: "cluster-ORDERS1"),
            AnyStep(RestartAsAskedStep("orders-2", isWriter: false)),
            AnyStep(RestartAsAskedStep("orders-2", isWriter: false, mayBeWriter: true)),
            .retire(
                RetireStep(
                    "orders-old1", resource: "cluster-ORDERS1", successor: "orders",
                    finalSnapshot: "orders-co-k3f9-final")),
            .discardDeployment(.orders), .takeSnapshot("orders-co-k3f9-before"), .upgradeInPlace(upgrade),
            AnyStep(SuspendScalingStep(.init(schedule: true))), AnyStep(RestoreScalingStep(.init(removal: true))),
            AnyStep(RestoreScalingStep(nil)),
        ] + lifecycleSteps + deploymentSteps + instanceUpgradeSteps + waysBackSteps
    }

    private static let old = OldEnvironment(
        deployment: "orders-co-k3f9", resource: "cluster-ORDERS1", successor: "orders")

    static let runbooks: [AnyRunbook] =
        [
            .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge", exclude: ["orders-2"], skipStandIn: true)),
            .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge", autoscaling: .suspended)),
            .resize(ResizeRunbook(instanceClass: "db.m6g.xlarge", way: .inPlace, includesReplicas: true)),
            .failover(FailoverRunbook(to: "orders-2", autoscaling: .suspended)),
            .cycle(CycleRunbook(autoscaling: .suspended)),
            .reboot(RebootRunbook(instance: "orders-2", autoscaling: .suspended)),
            .storage(StorageRunbook(type: "aurora", autoscaling: .suspended)),
            .maintenance(MaintenanceRunbook(autoscaling: .suspended)),
            .upgrade(UpgradeRunbook(version: "16.6", autoscaling: .suspended)),
            .failover(FailoverRunbook(to: "orders-2")), .failover(FailoverRunbook()),
            .cleanup(CleanupRunbook(operation: "k3f9", standIn: "orders-co-k3f9")),
            .cleanup(CleanupRunbook(operation: "k3f9", leftover: .oldEnvironment(old))),
            AnyRunbook(RecordRemovalRunbook(operation: "k3f9", old: old)),
            .cycle(CycleRunbook(exclude: ["orders-2"], skipStandIn: true)),
            .reboot(RebootRunbook(instance: "orders-2")),
            .storage(StorageRunbook(type: "gp3", iops: 12_000, throughput: 500)),
            .storage(StorageRunbook(size: 200)),
            .maintenance(MaintenanceRunbook(exclude: ["orders-2"])),
            .rollback(
                RollbackRunbook(
                    operation: "k3f9", before: RollbackPlanTests.beginning(.orders()), standIn: "orders-co-k3f9",
                    deployment: .orders)),
            .rollback(RollbackRunbook(operation: "k3f9", before: .instance(ledger), standIn: nil)),
            .rollback(
                RollbackRunbook(
                    operation: "k3f9", before: .instance(ledger), standIn: nil, classes: [classChange(.standby)])),
            .rollback(
                RollbackRunbook(
                    operation: "k3f9", before: .instance(ledger), standIn: nil,
                    aftermath: Aftermath(
                        routes: [.init(target: .front, cluster: "orders", taken: "orders-old1")],
                        groups: [.ordersCluster],
                        retired: .init(
                            name: "orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final",
                            isSnapshotSeen: true), record: "orders-co-k3f9", standIn: "orders-co-k3f9",
                        scaling: .init(addition: true)))),
            AnyRunbook(RetargetRunbook(proxy: "front")),
            .upgrade(
                UpgradeRunbook(
                    version: "16.6", clusterParameterGroup: "c16", instanceParameterGroup: "i16",
                    switchoverTimeout: 600,
                    soak: .minutes(90), inPlace: true, keepsOld: true)),
            .upgrade(UpgradeRunbook(version: "16.6")),
        ] + lifecycleRunbooks + deploymentRunbooks + waysBackRunbooks
}
