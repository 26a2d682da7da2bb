import Maintenance
import Runbooks
import TestSupport

extension DeploymentPlan {
    static let orders = DeploymentPlan(
        name: "orders-co-k3f9", cluster: "orders", source: "arn:aws:rds:us-east-1:123456789012:cluster:orders",
        version: "16.6", clusterGroup: "orders-co-k3f9-cluster", instanceGroup: "orders-co-k3f9-instance",
        tags: [Tag(key: "changeover:operation", value: "k3f9")])
}

extension Deployment {
    /// The deployment of operation k3f9, with green at its side.
    static func orders(
        _ status: String = "AVAILABLE", details: String? = nil, tasks: [Task] = [.init("CONFIGURE_BACKUPS")],
        _ change: (inout Deployment) -> Void = { _ in }
    ) -> Deployment {
        var deployment = Deployment(
            identifier: "bgd-1", name: "orders-co-k3f9", source: DeploymentPlan.orders.source,
            target: Environment.green.cluster.arn, status: status, details: details, tasks: tasks,
            tags: DeploymentPlan.orders.tags)
        change(&deployment)
        return deployment
    }
}

extension Deployment.Task {
    init(_ name: String, _ status: String = "COMPLETED") { self.init(name: name, status: status) }
}

extension [Deployment.Task] {
    static let busy = [Deployment.Task("DB_ENGINE_VERSION_UPGRADE", "IN_PROGRESS"), .init("CONFIGURE_BACKUPS")]
    static let failed = [Deployment.Task("DB_ENGINE_VERSION_UPGRADE", "FAILED"), .init("CONFIGURE_BACKUPS")]
}

extension Environment {
    /// A cluster of three members beside `orders`.
    static func sample(_ name: ClusterID, resource: String, version: String) -> Environment {
        let members = (1...3).map { number in
            var instance = Instance.sample(InstanceID("\(name)-\(number)"))
            instance.engineVersion = version
            return instance
        }
        let cluster = Cluster(
            identifier: name, arn: "arn:aws:rds:us-east-1:123456789012:cluster:\(name)", resourceIdentifier: resource,
            engine: "aurora-postgresql", engineVersion: version, status: "available",
            members: members.map {
                Cluster.Member(instance: $0.identifier, isWriter: $0.identifier.text.hasSuffix("1"))
            }
        )
        return Environment(cluster: cluster, instances: members)
    }

    static let green = sample("orders-green-x1", resource: "cluster-GREEN", version: "16.6")
    /// Blue as it is called after the switchover.
    static let old = sample("orders-old1", resource: "cluster-ORDERS1", version: "15.4")

    func with(_ change: (inout Environment) -> Void) -> Environment {
        var copy = self
        change(&copy)
        return copy
    }
}

extension Observation {
    /// The same with deployments seen, and the clusters in them.
    func deploying(_ deployments: [Deployment], _ environments: [Environment] = [.green]) -> Observation {
        var copy = self
        copy.givenDeployments = .known(deployments)
        copy.givenEnvironments = environments
        return copy
    }

    /// Blue with a deployment, and the environment that is described beside it.
    static func deployed(_ deployment: Deployment = .orders(), beside environment: Environment? = .green) -> Observation
    {
        Observation.orders().deploying([deployment], environment.map { [$0] } ?? [])
    }

    /// Blue with a deployment, and green changed.
    static func withGreen(_ change: (inout Environment) -> Void) -> Observation {
        .deployed(beside: Environment.green.with(change))
    }

    /// AWS shows no deployment of blue.
    static let undeployed = Observation.orders().deploying([], [])

    /// After the switchover: green has the name, the old environment another.
    static func switched(
        _ deployments: [Deployment] = [.orders("SWITCHOVER_COMPLETED")], _ environments: [Environment] = [.old]
    ) -> Observation {
        Observation.orders().upgraded().withCluster { $0.resourceIdentifier = "cluster-GREEN" }
            .deploying(deployments, environments)
    }

    /// The same with the cluster and all members of another version.
    func upgraded(to version: String = "16.6") -> Observation {
        var copy = withCluster { $0.engineVersion = version }
        for index in copy.instances.indices { copy.givenInstances[index].engineVersion = version }
        return copy
    }
}
