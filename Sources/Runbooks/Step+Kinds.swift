import Maintenance

/// The steps that plans are made of: titles, notes, what they typically take and how long they may.
///
/// Durations: reference figures of AWS and field reports, `Span`s for people and the progress bar, never for decisions.
extension Step {
    static func createStandIn(_ standIn: StandIn) -> Step {
        Step(
            id: "create-stand-in", title: "Create stand-in \(standIn.identifier)", after: [],
            work: .createStandIn(standIn), expected: .minutes(10), patience: .minutes(60))
    }

    static func failOver(from writer: InstanceID, to next: InstanceID) -> Step {
        Step(
            id: "fail-over", title: "Fail over \(writer) → \(next)", after: [], work: .failOver(to: next),
            expected: .seconds(30), patience: .minutes(10))
    }

    static func failBack(from interim: InstanceID, to writer: InstanceID) -> Step {
        Step(
            id: "fail-back", title: "Fail back \(interim) → \(writer)", after: [], work: .failOver(to: writer),
            expected: .seconds(30), patience: .minutes(10))
    }

    static func changeClass(_ rolling: RollingChange, id: StepID = "change-class") -> Step {
        let change = rolling.change
        return Step(
            id: id, title: "Change \(change.instances.map(\.text).joined(separator: ", "))", note: rolling.note,
            after: [],
            work: .changeClass(change), expected: .minutes(12) * Int64(rolling.waves),
            patience: .minutes(60) * Int64(rolling.waves))
    }

    static func deleteStandIn(_ standIn: InstanceID, title: String = "Delete the stand-in") -> Step {
        Step(
            id: "delete-stand-in", title: title, after: [], work: .deleteStandIn(standIn), expected: .minutes(5),
            patience: .minutes(60))
    }

    static func verify(_ expectation: Expectation) -> Step {
        Step(
            id: "verify", title: "Verify members, classes, parameters", after: [], work: .verify(expectation),
            expected: .seconds(10), patience: .minutes(20))
    }

    /// The steps one after the other.
    static func inSequence(_ steps: [Step]) -> [Step] {
        var sequence: [Step] = []
        for var step in steps {
            step.after = sequence.last.map { [$0.id] } ?? []
            sequence.append(step)
        }
        return sequence
    }
}
