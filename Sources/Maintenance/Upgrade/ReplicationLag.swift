/// How far green is behind blue.
package enum ReplicationLag: Sendable, Equatable {
    case time(Span)
    /// Bytes of blue's write-ahead log that the slowest of its replication slots has not taken yet.
    case volume(Int64)
    /// Green does not follow blue now.
    case stopped
}

/// Where the lag between the environments of a deployment shows.
package enum LagGauge: Sendable, Hashable {
    /// Green of Aurora MySQL follows by binlog, and its writer knows how far it is behind.
    case binlog(greenWriter: InstanceID)
    /// Green of Aurora PostgreSQL follows by logical replication, and blue's writer knows what its slots still hold.
    case slots(blueWriter: InstanceID)
    /// Green of an RDS instance follows as a read replica does, and knows how far it is behind.
    case replica(green: InstanceID)
}

extension Observation {
    /// Where to read how far green is behind before a switchover, or why that cannot be told.
    package func lagGauge(before switchover: Switchover) -> Reading<LagGauge> {
        guard let cluster else { return .unavailable("AWS shows no cluster \(target.cluster).") }
        if case .unavailable(let reason)? = deployments { return .unavailable(reason) }
        guard let deployment = deployment(switchover.deployment) else {
            return .unavailable("AWS shows no deployment \(switchover.deployment).")
        }
        switch cluster.engine {
        case "aurora-mysql":
            let green = environments?.first { $0.cluster.arn == deployment.target }
            guard let writer = green?.cluster.members.first(where: \.isWriter)?.instance else {
                return .unavailable("Green has no writer.")
            }
            return .known(.binlog(greenWriter: writer))
        case "aurora-postgresql":
            guard let writer else { return .unavailable("Blue has no writer.") }
            return .known(.slots(blueWriter: writer))
        case let engine:
            return .unavailable("Nothing is known of how \(engine) shows it.")
        }
    }
}

extension Switchover {
    /// How far green is behind, once it is seen where that shows.
    func lagQuestions(in context: QuestionContext, seeing observation: Observation?) -> Set<AnyQuestion> {
        guard case .known(let gauge)? = observation?.lagGauge(before: self) else { return [] }
        return [AnyQuestion(GreenLagQuestion(at: gauge, in: context.place))]
    }
}

extension Observation {
    /// How far green is behind blue, or why that is not known.
    package func replicationLag(before switchover: Switchover) -> Reading<Datapoint<ReplicationLag>> {
        switch lagGauge(before: switchover) {
        case .known(let gauge): self[GreenLagQuestion(at: gauge, in: target.place)]
        case .unavailable(let reason): .unavailable(reason)
        }
    }
}

/// Of an RDS instance.
extension Observation {
    /// Sources: RDS user guide, "Amazon CloudWatch metrics for Amazon RDS", `ReplicaLag`; "Switchover guardrails" of blue/green
    /// deployments, "Replication health", which names `OldestReplicationSlotLag` of blue for logical replication.
    package func lagGauge(before switchover: InstanceSwitchover) -> Reading<LagGauge> {
        if case .unavailable(let reason)? = deployments { return .unavailable(reason) }
        guard let deployment = deployment(switchover.deployment) else {
            return .unavailable("AWS shows no deployment \(switchover.deployment).")
        }
        switch switchover.replication {
        case .logical: return .known(.slots(blueWriter: switchover.instance))
        case .physical, .binlog:
            guard let green = deployment.target.flatMap({ rdsInstance(arn: $0) }) else {
                return .unavailable("Green is not described.")
            }
            return .known(.replica(green: green.identifier))
        }
    }

    /// How far green is behind blue, or why that is not known.
    package func replicationLag(before switchover: InstanceSwitchover) -> Reading<Datapoint<ReplicationLag>> {
        switch lagGauge(before: switchover) {
        case .known(let gauge): self[GreenLagQuestion(at: gauge, in: target.place)]
        case .unavailable(let reason): .unavailable(reason)
        }
    }
}

extension InstanceSwitchover {
    /// How far green is behind, once it is seen where that shows.
    func lagQuestions(in context: QuestionContext, seeing observation: Observation?) -> Set<AnyQuestion> {
        guard case .known(let gauge)? = observation?.lagGauge(before: self) else { return [] }
        return [AnyQuestion(GreenLagQuestion(at: gauge, in: context.place))]
    }
}
