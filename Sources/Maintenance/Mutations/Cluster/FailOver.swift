/// Moves the writer role to another member (FailoverDBCluster).
package struct FailOver: RDSMutation {
    package static let kind: KindName = "fail-over"
    package var cluster: ClusterID
    package var next: InstanceID

    package init(_ cluster: ClusterID, to next: InstanceID) {
        self.cluster = cluster
        self.next = next
    }

    private enum CodingKeys: String, CodingKey {
        case cluster
        case next = "to"
    }

    package var resource: Resource { .instance(next) }
    package var isRepeatable: Bool { false }
    package var disturbance: Disturbance { .writes }
    package var showsInterruption: Bool { true }
    package var settleTime: Span { .minutes(4) }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let cluster = observation.cluster else { return .none }
        let isWriter = observation.writer == next
        let isAtRest =
            (cluster.status.isAvailable || cluster.status == .backingUp)
            && observation[next]?.status.isAvailable ?? false
        if isWriter, isAtRest { return .done }
        if isWriter, observation[next]?.status.isBroken ?? false { return .done }
        return isWriter || cluster.status == "failing-over" ? .working : .none
    }

    /// RDS-EVENT-0069: "Cluster failover failed, check the health of your cluster instances and try again".
    package func failure(in observation: Observation, of call: CallRecord) -> ReportedFailure? {
        guard observation.writer != next else { return nil }
        return observation.failure(.cluster, after: call) { event in
            event.resource == cluster.text && event.says("failover failed")
        }
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the failover to \(next)", order: "fail over \(cluster) to \(next)",
            unproved: "The failover to \(next) may have been asked for and happen yet")
    }

    /// "Read and write operations fail with an exception. However, service is typically restored in less than 60 seconds, and
    /// often less than 30 seconds" (Aurora user guide, "High availability for Amazon Aurora").
    package var gate: GateTerms? {
        GateTerms(
            .failover,
            questions: { context, seen in
                GateTerms.snapshots(context, seen)
                    .union([AnyQuestion(ReplicaLagQuestion(of: [next], in: context.place))])
            },
            proposedWriter: { _ in next },
            facts: { context in context.ofCluster { facts(of: $0, in: context) } },
            words: { context in context.isReturn ? returnWords(in: context) : words(in: context) })
    }

    private func words(in context: GateContext) -> GateWords {
        let writer = context.currentWriter
        let dropping: MarkedText = writer == nil ? "\(next) drop, and those to whoever writes now" : "both drop"
        return GateWords(
            subject: "failover of \(context.cluster)", heading: "Failover of \(context.cluster)",
            interruption: """
                No writes, typically for under 60 s, often under 30 (AWS). Connections to \(dropping).
                """,
            action: writer.map { "Writer moves \(strong: $0) → \(strong: next) \(context.location)" }
                ?? "Writer role goes to \(strong: next) \(context.location); AWS lists no writer",
            underWay: "failing over…", done: "failed over")
    }

    private func returnWords(in context: GateContext) -> GateWords {
        let writer: MarkedText = context.currentWriter.map { "\(strong: $0)" } ?? "nobody that AWS lists"
        return GateWords(
            subject: "fail-back of \(context.cluster)", heading: "Fail-back of \(context.cluster)",
            interruption: """
                No writes, typically for under 60 s, often under 30 (AWS). Connections to both drop. Aborted or unanswered, \
                \(writer) goes on writing.
                """,
            action: "Writer moves back \(writer) → \(strong: next) \(context.location)",
            underWay: "failing back…", done: "failed back")
    }

    /// The state of the one that takes over decides, and the cluster's: a failover is also the way out where others are
    /// unwell.
    private func facts(of cluster: ClusterContext, in context: FactContext) -> [SafetyFacts.Fact] {
        let observation = context.observation
        let readings = [context.replicaLagFact(of: next).foremost, context.snapshotFact(blocks: false)]
        guard let seen = observation[next], observation.isMember(next) else {
            return cluster.writerFacts + [
                .init(
                    "proposed-writer", "\(next) is not a member of \(cluster.name)", binding: "missing", isSafe: false)
            ] + readings
        }
        return cluster.writerFacts + [
            .init(
                "proposed-writer",
                observation.writer == next ? "\(next) is the writer already" : "\(next) \(seen.status)",
                binding: "\(next) \(seen.status)", isSafe: seen.status.isAvailable && observation.writer != next),
            cluster.parametersFact(of: next), cluster.pendingFact(), cluster.membersFact(next, deciding: [next]),
            cluster.healthFact(deciding: [next]),
        ] + readersFact(of: cluster) + readings + [classFact(of: seen, in: observation)]
    }

    /// Whoever reads is interrupted too where the version restarts all readers.
    private func readersFact(of context: ClusterContext) -> [SafetyFacts.Fact] {
        let cluster = context.cluster
        let others = cluster.members.map(\.instance).filter { $0 != next && $0 != context.observation.writer }
        guard cluster.engine.hasPrefix("aurora-"), !cluster.hasReadAvailability, !others.isEmpty else { return [] }
        let version = "\(cluster.engine) \(cluster.engineVersion)"
        return [
            .init(
                "readers", "readers restart on \(version)", binding: version,
                warning: "On \(version) all readers restart with it: no reads either until they are back.")
        ]
    }

    /// The writer's class too where it is another: what the cluster writes with changes then.
    private func classFact(of seen: Instance, in observation: Observation) -> SafetyFacts.Fact {
        let now = observation.writer.flatMap { observation[$0]?.instanceClass } ?? seen.instanceClass
        let change = now == seen.instanceClass ? "" : "\(now) → "
        let fact = SafetyFacts.Fact(
            "class", "class \(change)\(seen.instanceClass)", binding: seen.instanceClass.text)
        return change.isEmpty ? fact : fact.foremost
    }
}
