package import Maintenance

extension InstanceDeploymentPlan {
    /// Of the RDS instance `orders` with its read replica, to 16.6.
    package static let single = InstanceDeploymentPlan(
        name: "orders-co-k3f9", instance: "orders", source: "arn:aws:rds:us-east-1:123456789012:db:orders",
        resource: "db-ORDERS", replication: .logical, version: "16.6", instanceClass: "db.m6g.xlarge",
        parameterGroup: "orders-co-k3f9-instance", storage: Storage(type: "gp2", allocated: 100),
        tags: [Tag(key: "changeover:operation", value: "k3f9")])
}

extension Deployment {
    /// The deployment of operation k3f9, with green at its side.
    package static func single(
        _ status: String = "AVAILABLE", details: String? = nil,
        tasks: [Task] = [.init(name: "CONFIGURE_BACKUPS", status: "COMPLETED")],
        _ change: (inout Deployment) -> Void = { _ in }
    ) -> Deployment {
        var deployment = Deployment(
            identifier: "bgd-1", name: "orders-co-k3f9", source: InstanceDeploymentPlan.single.source,
            target: RDSInstance.green.instance.arn, status: status, details: details, tasks: tasks,
            tags: InstanceDeploymentPlan.single.tags,
            counterparts: [
                RDSInstance.blue.instance.arn: RDSInstance.green.instance.arn,
                RDSInstance.replica.instance.arn: RDSInstance.greenReplica.instance.arn,
            ])
        change(&deployment)
        return deployment
    }
}

extension RDSInstance {
    private static func sample(
        _ name: InstanceID, resource: String, version: String, group: String, _ instanceClass: InstanceClass,
        from source: String? = nil
    ) -> RDSInstance {
        var instance = Instance.sample(name, instanceClass, tags: InstanceDeploymentPlan.single.tags)
        instance.engine = "postgres"
        instance.engineVersion = version
        instance.parameterGroups = [.init(name: group)]
        var seen = RDSInstance(
            instance, resourceIdentifier: resource, storage: .init(type: "gp2", iops: 300, allocated: 100),
            replicationSource: source)
        seen.backupRetention = 7
        return seen
    }

    package static let blue: RDSInstance = {
        var seen = sample("orders", resource: "db-ORDERS", version: "15.4", group: "orders-pg15", "db.m6g.large")
        seen.replicas = ["orders-r1"]
        return seen
    }()
    package static let replica = sample(
        "orders-r1", resource: "db-R1", version: "15.4", group: "orders-pg15", "db.m6g.large", from: "orders")
    package static let green = sample(
        "orders-green-x1", resource: "db-GREEN", version: "16.6", group: "orders-co-k3f9-instance", "db.m6g.xlarge")
    package static let greenReplica = sample(
        "orders-r1-green-x2", resource: "db-GREENR1", version: "16.6", group: "orders-co-k3f9-instance",
        "db.m6g.large", from: "orders-green-x1")
    /// Green as it is called after the switchover, and its replica.
    package static let successor: RDSInstance = {
        var seen = sample(
            "orders", resource: "db-GREEN", version: "16.6", group: "orders-co-k3f9-instance", "db.m6g.xlarge")
        seen.replicas = ["orders-r1"]
        return seen
    }()
    package static let successorReplica = sample(
        "orders-r1", resource: "db-GREENR1", version: "16.6", group: "orders-co-k3f9-instance", "db.m6g.large",
        from: "orders")
    /// Blue as it is called after the switchover.
    package static let formerBlue = sample(
        "orders-old1", resource: "db-ORDERS", version: "15.4", group: "orders-pg15", "db.m6g.large")

    /// The same with something else of it changed.
    package func with(_ change: (inout RDSInstance) -> Void) -> RDSInstance {
        var copy = self
        change(&copy)
        return copy
    }
}

extension Observation {
    /// The RDS instance with the name, beside others and with deployments.
    package static func singles(
        _ first: RDSInstance = .blue, _ others: [RDSInstance], _ deployments: [Deployment] = []
    ) -> Observation {
        var observation = Observation.instance(first)
        observation.give(DatabasesQuestion(in: observation.target.place), .known(.of([first] + others)))
        observation.givenDeployments = .known(deployments)
        return observation
    }

    /// Blue with its replica, and a deployment with green beside them, which may be changed.
    package static func singleDeployed(
        _ deployment: Deployment = .single(), green: RDSInstance? = .green, replica: RDSInstance? = .greenReplica
    ) -> Observation {
        .singles(.blue, [.replica] + [green, replica].compactMap { $0 }, [deployment])
    }

    /// After the switchover: green has the names.
    package static let singleSwitched = Observation.singles(
        .successor, [.successorReplica, .formerBlue], [.single("SWITCHOVER_COMPLETED")])
}

extension Databases {
    fileprivate static func of(_ instances: [RDSInstance]) -> Databases {
        Databases(clusters: [], instances: instances.sorted { $0.identifier < $1.identifier })
    }
}
