import Maintenance
import Runbooks
import TestSupport

extension Plan {
    /// A small plan of a resize: stand-in, failover, verification.
    static func sample(
        _ id: OperationID = "k3f9", cluster: ClusterID = "orders", findings: [Finding] = [], standIn: Bool = true
    ) -> Plan {
        let made = StandIn(
            identifier: InstanceID("\(cluster)-co-\(id)"), cluster: cluster, instanceClass: "db.r6g.xlarge",
            engine: "aurora-postgresql", availabilityZone: nil, parameterGroup: nil, promotionTier: 0,
            monitoring: .init(), performanceInsights: .init(), caCertificate: nil, isPubliclyAccessible: nil,
            maintenanceWindow: nil, tags: [])
        let create = Step(
            id: "create", title: "Create stand-in \(made.identifier)", after: [], work: .createStandIn(made),
            expected: .minutes(10), patience: .minutes(60))
        let steps =
            (standIn ? [create] : [])
            + [
                Step(
                    id: "fail-over", title: "Fail over \(cluster)-1 → \(made.identifier)",
                    note: "drops connections once",
                    after: standIn ? ["create"] : [], work: .failOver(to: made.identifier), expected: .seconds(30),
                    patience: .minutes(10)),
                Step(
                    id: "verify", title: "Verify members", after: ["fail-over"],
                    work: .verify(Expectation(writer: made.identifier, members: [:])), expected: .seconds(10),
                    patience: .minutes(10)),
            ]
        return Plan(
            operation: id, runbook: .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")),
            subject: AnySubject(
                ClusterSubject(
                    place: Target.orders.place, cluster: cluster, arn: "arn", resource: "cluster-1",
                    engine: "aurora-postgresql", engineVersion: "15.4",
                    membership: "writer \(cluster)-1 · readers \(cluster)-2, \(cluster)-3")),
            title: "Resize \(cluster) to db.r6g.xlarge", steps: steps, findings: findings,
            interruption: "one failover, writes refused for typically under 60 s",
            madeAt: Observation.sampleInstant)
    }
}

extension Beginning {
    static let sample = Beginning(
        writer: "orders-1", classes: ["orders-1": "db.r6g.large", "orders-2": "db.r6g.large"], storageType: "aurora")
}

extension Plan {
    /// The same, with how the cluster was before.
    var remembering: Plan {
        var plan = self
        plan.beginning = .sample
        return plan
    }
}

extension Operation {
    static let thread = "1767621500.000100"
    static let origin = Origin(
        requester: "U0ALICE", channel: "C0DBAOPS", thread: thread,
        command: "resize orders db.r6g.xlarge")

    /// An operation as the events make it, the n-th a minute times n after the sample instant.
    static func made(_ plan: Plan = .sample(), origin: Origin = origin, _ events: Event...) -> Operation {
        do {
            var operation = try Operation(.planned(plan, origin), at: Observation.sampleInstant)
            for (index, event) in events.enumerated() {
                _ = try operation.apply(event, at: Observation.sampleInstant + .minutes(Int64(index + 1)))
            }
            return operation
        } catch {
            preconditionFailure("\(error)")
        }
    }

    static func planned(_ id: OperationID = "k3f9", cluster: ClusterID = "orders") -> Operation {
        .made(.sample(id, cluster: cluster))
    }

    static func running(_ id: OperationID = "k3f9", cluster: ClusterID = "orders") -> Operation {
        .made(.sample(id, cluster: cluster), .started(by: "U0ALICE", acknowledged: []), .stepStarted("create"))
    }

    static func paused(_ id: OperationID = "k3f9") -> Operation {
        .made(
            .sample(id), .started(by: "U0ALICE", acknowledged: []), .stepStarted("create"),
            .paused(.trouble("create", "InsufficientDBInstanceCapacity in us-east-1b")))
    }

    static func aborted(_ id: OperationID = "k3f9", plan: Plan? = nil) -> Operation {
        .made(
            plan ?? .sample(id), .started(by: "U0ALICE", acknowledged: []),
            .aborted(
                by: "U0ALICE", reason: "wrong <class>", leftBehind: ["orders-co-k3f9 is still there: `cleanup k3f9`."]))
    }
}
