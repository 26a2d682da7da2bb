import Maintenance
import Runbooks
import TestSupport

/// Kinds about what a blue/green deployment of an RDS instance leaves.
extension KindSamples {
    static let oldInstances = OldInstances(
        deployment: "ledger-co-k3f9", successor: "ledger", primary: "db-LEDGER", replicas: ["db-R1"],
        switchedAt: Timestamp(milliseconds: 1_700_000_000_000))

    static let ledgerDeployment = InstanceDeploymentPlan(
        name: "ledger-co-k3f9", instance: "ledger", source: "arn:ledger", resource: "db-LEDGER", replication: .logical,
        version: "16.6", parameterGroup: "ledger-16", tags: [Tag(key: "changeover:operation", value: "k3f9")])

    static let waysBackMutations = [
        AnyMutation(
            UnprotectInstance("ledger-old1", identity: "db-LEDGER", .oldEnvironment(oldInstances))),
        AnyMutation(
            UnprotectInstance("ledger-green-x1y2z3", identity: "db-GREEN", .green(deployment: "bgd-1"))),
        AnyMutation(
            DeleteOldInstance(
                "ledger-old1", identity: "db-LEDGER", of: oldInstances, finalSnapshot: "ledger-co-k3f9-final")),
        AnyMutation(
            DeleteOldInstance(
                "ledger-r1-old1", identity: "db-R1", of: oldInstances, finalSnapshot: nil, isAfterRefusal: true)),
        AnyMutation(DeleteDeployment("bgd-1", .greenInstances)),
    ]

    static let waysBackSteps = [
        AnyStep(RetireInstancesStep("ledger-old1", of: oldInstances, finalSnapshot: "ledger-co-k3f9-final")),
        AnyStep(DiscardInstanceDeploymentStep(ledgerDeployment)),
    ]

    static let waysBackRunbooks = [
        AnyRunbook(CleanupRunbook(operation: "k3f9", leftover: .oldInstances(oldInstances))),
        AnyRunbook(
            RollbackRunbook(
                operation: "k3f9",
                before: .instance(
                    InstanceSubject(
                        place: Target.orders.place, instance: "ledger", arn: "arn:ledger", resource: "db-LEDGER",
                        engine: "postgres", engineVersion: "15.8", instanceClass: "db.m6g.large", storageType: "gp2")),
                standIn: nil, instanceDeployment: ledgerDeployment)),
    ]
}
