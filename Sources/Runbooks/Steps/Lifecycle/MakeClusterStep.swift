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

    package init(_ cluster: NewCluster, _ way: Way, for operation: OperationID) {
        self.cluster = cluster
        self.operation = operation
        switch way {
        case .snapshot(let arn): snapshot = arn
        case .clone(let original): self.original = original
        }
    }

    private enum CodingKeys: String, CodingKey {
        case cluster, operation, snapshot, original
    }

    private var reference: ManagedReference {
        ManagedReference(cluster.identifier.text, .aurora, madeBy: operation)
    }

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
            // How long a restore takes depends on the volume; AWS gives no figure (aws.md §4.12: clones take minutes).
            expected: .minutes(step.original == nil ? 30 : 15), patience: .minutes(26 * 60))
    }
}
