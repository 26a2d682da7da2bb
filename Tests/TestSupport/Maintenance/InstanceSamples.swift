package import Maintenance

extension RDSInstance {
    /// The RDS instance `orders`, at rest.
    package static func sample(
        _ storage: Cluster.StorageState = .init(type: "gp2", iops: 300, allocated: 100), engine: String = "postgres",
        status: Status = "available"
    ) -> RDSInstance {
        var instance = Instance.sample("orders", "db.m6g.large", status: status)
        instance.engine = engine
        return RDSInstance(instance, resourceIdentifier: "db-ORDERS", storage: storage)
    }
}

extension RDSInstance {
    /// The same with a standby in us-east-1b.
    package func withStandby() -> RDSInstance {
        var copy = self
        copy.hasStandby = true
        copy.instance.availabilityZone = "us-east-1a"
        copy.secondaryZone = "us-east-1b"
        return copy
    }

    /// A read replica of it.
    package func replica(_ name: InstanceID, _ instanceClass: InstanceClass = "db.m6g.large") -> RDSInstance {
        var copy = self
        copy.instance.identifier = name
        copy.instance.arn = "arn:aws:rds:us-east-1:123456789012:db:\(name)"
        copy.instance.instanceClass = instanceClass
        copy.resourceIdentifier = "db-\(name.text.uppercased())"
        copy.replicationSource = identifier.text
        copy.replicas = []
        copy.hasStandby = false
        copy.secondaryZone = nil
        return copy
    }
}

extension Observation {
    /// The same with RDS instances beside it.
    package func beside(_ instances: [RDSInstance]) -> Observation {
        var copy = self
        let all = (rdsInstance.map { [$0] } ?? []) + instances
        copy.give(DatabasesQuestion(in: target.place), .known(Databases(clusters: [], instances: all)))
        return copy
    }

    /// The same with what AWS tells of RDS instances.
    package func telling(_ events: [SeenEvent]) -> Observation {
        var copy = self
        copy.add(
            Answered(EventsQuestion(of: .instance, in: target.place, since: nil), .known(events), takenAt: takenAt))
        return copy
    }

    /// The RDS instance `orders`, seen at the sample instant.
    package static func instance(_ seen: RDSInstance = .sample()) -> Observation {
        var observation = Observation(of: .orders, takenAt: sampleInstant)
        observation.give(InstanceQuestion(.orders), .known(seen))
        return observation
    }

    package static func instance(
        _ storage: Cluster.StorageState, engine: String = "postgres", status: Status = "available"
    ) -> Observation {
        .instance(.sample(storage, engine: engine, status: status))
    }

    /// The same with the RDS instance changed.
    package func withInstance(_ change: (inout RDSInstance) -> Void) -> Observation {
        guard var seen = rdsInstance else { return self }
        change(&seen)
        var copy = self
        copy.give(InstanceQuestion(target), .known(seen))
        return copy
    }
}

extension Observation {
    /// What is seen, or the cluster that is not there, as a plan would be about it.
    package var subject: AnySubject {
        if let rdsInstance { return AnySubject(InstanceSubject(rdsInstance, in: target.place)) }
        return AnySubject(
            ClusterSubject(
                place: target.place, cluster: target.cluster, arn: cluster?.arn ?? "",
                resource: cluster?.resourceIdentifier ?? "", engine: cluster?.engine ?? "",
                engineVersion: cluster?.engineVersion ?? "", membership: ""))
    }
}
