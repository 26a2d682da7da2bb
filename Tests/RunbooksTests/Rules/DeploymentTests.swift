import Maintenance
import Runbooks
import TestSupport
import Testing

/// A blue/green deployment, from its parameter groups to its switchover.
@Suite struct DeploymentTests {
    private static let plan = DeploymentPlan(
        name: "orders-co-k3f9", cluster: "orders", source: "arn:aws:rds:us-east-1:123456789012:cluster:orders",
        version: "16.6", clusterGroup: "c16", instanceGroup: "i16",
        tags: [Maintenance.Tag(key: "changeover:operation", value: "k3f9")])
    private static let create = AnyMutation.createDeployment(plan)

    private static func deployment(
        _ status: String = "AVAILABLE", details: String? = nil, tasks: [Deployment.Task] = [],
        tags: [Maintenance.Tag] = plan.tags
    ) -> Deployment {
        Deployment(
            identifier: "bgd-1", name: plan.name, source: plan.source, target: "arn:green", status: status,
            details: details, tasks: tasks, tags: tags)
    }

    private static func green(_ version: String = "16.6", _ change: (inout Instance) -> Void = { _ in }) -> Environment
    {
        var observation = Observation.orders(writer: nil).withCluster {
            ($0.identifier, $0.arn, $0.resourceIdentifier) = ("orders-green", "arn:green", "cluster-GREEN")
            $0.engineVersion = version
        }
        observation = observation.with("orders-2", change)
        guard let cluster = observation.cluster else { preconditionFailure("the sample has a cluster") }
        return Environment(cluster: cluster, instances: observation.instances)
    }

    private static func seen(_ deployments: Deployment..., beside environment: Environment? = green()) -> Observation {
        var observation = Observation.orders()
        observation.deployments = .known(deployments)
        observation.environments = environment.map { [$0] } ?? []
        return observation
    }

    private static let foreign = Deployment(
        identifier: "bgd-2", name: "by-hand", source: plan.source, target: "arn:green", status: "AVAILABLE")

    static let makings = [
        Case("none is there", seen(), .ready([create])),
        Case("asked for", seen(), asked: [create], .inProgress("waiting for AWS to show")),
        Case("nobody looked", .orders(), .inProgress("waiting to see deployments")),
        Case("somebody else's", seen(foreign), .blocked("another deployment of orders, by-hand, which is not ours")),
        Case("our name without our tags", seen(deployment(tags: [])), .blocked("it is not ours")),
        Case("being made, tags lag", seen(deployment("PROVISIONING", tags: [])), .inProgress("AWS is making green")),
        Case(
            "available, a task open",
            seen(deployment(tasks: [.init(name: "DB_ENGINE_VERSION_UPGRADE", status: "IN_PROGRESS")])),
            .inProgress("DB_ENGINE_VERSION_UPGRADE IN_PROGRESS")),
        Case(
            "a task failed", seen(deployment(tasks: [.init(name: "CREATING_READ_REPLICA", status: "FAILED")])),
            .blocked("AWS failed at CREATING_READ_REPLICA")),
        Case(
            "invalid", seen(deployment("INVALID_CONFIGURATION", details: "no primary key")),
            .blocked("INVALID_CONFIGURATION: no primary key")),
        Case("green is not described", seen(deployment(), beside: nil), .inProgress("describe green")),
        Case("of another version", seen(deployment(), beside: green("16.4")), .blocked("runs 16.4, not 16.6")),
        Case(
            "green is at work", seen(deployment(), beside: green { $0.status = "modifying" }),
            .inProgress("orders-2 is modifying")),
        Case("made", seen(deployment()), .satisfied),
        Case("switched over", seen(deployment("SWITCHOVER_COMPLETED")), .satisfied),
        Case(
            "blue is at work", seen().withCluster { $0.status = "modifying" }, .inProgress("orders to be available")),
    ]

    @Test(.holds(.ownDeployment), arguments: makings) func `making a deployment`(row: Case) {
        row.check(.deploy(Self.plan))
    }

    private static let switchOver = AnyMutation.switchOver(
        Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300))

    static let switchovers = [
        Case("at rest", seen(deployment()), .ready([switchOver])),
        Case(
            "asked for", seen(deployment()), asked: [switchOver], .inProgress("waiting for AWS to show the switchover")),
        Case("under way", seen(deployment("SWITCHOVER_IN_PROGRESS")), .inProgress("AWS is switching over")),
        Case(
            "AWS took it back and is at rest again",
            seen(deployment(details: "Switchover failed: replication lag")), .ready([switchOver])),
        Case("AWS gave up", seen(deployment("SWITCHOVER_FAILED", details: "lag")), .blocked("SWITCHOVER_FAILED: lag")),
        Case("gone", seen(), .blocked("is not there any more")),
        Case("somebody else's", seen(foreign), .blocked("which is not ours")),
        Case(
            "green is at work", seen(deployment(), beside: green { $0.status = "modifying" }),
            .inProgress("orders-2 is modifying")),
        Case(
            "the writer is broken", seen(deployment()).with("orders-1") { $0.status = "failed" },
            .blocked("orders-1 is failed")),
        Case("done", seen(deployment("SWITCHOVER_COMPLETED")), .satisfied),
        Case(
            "done, the new writer is at work",
            seen(deployment("SWITCHOVER_COMPLETED")).with("orders-1") { $0.status = "modifying" },
            .inProgress("orders-1 to be available")),
    ]

    @Test(.holds(.switchoverAgain), arguments: switchovers) func `switching over`(row: Case) {
        row.check(.switchOver(Self.plan, timeout: 300))
    }

    static let discards = [
        Case("gone", seen(), .satisfied),
        Case("at rest", seen(deployment()), .ready([.deleteGreen("bgd-1")])),
        Case("asked for", seen(deployment()), asked: [.deleteGreen("bgd-1")], .inProgress("waiting for AWS to delete")),
        Case("being made", seen(deployment("PROVISIONING")), .inProgress("through with making green")),
        Case("being deleted", seen(deployment("DELETING")), .inProgress("being deleted")),
        Case("switched over", seen(deployment("SWITCHOVER_COMPLETED")), .blocked("green is in use")),
        Case("switching over", seen(deployment("SWITCHOVER_IN_PROGRESS")), .blocked("green is in use")),
        Case("somebody else's", seen(foreign), .blocked("which is not ours")),
    ]

    @Test(.holds(.rollbackRestores), arguments: discards) func `deleting green`(row: Case) {
        row.check(.discardDeployment(Self.plan))
    }

    private static let group = ParameterGroupPlan(
        group: ParameterGroupName(.instance, "orders-co-k3f9-instance"), family: "aurora-postgresql16",
        source: "orders-pg15",
        settings: (1...25).map { .init(name: "p\($0)", value: "1", isDynamic: true) }.sorted { $0.name < $1.name },
        tags: [])

    private static func groups(_ family: String?, _ values: [String: String] = [:]) -> Observation {
        var observation = Observation.orders()
        let state = family.map { ParameterGroupState(family: $0, values: values) }
        observation.parameterGroups = .known(state.map { [group.group: $0] } ?? [:])
        return observation
    }
    private static let all = Dictionary(uniqueKeysWithValues: group.settings.map { ($0.name, $0.value) })

    static let groupings = [
        Case("not there", groups(nil), .ready([.createParameterGroup(group)])),
        Case(
            "asked for", groups(nil), asked: [.createParameterGroup(group)],
            .inProgress("waiting for AWS to show orders-co-k3f9-instance")),
        Case("of another family", groups("aurora-postgresql15"), .blocked("of family aurora-postgresql15")),
        Case(
            "empty", groups("aurora-postgresql16"),
            .ready([.setParameters(group.group, Array(group.settings.prefix(20)))])),
        Case(
            "one value missing", groups("aurora-postgresql16", all.filter { $0.key != "p7" }),
            .ready([.setParameters(group.group, group.settings.filter { $0.name == "p7" })])),
        Case("as it should be", groups("aurora-postgresql16", all), .satisfied),
    ]

    @Test(.holds(.groupOfFamily, .droppedParametersTold), arguments: groupings) func `making parameter groups`(
        row: Case
    ) {
        row.check(.makeParameterGroups([Self.group]))
    }
}
