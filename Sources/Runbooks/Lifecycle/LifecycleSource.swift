import Maintenance

/// How a new database of a lifecycle is made.
extension Lifecycle {
    /// What it is looked for by.
    ///
    /// - Parameter chosen: one snapshot that a person named.
    func snapshotQuestions(_ chosen: String?, in context: QuestionContext) -> Set<AnyQuestion> {
        guard let sought = sought(chosen) else { return [] }
        return [AnyQuestion(SourceSnapshotsQuestion(sought, in: context.place))]
    }

    private func sought(_ chosen: String?) -> SourceSnapshotsQuestion.Sought? {
        if let chosen, chosen.hasPrefix("arn:") { return one(chosen) }
        switch (source, kind) {
        case (.snapshotOf(let database), .aurora): return .ofCluster(database)
        case (.snapshotOf(let database), .instance): return .ofInstance(database)
        case (.snapshot(let arn), _): return chosen == nil ? one(arn) : nil
        case (.cloneOf(let cluster), _): return chosen == nil ? nil : .ofCluster(cluster.text)
        }
    }

    private func one(_ arn: String) -> SourceSnapshotsQuestion.Sought {
        switch kind {
        case .aurora: .clusterSnapshot(arn: arn)
        case .instance: .instanceSnapshot(arn: arn)
        }
    }

    /// What a new one is made from, as it is seen.
    ///
    /// - Throws: `Refusal` when there is nothing to make it from.
    func origin(_ chosen: String?, seeing observation: Observation) throws(Refusal) -> LifecycleCopy.Origin {
        guard let sought = sought(chosen) else {
            guard case .cloneOf(let cluster) = source else {
                throw Refusal(
                    "`--snapshot` takes an ARN where the configuration of \(name) names one snapshot.")
            }
            return .cluster(try original(cluster, seeing: observation))
        }
        switch observation[SourceSnapshotsQuestion(sought, in: observation.target.place)] {
        case .unavailable(let reason):
            throw Refusal("The snapshots that \(name) is made from are not read. \(reason.asSentence)")
        case .known(let all):
            let meant = chosen.map { chosen in all.filter { $0.identifier == chosen || $0.arn == chosen } } ?? all
            guard let newest = meant.first(where: \.isAvailable) else {
                throw Refusal(absence(of: chosen, meant, all))
            }
            return .snapshot(newest)
        }
    }

    /// What a clone is made of: the cluster of the configuration, or the one that its snapshots are of.
    ///
    /// - Throws: `Refusal` when that is not there, or has no members.
    func clonedCluster(seeing observation: Observation) throws(Refusal) -> ClusterID {
        guard kind == .aurora else {
            throw Refusal(
                "\(name) is an RDS instance, and only clusters can be cloned: `new \(name)` restores a snapshot.")
        }
        switch source {
        case .cloneOf(let cluster): return try original(cluster, seeing: observation)
        case .snapshotOf(let database): return try original(ClusterID(database), seeing: observation)
        case .snapshot(let arn):
            let question = SourceSnapshotsQuestion(.clusterSnapshot(arn: arn), in: observation.target.place)
            guard let database = observation[question].value?.first?.database else {
                throw Refusal("Which cluster \(ARNTail.of(arn)) is of is not known, so there is nothing to clone.")
            }
            return try original(ClusterID(database), seeing: observation)
        }
    }

    /// "The source DB cluster must have at least one instance" (aws.md §4.9).
    private func original(_ cluster: ClusterID, seeing observation: Observation) throws(Refusal) -> ClusterID {
        guard let seen = observation.database(cluster.text, .aurora) else {
            throw Refusal("There is no cluster \(cluster) in \(observation.target.place.region) to clone.")
        }
        guard !seen.instances.isEmpty else {
            throw Refusal("\(cluster) has no instances: AWS clones only a cluster that has one.")
        }
        guard seen.status.isAvailable else {
            throw Refusal("\(cluster) is \(seen.status): it is cloned when it is available.")
        }
        return cluster
    }

    private func absence(of chosen: String?, _ meant: [SourceSnapshot], _ all: [SourceSnapshot]) -> String {
        let known = all.filter(\.isAvailable).prefix(3).map(\.identifier)
        if let found = meant.first {
            return "\(found.identifier) is \(found.status): a snapshot has to be available."
        }
        let there = known.isEmpty ? "There is none that is available." : "The newest are \(known.listed)."
        return chosen.map { "There is no snapshot \($0) for \(name). \(there)" }
            ?? "There is no available snapshot to make \(name) from."
    }
}
