import Maintenance
import TestSupport

extension AnyMutation {
    /// Of every kind at least one; several where the call depends on what it says.
    static let ofEveryKind: [AnyMutation] =
        [
            .createInstance(.sample("k3f9", of: "orders")), .modifyClass(of: "orders-2", to: "db.r6g.xlarge"),
            .failOver("orders", to: "orders-2"), .deleteStandIn("orders-co-k3f9"),
            .deleteOldInstance("orders-1-old1", resource: "cluster-ORDERS1"), .reboot("orders-2"),
            .rebootWriter("orders-1"), .rebootGreen("orders-1-green"), .applyMaintenance(maintenance),
            .applyMaintenanceToWriter(maintenance), .changeStorage("orders", to: Storage(type: "aurora-iopt1")),
            .changeInstanceStorage("orders", to: Storage(type: "gp3", iops: 12_000, allocated: 500, throughput: 500)),
            AnyMutation(CreateInstanceSnapshot("ledger-co-k3f9-before", of: "ledger")),
            AnyMutation(
                UpgradeInstance(
                    InstanceInPlaceUpgrade(
                        instance: "ledger", identity: "db-L", version: "16.6", isMajor: true,
                        parameterGroup: "ledger-16", optionGroup: "options-16"))),
            AnyMutation(UnprotectInstance("ledger-green-x1", identity: "db-G", .green(deployment: "bgd-1"))),
            AnyMutation(
                DeleteOldInstance("ledger-old1", identity: "db-L", of: oldInstances, finalSnapshot: "ledger-final")),
            AnyMutation(DeleteDeployment("bgd-1", .greenInstances)),
            AnyMutation(FailOverInstance("ledger", from: "us-east-1a", to: "us-east-1b")),
            AnyMutation(ModifyInstanceClass(of: "ledger", identity: "db-L", to: "db.m6g.xlarge", as: .standby)),
            .createParameterGroup(group(.cluster)), .createParameterGroup(group(.instance)),
            .setParameters(ParameterGroupName(.cluster, "c16"), [.init(name: "a", value: "1", isDynamic: true)]),
            .setParameters(ParameterGroupName(.instance, "i16"), [.init(name: "a", value: "1", isDynamic: true)]),
            .createDeployment(
                DeploymentPlan(
                    name: "orders-co-k3f9", cluster: "orders", source: "arn", version: "16.6", clusterGroup: "c16",
                    instanceGroup: "i16", tags: [])),
            .assignParameterGroup("i16", to: "orders-1-green"),
            .switchOver(Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300)),
            .registerProxyTarget(ProxyTarget(proxy: "front", group: "default"), "orders"),
            AnyMutation(
                DeregisterProxyTarget(ProxyTarget(proxy: "front", group: "default"), from: "orders-old1", to: "orders")),
            AnyMutation(DeleteParameterGroup(ParameterGroupName(.cluster, "c16"))),
            AnyMutation(DeleteParameterGroup(ParameterGroupName(.instance, "i16"))), .deleteDeployment("bgd-1"),
            .deleteGreen("bgd-1"), .unprotect("orders-old1"),
            .deleteOldCluster("orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final"),
            .createSnapshot("before", of: "orders"),
            .upgradeInPlace(
                InPlaceUpgrade(
                    cluster: "orders", version: "16.6", isMajor: true, clusterGroup: "c16", instanceGroup: "i16")),
            AnyMutation(SetPromotionTier(of: "orders-2", to: 1)),
            AnyMutation(SetScalingSuspension(of: "orders", to: .all)),
            AnyMutation(PutPendingPassword(rotation(.aurora))), AnyMutation(SetMasterPassword(rotation(.aurora))),
            AnyMutation(SetMasterPassword(rotation(.instance))),
            AnyMutation(MakePasswordCurrent(rotation(.aurora), insteadOf: "before")),
            AnyMutation(
                StartMasking(
                    MaskingScriptReference("masking.sql", digest: "d"), in: MaskingSetup.copy, at: "localhost",
                    port: 5432,
                    secret: "changeover/development", by: "k3f9")),
        ] + LifecycleCalls.all + InstanceDeploymentCalls.all

    private static func rotation(_ kind: Lifecycle.Kind) -> PasswordRotation {
        PasswordRotation(in: "changeover/development", for: "development-2", kind, engine: "postgres", by: "k3f9")
    }

    private static let maintenance = MaintenanceAction(
        resource: .instance("orders-2"), arn: "arn:aws:rds:us-east-1:123456789012:db:orders-2", action: "os-upgrade")

    private static func group(_ scope: ParameterGroupName.Scope) -> ParameterGroupPlan {
        ParameterGroupPlan(
            group: ParameterGroupName(scope, "g16"), family: "aurora-postgresql16", source: "g15", settings: [],
            tags: [])
    }

    private static let oldInstances = OldInstances(
        deployment: "ledger-co-k3f9", successor: "ledger", primary: "db-L", replicas: ["db-R"])
}
