package import Maintenance

/// Done when the next writer has the role and both it and the cluster are at rest; the role alone shows too early.
package struct FailOverStep: ClusterStep {
    package static let kind: KindName = "fail-over"
    package var next: InstanceID
    /// Gives the role back to where it was before.
    package var isReturn: Bool
    /// It is asked for by itself, perhaps in an incident, and waits neither for a backup nor for AWS to list a writer.
    package var isUrgent: Bool?

    package init(to next: InstanceID, isReturn: Bool = false, isUrgent: Bool? = nil) {
        self.next = next
        self.isReturn = isReturn
        self.isUrgent = isUrgent
    }

    private enum CodingKeys: String, CodingKey {
        case next = "to"
        case isReturn = "back"
        case isUrgent = "during-backup"
    }

    /// AWS's figures (Aurora user guide, "High availability for Amazon Aurora").
    static let interruption = "no writes for typically under 60 s, often under 30 (AWS)"

    package var endsDisturbance: Bool { isReturn }
    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        .events(of: [.cluster], in: context)
    }
    package var risks: Set<Risk> { [.failover] }

    package var words: StepWords {
        isReturn
            ? StepWords(
                short: "Fail back", underWay: "Failing back to \(next)", finished: "Failed back to \(next)")
            : StepWords(
                short: "Fail over", underWay: "Failing over to \(next)", finished: "Failed over to \(next)")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        context.failover(to: next, isUrgent: isUrgent == true)
    }
}

extension Step {
    /// - Parameter writer: `nil` where AWS lists none.
    static func failOver(from writer: InstanceID?, to next: InstanceID, isUrgent: Bool? = nil) -> Step {
        Step(
            "fail-over", writer.map { "Fail over \($0) → \(next)" } ?? "Fail over to \(next)",
            FailOverStep(to: next, isUrgent: isUrgent), expected: .seconds(30), patience: .minutes(10))
    }

    static func failBack(from interim: InstanceID, to writer: InstanceID) -> Step {
        Step(
            "fail-back", "Fail back \(interim) → \(writer)", FailOverStep(to: writer, isReturn: true),
            expected: .seconds(30), patience: .minutes(10))
    }
}
