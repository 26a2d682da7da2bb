package import Maintenance

/// Makes the cluster of a lifecycle: done when it is available.
package struct MakeClusterStep: StepKind {
    package enum Way: Sendable, Equatable {
        case snapshot(arn: String)
        case clone(of: ClusterID)
    }

    package static let kind: KindName = "make-cluster"
    package var cluster: NewCluster
    package var operation: OperationID
    /// The snapshot that it is made from, by its ARN, or the cluster that it is a clone of: one of the two.
    package var snapshot: String?
    package var original: ClusterID?
    /// The cluster that the snapshot is of, where that is kept.
    package var source: String?

    package init(_ cluster: NewCluster, _ way: Way, of source: String? = nil, for operation: OperationID) {
        self.cluster = cluster
        self.operation = operation
        self.source = source
        switch way {
        case .snapshot(let arn): snapshot = arn
        case .clone(let original): self.original = original
        }
    }

    private enum CodingKeys: String, CodingKey {
        case cluster, operation, snapshot, original, source
    }

    private var reference: ManagedReference {
        ManagedReference(cluster.identifier.text, .aurora, madeBy: operation)
    }

    package var likeness: String? { original.map { "clone of \($0)" } ?? "snapshot of \(source ?? "")" }
    /// A clone takes minutes, whatever its size: nothing is copied (aws.md §4.12).
    package var whyGuessed: String? { original == nil ? LifecycleTime.guess : nil }

    package var words: StepWords {
        let name = cluster.identifier
        guard let original else {
            return StepWords(
                short: "Restore \(name)", underWay: "Restoring \(name)", finished: "\(name) restored")
        }
        return StepWords(
            short: "Clone \(original)", underWay: "Cloning \(original) as \(name)", finished: "\(name) cloned")
    }

    package func assess(in context: StepContext) -> Assessment {
        let name = cluster.identifier
        switch reference.look(in: context) {
        case .unsure(let assessment): return assessment
        case .missing:
            guard context.outstanding(on: .cluster(name)).isEmpty else {
                return .inProgress("waiting for AWS to show \(name)")
            }
            if let snapshot { return .ready(RestoreCluster(cluster, from: snapshot)) }
            guard let original else { return .blocked("the plan does not say what \(name) is made from") }
            return .ready(CloneCluster(cluster, of: original))
        case .there(let seen):
            return switch seen.status.meaning {
            case .available: .satisfied
            case .transitional: .inProgress("\(name) is \(seen.status)")
            case .stopped, .broken: .blocked("\(name) is \(seen.status)")
            }
        }
    }

    package func remainders(in context: RemainderContext) -> [Remainder] { context.remainders(ofCopy: reference) }
}

extension RemainderContext {
    /// A database that the operation made and that is there.
    func remainders(ofCopy reference: ManagedReference) -> [Remainder] {
        guard let seen = observation.database(reference.name, reference.kind),
            seen.madeBy == reference.operation?.text
        else { return [] }
        return [
            Remainder(
                .databases,
                "\(seen.name) was made and is \(seen.status), in stage \(seen.storedStage). It costs until it is deleted."
            )
        ]
    }
}

extension ManagedDatabase {
    /// "new", or "none".
    var storedStage: String {
        tagged.first?.tags.first { $0.key == LifecycleTags.stage }?.value ?? "none"
    }
}

extension Step {
    static func makeCluster(_ step: MakeClusterStep) -> Step {
        let name = step.cluster.identifier
        let title = step.original.map { "Clone \($0) as \(name)" }
        return Step(
            "make-cluster", title ?? "Restore \(name)", note: step.snapshot.map { "from \(ARNTail.of($0))" }, step,
            expected: .minutes(step.original == nil ? 30 : 15), waitingFor: .making)
    }
}
