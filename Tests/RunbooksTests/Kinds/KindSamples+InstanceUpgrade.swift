import Maintenance
import Runbooks

/// Kinds about an RDS instance that is upgraded where it is.
extension KindSamples {
    private static let ledgerUpgrade = InstanceInPlaceUpgrade(
        instance: "ledger", identity: "db-LEDGER", version: "16.6", isMajor: true, along: ["ledger-r1"],
        parameterGroup: "ledger-co-k3f9-instance", optionGroup: "ledger-16")
    private static let replicaUpgrade = InstanceInPlaceUpgrade(
        instance: "ledger-r1", identity: "db-R1", version: "15.10", isMajor: false, isReplica: true)

    static let instanceUpgradeMutations = [
        AnyMutation(CreateInstanceSnapshot("ledger-co-k3f9-before", of: "ledger")),
        AnyMutation(UpgradeInstance(ledgerUpgrade)), AnyMutation(UpgradeInstance(replicaUpgrade)),
    ]

    static let instanceUpgradeSteps = [
        AnyStep(TakeInstanceSnapshotStep("ledger-co-k3f9-before", of: "ledger")),
        AnyStep(UpgradeInstanceStep(ledgerUpgrade)), AnyStep(UpgradeInstanceStep(replicaUpgrade)),
        AnyStep(
            VerifyInstanceUpgradeStep(
                InstanceExpectation(instance: "ledger", instanceClass: "db.m6g.large"), version: "16.6",
                parameterGroup: "ledger-co-k3f9-instance", replicas: ["db-R1": "ledger-r1"])),
    ]
}
