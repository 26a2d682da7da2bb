package import Maintenance

/// Copies the snapshot that an RDS instance is made from, where AWS restores no other: done when the copy is available.
package struct CopySnapshotStep: StepKind {
    package static let kind: KindName = "copy-snapshot"
    package var call: CopySnapshot

    package init(_ call: CopySnapshot) { self.call = call }

    private enum CodingKeys: String, CodingKey {
        case call
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(InstanceSnapshotsQuestion(of: call.database, in: context.place))]
    }

    package var likeness: String? { "of \(call.database)" }
    package var whyGuessed: String? { LifecycleTime.guess }

    package var words: StepWords {
        StepWords(
            short: "Copy snapshot", underWay: "Copying \(ARNTail.of(call.snapshot)) as \(call.name)",
            finished: "Snapshot \(call.name) made, which stays")
    }

    package func assess(in context: StepContext) -> Assessment {
        let question = InstanceSnapshotsQuestion(of: call.database, in: context.observation.target.place)
        let answer = context.observation.answer(to: question)
        guard case .known(let seen)? = answer?.reading else { return (answer?.reading).whyUnread("snapshots") }
        switch seen[call.name] {
        case "available": return .satisfied
        case "failed": return .blocked("the snapshot \(call.name) failed")
        case let status?: return .inProgress("the snapshot \(call.name) is \(status)")
        case nil: break
        }
        return context.outstanding(on: call.resource).isEmpty
            ? .ready(call) : .inProgress("waiting for AWS to show the snapshot \(call.name)")
    }

    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.proved(CopySnapshot.self).map {
            Remainder(.snapshots, "The snapshot \($0.name) stays: nothing here deletes it.")
        }
    }
}

extension Step {
    static func copySnapshot(_ step: CopySnapshotStep) -> Step {
        Step(
            "copy-snapshot", "Copy \(ARNTail.of(step.call.snapshot)) as \(step.call.name)",
            note: "encrypted with \(ARNTail.of(step.call.encryptionKey)); the copy stays", step, expected: .minutes(30),
            waitingFor: .making)
    }
}
