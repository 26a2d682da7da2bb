import Maintenance
import Runbooks
import TestSupport
import Testing

/// A blue/green deployment and its green environment, until green is ready.
@Suite struct DeploymentTests {
    private static let create = AnyMutation.createDeployment(.orders)

    /// What every step says that has to see the deployment.
    static let unseen: [Case] = [
        Case("nobody looked", .orders(), .inProgress("waiting to see deployments")),
        Case(
            "not read", .orders().seeing { $0.givenDeployments = .unavailable("denied.") },
            .blocked("deployments are not read: denied")),
        Case("no cluster", .missing, .blocked("AWS shows no cluster orders any more")),
    ]

    @Test(arguments: unseen) func `what cannot be seen is waited for or told`(row: Case) {
        let works: [AnyStep] = [
            .deploy(.orders), .switchOver(.orders, timeout: 300), .removeDeployment("orders-co-k3f9"),
            .discardDeployment(.orders),
        ]
        for work in works { row.check(work) }
    }

    /// What every step says of a deployment that is not the one it means.
    static let foreign: [Case] = [
        Case(
            "another of the cluster", .deployed(.orders { $0.name = "by-hand" }),
            .blocked("another deployment of orders, by-hand, which is not ours")),
        Case(
            "one of the name, without our tags", .deployed(.orders { $0.tags = [] }),
            .blocked("has not our tags: it is not ours")),
        Case(
            "one of the name, with another's tags",
            .deployed(.orders { $0.tags = [Tag(key: "changeover:operation", value: "x1y2")] }),
            .blocked("has not our tags: it is not ours")),
    ]

    @Test(.holds(.ownDeployment), arguments: foreign) func `a deployment of somebody else is left alone`(row: Case) {
        let works: [AnyStep] = [.deploy(.orders), .switchOver(.orders, timeout: 300), .discardDeployment(.orders)]
        for work in works { row.check(work) }
    }

    static let deployments: [Case] = [
        Case("none", .undeployed, .ready([create])),
        Case("asked for", .undeployed, asked: [create], .inProgress("waiting for AWS to show the deployment")),
        Case(
            "one before that was switched over", .deployed(.orders("SWITCHOVER_COMPLETED") { $0.name = "before" }),
            .ready([create])),
        Case(
            "one of another cluster", .deployed(.orders { ($0.name, $0.source) = ("other", "arn:other") }),
            .ready([create])),
        Case(
            "blue is at work", Observation.undeployed.withCluster { $0.status = "modifying" },
            .inProgress("orders to be available")),
        Case(
            "blue is broken", Observation.undeployed.withCluster { $0.status = "failed" }, .blocked("orders is failed")),
        Case(
            "the writer restarts", Observation.undeployed.with("orders-1") { $0.status = "rebooting" },
            .inProgress("the writer orders-1 to be available")),
        Case(
            "no tags yet", .deployed(.orders("PROVISIONING") { $0.tags = [] }, beside: nil),
            .inProgress("AWS is making green")),
        Case(
            "provisioning", .deployed(.orders("PROVISIONING", tasks: .busy), beside: nil),
            .inProgress("AWS is making green: DB_ENGINE_VERSION_UPGRADE IN_PROGRESS")),
        Case(
            "a task failed", .deployed(.orders("PROVISIONING", details: "precheck", tasks: .failed)),
            .blocked("AWS failed at DB_ENGINE_VERSION_UPGRADE of the deployment orders-co-k3f9: precheck")),
        Case(
            "available with a failed task", .deployed(.orders(tasks: .failed)),
            .blocked("AWS failed at DB_ENGINE_VERSION_UPGRADE")),
        Case(
            "an invalid configuration", .deployed(.orders("INVALID_CONFIGURATION", details: "Replication degraded")),
            .blocked("is INVALID_CONFIGURATION: Replication degraded")),
        Case("being deleted", .deployed(.orders("DELETING")), .blocked("is DELETING")),
        Case("available with an open task", .deployed(.orders(tasks: .busy)), .inProgress("DB_ENGINE_VERSION_UPGRADE")),
        Case("green is not described", .deployed(beside: nil), .inProgress("waiting for AWS to describe green")),
        Case("another cluster is described", .deployed(beside: .old), .inProgress("waiting for AWS to describe green")),
        Case(
            "green of another version", .withGreen { $0.cluster.engineVersion = "15.4" },
            .blocked("green (orders-green-x1) runs 15.4, not 16.6")),
        Case(
            "green upgrades", .withGreen { $0.cluster.status = "upgrading" },
            .inProgress("orders-green-x1 is upgrading")),
        Case("green is broken", .withGreen { $0.cluster.status = "failed" }, .blocked("orders-green-x1 is failed")),
        Case(
            "a member is made", .withGreen { $0.instances[2].status = "creating" },
            .inProgress("orders-green-x1-3 is creating")),
        Case(
            "a member is broken", .withGreen { $0.instances[2].status = "incompatible-parameters" },
            .blocked("orders-green-x1-3 is incompatible-parameters")),
        Case("all at rest", .deployed(), .satisfied),
        Case("switched over by hand", .switched(), .satisfied),
    ]

    @Test(arguments: deployments) func `making green`(row: Case) { row.check(.deploy(.orders)) }

    @Test func `green stands for as long as was asked, from when the step began`() {
        let begin = Observation.sampleInstant
        func at(_ span: Span) -> Observation { Observation.orders(at: begin + span) }
        Case("at the beginning", at(.zero), .inProgress("until 2026-01-05 16:00 UTC"))
            .check(.soak(.minutes(120)), since: begin)
        Case("just before", at(.minutes(120) - Span(milliseconds: 1)), .inProgress("until 2026-01-05 16:00 UTC"))
            .check(.soak(.minutes(120)), since: begin)
        Case("at the end", at(.minutes(120)), .satisfied).check(.soak(.minutes(120)), since: begin)
    }
}
