import Maintenance
import Runbooks
import TestSupport

/// The RDS instance `orders` after its switchover, with one read replica on either side.
enum SwitchedInstance {
    static let old = OldInstances(
        deployment: "orders-co-k3f9", successor: "orders", primary: "db-ORDERS", replicas: ["db-ORDERS-R1"],
        switchedAt: Observation.sampleInstant)
    static let plan = InstanceDeploymentPlan(
        name: "orders-co-k3f9", instance: "orders", source: RDSInstance.sample().instance.arn, resource: "db-ORDERS",
        replication: .logical, version: "16.6", parameterGroup: "orders-16",
        tags: [Tag(key: "changeover:operation", value: "k3f9")])

    private static func named(_ name: InstanceID, _ resource: String) -> RDSInstance {
        var instance = RDSInstance.sample().replica(name)
        instance.resourceIdentifier = resource
        instance.replicationSource = nil
        instance.isProtected = false
        return instance
    }

    /// What has the name now.
    static var production: RDSInstance {
        var instance = named("orders", "db-GREEN")
        instance.instance.engineVersion = "16.6"
        instance.replicas = ["orders-r1"]
        return instance
    }
    static var productionReplica: RDSInstance {
        var instance = named("orders-r1", "db-GREEN-R1")
        instance.replicationSource = "orders"
        return instance
    }

    static var primary: RDSInstance {
        var instance = named("orders-old1", "db-ORDERS")
        instance.replicas = ["orders-r1-old1"]
        return instance
    }
    static var replica: RDSInstance {
        var instance = named("orders-r1-old1", "db-ORDERS-R1")
        instance.replicationSource = "orders-old1"
        return instance
    }
    static let lonePrimary: RDSInstance = {
        var instance = primary
        instance.replicas = []
        return instance
    }()

    static func deployment(_ status: String = "SWITCHOVER_COMPLETED") -> Deployment {
        Deployment(
            identifier: "bgd-1", name: "orders-co-k3f9", source: primary.instance.arn, target: production.instance.arn,
            status: status, tags: plan.tags)
    }

    /// What is seen with these instances of the old environment.
    static func seen(
        _ old: [RDSInstance] = [replica, primary], production: RDSInstance = production,
        deployments: Reading<[Deployment]> = .known([deployment()]), snapshot: String? = nil
    ) -> Observation {
        var observation = Observation.instance(production).beside([productionReplica] + old)
        observation.give(DeploymentsQuestion(in: observation.target.place), deployments)
        let asked = InstanceSnapshotsQuestion(of: "orders-old1", in: observation.target.place)
        observation.give(asked, .known(snapshot.map { ["orders-co-k3f9-final": $0] } ?? [:]))
        return observation
    }
}
