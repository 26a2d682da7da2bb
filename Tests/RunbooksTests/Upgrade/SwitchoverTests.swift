import Maintenance
import Runbooks
import TestSupport
import Testing

/// The switchover of a blue/green deployment.
@Suite struct SwitchoverTests {
    private static let switchover = AnyMutation.switchOver(
        Switchover(
            deployment: "bgd-1", cluster: "orders", timeout: 300, green: Environment.green.cluster.arn))

    static let switchovers: [Case] = [
        Case("green is ready", .deployed(), .ready([switchover])),
        Case("the deployment is gone", .undeployed, .blocked("the deployment orders-co-k3f9 is not there any more")),
        Case("asked for", .deployed(), asked: [switchover], .inProgress("waiting for AWS to show the switchover")),
        Case(
            "under way", .deployed(.orders("SWITCHOVER_IN_PROGRESS", details: "lag")),
            .inProgress("AWS is switching over: lag")),
        Case("complete", .switched(), .satisfied),
        Case(
            "complete, the cluster at work", Observation.switched().withCluster { $0.status = "modifying" },
            .inProgress("orders to be available")),
        Case(
            "complete, the writer restarts", Observation.switched().with("orders-1") { $0.status = "rebooting" },
            .inProgress("the writer orders-1 to be available")),
        Case("complete, no writer yet", Observation.switched().writing(nil), .inProgress("to show its writer")),
        Case("provisioning again", .deployed(.orders("PROVISIONING")), .inProgress("is PROVISIONING")),
        Case("an open task", .deployed(.orders(tasks: .busy)), .inProgress("DB_ENGINE_VERSION_UPGRADE IN_PROGRESS")),
        Case("a failed task", .deployed(.orders(tasks: .failed)), .blocked("DB_ENGINE_VERSION_UPGRADE")),
        Case(
            "it failed", .deployed(.orders("SWITCHOVER_FAILED", details: "a long transaction")),
            .blocked("is SWITCHOVER_FAILED: a long transaction")),
        Case(
            "AWS took it back and it may be asked for again",
            .deployed(.orders(details: "Switchover canceled")), .ready([switchover])),
        Case("degraded", .deployed(.orders("INVALID_CONFIGURATION")), .blocked("is INVALID_CONFIGURATION")),
        Case(
            "green restarts", .withGreen { $0.instances[0].status = "rebooting" },
            .inProgress("orders-green-x1-1 is rebooting")),
        Case(
            "green is broken", .withGreen { $0.instances[0].status = "failed" }, .blocked("orders-green-x1-1 is failed")
        ),
        Case(
            "AWS moves green's data", .withGreen { $0.instances[0].status = "storage-optimization" },
            .inProgress("orders-green-x1-1 is storage-optimization")),
        Case(
            "green waits for a restart to have its cluster parameters in force",
            .withGreen { $0.cluster.members[1].parameterGroupStatus = "pending-reboot" },
            .ready([AnyMutation(RebootInstance("orders-green-x1-2", as: .green))])),
        Case(
            "that restart was asked for", .withGreen { $0.cluster.members[1].parameterGroupStatus = "pending-reboot" },
            asked: [AnyMutation(RebootInstance("orders-green-x1-2", as: .green))],
            .inProgress("to be in force on orders-green-x1-2")),
        Case(
            "green's cluster parameters are being applied",
            .withGreen { $0.cluster.members[0].parameterGroupStatus = "applying" },
            .inProgress("to be in force on orders-green-x1-1")),
        Case(
            "AWS does not say whether they are in force",
            .withGreen { $0.cluster.members[0].parameterGroupStatus = nil }, .ready([switchover])),
        Case(
            "AWS moves blue's data", Observation.deployed().with("orders-2") { $0.status = "storage-optimization" },
            .inProgress("orders-2 is storage-optimization")),
        Case(
            "blue is at work", Observation.deployed().withCluster { $0.status = "modifying" },
            .inProgress("orders to be available")),
        Case(
            "blue's writer is broken", Observation.deployed().with("orders-1") { $0.status = "storage-full" },
            .blocked("the writer orders-1 is storage-full")),
    ]

    @Test(.holds(.switchoverAgain), arguments: switchovers) func `switching over`(row: Case) {
        row.check(.switchOver(.orders, timeout: 300))
    }
}
