package import Maintenance

extension Target {
    /// The cluster `orders` that examples are about.
    package static let orders = Target(place: Place(account: "123456789012", region: "us-east-1"), cluster: "orders")
}

extension Tag {
    /// What Aurora Auto Scaling puts on the readers that it makes.
    package static let autoscaled = Tag(key: "application-autoscaling:resourceId", value: "cluster:orders")

    /// What we put on a stand-in.
    package static func standIn(of operation: OperationID) -> [Tag] {
        [Tag(key: "changeover:operation", value: operation.text), Tag(key: "changeover:role", value: "stand-in")]
    }
}

extension Instance {
    /// A member of `orders` at rest, in zone a for names that end in 1, b for 2, and so on.
    package static func sample(
        _ identifier: InstanceID, _ instanceClass: InstanceClass = "db.r6g.large", status: Status = "available",
        zone: String? = nil, tier: Int? = 1, tags: [Tag] = []
    ) -> Instance {
        var instance = Instance(
            identifier: identifier, arn: "arn:aws:rds:us-east-1:123456789012:db:\(identifier)",
            instanceClass: instanceClass, engine: "aurora-postgresql", engineVersion: "15.4", status: status)
        let zones = ["us-east-1a", "us-east-1b", "us-east-1c"]
        let number = identifier.text.last.flatMap { Int(String($0)) } ?? 1
        instance.availabilityZone = zone ?? zones[(max(1, number) - 1) % zones.count]
        instance.subnetZones = zones
        instance.promotionTier = tier
        instance.parameterGroups = [Instance.ParameterGroup(name: "orders-pg15")]
        instance.caCertificate = "rds-ca-rsa2048-g1"
        instance.isPubliclyAccessible = false
        instance.autoMinorVersionUpgrade = true
        instance.maintenanceWindow = "sun:03:00-sun:03:30"
        instance.tags = tags
        return instance
    }

    package static func autoscaled(_ identifier: InstanceID, _ instanceClass: InstanceClass = "db.r6g.large")
        -> Instance
    {
        sample(identifier, instanceClass, tier: 15, tags: [.autoscaled])
    }
}

extension Observation {
    /// 2026-01-05 14:00 UTC, when examples happen.
    package static let sampleInstant = Timestamp(seconds: 1_767_621_600)

    /// The cluster `orders` with all of the given instances as members, at rest.
    package static func orders(
        _ instances: [Instance], writer: InstanceID? = "orders-1", status: Status = "available",
        at instant: Timestamp = sampleInstant
    ) -> Observation {
        let cluster = Cluster(
            identifier: "orders", arn: "arn:aws:rds:us-east-1:123456789012:cluster:orders",
            resourceIdentifier: "cluster-ORDERS1", engine: "aurora-postgresql", engineVersion: "15.4", status: status,
            members: instances.map {
                Cluster.Member(
                    instance: $0.identifier, isWriter: $0.identifier == writer, promotionTier: $0.promotionTier)
            })
        return Observation(target: .orders, takenAt: instant, cluster: cluster, instances: instances)
    }

    /// `orders` with the writer orders-1 and the readers orders-2 and orders-3.
    package static func orders(
        _ instanceClass: InstanceClass = "db.r6g.large", members: Int = 3, writer: InstanceID? = "orders-1",
        status: Status = "available", at instant: Timestamp = sampleInstant
    ) -> Observation {
        .orders(
            (0..<members).map { .sample(InstanceID("orders-\($0 + 1)"), instanceClass) }, writer: writer,
            status: status,
            at: instant)
    }

    /// The same with one instance changed.
    package func with(_ instance: InstanceID, _ change: (inout Instance) -> Void) -> Observation {
        if rdsInstance?.identifier == instance { return withInstance { change(&$0.instance) } }
        var copy = self
        for index in copy.instances.indices where copy.instances[index].identifier == instance {
            change(&copy.givenInstances[index])
        }
        return copy
    }

    /// The same with the cluster changed.
    package func withCluster(_ change: (inout Cluster) -> Void) -> Observation {
        var copy = self
        if var cluster = copy.cluster {
            change(&cluster)
            copy.givenCluster = cluster
        }
        return copy
    }

    /// The same with the cluster's entry for one member changed.
    package func withMember(_ instance: InstanceID, _ change: (inout Cluster.Member) -> Void) -> Observation {
        withCluster { cluster in
            for index in cluster.members.indices where cluster.members[index].instance == instance {
                change(&cluster.members[index])
            }
        }
    }

    /// The same with one more member.
    package func adding(_ instance: Instance, isMember: Bool = true) -> Observation {
        var copy = Observation(target: target, takenAt: takenAt, cluster: cluster, instances: instances + [instance])
        if isMember {
            copy.givenCluster?.members.append(
                Cluster.Member(
                    instance: instance.identifier, isWriter: false, promotionTier: instance.promotionTier))
        }
        return copy
    }

    /// The same without an instance, in the cluster's list, the description or both.
    package func removing(_ instance: InstanceID, fromList: Bool = true, fromDescription: Bool = true) -> Observation {
        var copy = self
        if fromList { copy.givenCluster?.members.removeAll { $0.instance == instance } }
        if fromDescription { copy.givenInstances.removeAll { $0.identifier == instance } }
        return copy
    }

    /// The same with the writer role elsewhere, or nowhere.
    package func writing(_ writer: InstanceID?) -> Observation {
        withCluster { cluster in
            for index in cluster.members.indices {
                cluster.members[index].isWriter = cluster.members[index].instance == writer
            }
        }
    }
}

extension Observation {
    /// Another cluster `orders`, of another region.
    package static func orders(in region: String) -> Observation {
        var other = Observation.orders()
        other.target.place.region = region
        return other.withCluster { cluster in
            cluster.resourceIdentifier = "cluster-ORDERS-\(region)"
            cluster.arn = "arn:aws:rds:\(region):123456789012:cluster:orders"
        }
    }
}
