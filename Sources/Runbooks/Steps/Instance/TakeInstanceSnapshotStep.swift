package import Maintenance

/// A snapshot of the RDS instance under a name of the operation's: done when it is available.
package struct TakeInstanceSnapshotStep: InstanceStep {
    package static let kind: KindName = "take-instance-snapshot"
    package var name: String
    package var instance: InstanceID

    package init(_ name: String, of instance: InstanceID) {
        self.name = name
        self.instance = instance
    }

    private enum CodingKeys: String, CodingKey {
        case name, instance
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(InstanceSnapshotsQuestion(of: instance, in: context.place))]
    }

    package var words: StepWords {
        StepWords(short: "Take snapshot", underWay: "Taking a snapshot", finished: "Snapshot \(name) taken")
    }

    package func assess(in context: InstanceContext) -> Assessment {
        guard case .known(let seen)? = context.observation.snapshots else {
            return context.observation.snapshots.whyUnread("snapshots")
        }
        switch seen[name] {
        case "available": return .satisfied
        case "failed": return .blocked("the snapshot \(name) failed")
        case let status?: return .inProgress("the snapshot \(name) is \(status)")
        case nil: break
        }
        guard context.outstanding(on: instance).isEmpty else {
            return .inProgress("waiting for AWS to show the snapshot \(name)")
        }
        return context.obstacle ?? .ready(CreateInstanceSnapshot(name, of: instance))
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.proved(CreateInstanceSnapshot.self).map { Remainder(.snapshots, "The snapshot \($0.name) stays.") }
    }
}

extension Step {
    static func takeSnapshot(_ name: String, of instance: InstanceID) -> Step {
        Step(
            "snapshot", "Take the snapshot \(name)", note: "AWS's own before an upgrade need backups to be on",
            TakeInstanceSnapshotStep(name, of: instance), expected: .minutes(10), patience: .minutes(12 * 60))
    }
}
