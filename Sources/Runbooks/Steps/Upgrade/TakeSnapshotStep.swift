package import Maintenance

/// Done when the snapshot is available.
package struct TakeSnapshotStep: ClusterStep {
    package static let kind: KindName = "take-snapshot"
    package var name: String

    package init(_ name: String) { self.name = name }

    private enum CodingKeys: String, CodingKey {
        case name
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(SnapshotsQuestion(of: context.target))]
    }

    package var words: StepWords {
        StepWords(short: "Take snapshot", underWay: "Taking a snapshot", finished: "Snapshot \(name) taken")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        guard case .known(let seen)? = context.observation.snapshots else {
            return context.observation.snapshots.whyUnread("snapshots")
        }
        switch seen[name] {
        case "available": return .satisfied
        case "failed": return .blocked("the snapshot \(name) failed")
        case let status?: return .inProgress("the snapshot \(name) is \(status)")
        case nil: break
        }
        let cluster = context.cluster.identifier
        guard context.outstanding(on: .cluster(cluster)).isEmpty else {
            return .inProgress("waiting for AWS to show the snapshot \(name)")
        }
        return context.clusterObstacle ?? context.writerObstacle ?? .ready(CreateSnapshot(name, of: cluster))
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.proved(CreateSnapshot.self).map { Remainder(.snapshots, "The snapshot \($0.name) stays.") }
    }
}

extension Step {
    static func takeSnapshot(_ name: String) -> Step {
        Step(
            "snapshot", "Take the snapshot \(name)", TakeSnapshotStep(name), expected: .minutes(10),
            patience: .minutes(12 * 60))
    }
}
