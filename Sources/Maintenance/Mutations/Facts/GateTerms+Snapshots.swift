extension GateTerms {
    /// Whether a snapshot of the cluster is being made.
    static func snapshots(_ context: QuestionContext, _ seen: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(SnapshotsQuestion(of: context.target))]
    }

    /// Whether a snapshot of the RDS instance is being made.
    static func instanceSnapshots(_ context: QuestionContext, _ seen: Observation?) -> Set<AnyQuestion> {
        let instance = InstanceID(context.target.cluster.text)
        return [AnyQuestion(InstanceSnapshotsQuestion(of: instance, in: context.place))]
    }
}

extension Observation {
    /// Identifiers of the snapshots that are being created.
    package var runningSnapshots: Reading<[String]> {
        guard let snapshots else { return .unavailable(Observation.notAsked) }
        return snapshots.map { all in all.filter { $0.value == "creating" }.keys.sorted() }
    }

    /// How far the instance that is to become the writer is behind the one that is.
    package func replicaLag(of next: InstanceID) -> Reading<Datapoint<Span>> {
        switch self[ReplicaLagQuestion(of: [next], in: target.place)] {
        case .known(let lags): lags[next].map { .known($0) } ?? .unavailable("AWS has no value for \(next).")
        case .unavailable(let reason): .unavailable(reason)
        }
    }
}
