package import Maintenance

/// Makes the RDS instance of a lifecycle from a snapshot: done when it is available.
package struct MakeInstanceStep: StepKind {
    package static let kind: KindName = "make-instance"
    package var call: RestoreInstance
    package var operation: OperationID
    /// The instance that the snapshot is of, where that is kept.
    package var source: String?

    package init(_ call: RestoreInstance, of source: String? = nil, for operation: OperationID) {
        self.call = call
        self.operation = operation
        self.source = source
    }

    private enum CodingKeys: String, CodingKey {
        case call, operation, source
    }

    package var likeness: String? { "snapshot of \(source ?? "")" }
    package var whyGuessed: String? { LifecycleTime.guess }

    private var reference: ManagedReference {
        ManagedReference(call.instance.text, .instance, madeBy: operation)
    }

    package var words: StepWords {
        StepWords(
            short: "Restore \(call.instance)", underWay: "Restoring \(call.instance)",
            finished: "\(call.instance) restored")
    }

    package func assess(in context: StepContext) -> Assessment {
        switch reference.look(in: context) {
        case .unsure(let assessment): return assessment
        case .missing:
            guard context.outstanding(on: call.resource).isEmpty else {
                return .inProgress("waiting for AWS to show \(call.instance)")
            }
            return .ready(call)
        case .there(let seen):
            return switch seen.status.meaning {
            case .available: .satisfied
            case .transitional: .inProgress("\(call.instance) is \(seen.status)")
            case .stopped, .broken: .blocked("\(call.instance) is \(seen.status)")
            }
        }
    }

    package func remainders(in context: RemainderContext) -> [Remainder] { context.remainders(ofCopy: reference) }
}

extension Step {
    static func makeInstance(_ step: MakeInstanceStep) -> Step {
        Step(
            "make-instance", "Restore \(step.call.instance)", note: "from \(ARNTail.of(step.call.snapshot))", step,
            expected: .minutes(30), waitingFor: .making)
    }
}
