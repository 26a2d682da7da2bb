package import Maintenance

/// Done when everything of the autoscaling of a cluster's readers is suspended, or there is none any more. It changes only what
/// the plan was made for.
package struct SuspendScalingStep: ClusterStep {
    package static let kind: KindName = "suspend-scaling"
    /// What was suspended when the plan was made.
    package var before: ReaderScaling.Suspension

    package init(_ before: ReaderScaling.Suspension) { self.before = before }

    private enum CodingKeys: String, CodingKey {
        case before
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        [AnyQuestion(ReaderScalingQuestion(of: context.target))]
    }
    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(
            short: "Suspend autoscaling", underWay: "Suspending autoscaling of the readers",
            finished: "Autoscaling suspended")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        context.suspension(.all, from: before, since: "the plan was made")
    }
}

extension ClusterContext {
    /// - Parameter former: what may be suspended before; anything else somebody set.
    func suspension(
        _ wanted: ReaderScaling.Suspension, from former: ReaderScaling.Suspension, since moment: String
    ) -> Assessment {
        switch observation[ReaderScalingQuestion(of: observation.target)] {
        case .unavailable(let reason):
            return .blocked("how the readers of \(name) are scaled is not read: \(reason.withoutStop)")
        case .known(nil):
            return .satisfied
        case .known(let scaling?):
            guard outstanding(on: .scalableTarget(ofReadersOf: name)).isEmpty else {
                return .inProgress("waiting for AWS to show what is suspended of autoscaling")
            }
            if scaling.suspension == wanted { return .satisfied }
            guard scaling.suspension == former else {
                return .blocked(
                    "somebody changed what is suspended of autoscaling since \(moment): \(scaling.suspension.words) "
                        + "suspended now")
            }
            return .ready(SetScalingSuspension(of: name, to: wanted))
        }
    }
}

extension ReaderScaling.Suspension {
    /// Before "suspended": "the removal and the addition are".
    var words: String {
        let parts = [
            removal ? "the removal" : nil, addition ? "the addition" : nil, schedule ? "the schedule" : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? "nothing is" : "\(parts.listed) \(parts.count == 1 ? "is" : "are")"
    }
}

extension Step {
    static func suspendScaling(of cluster: ClusterID, from before: ReaderScaling.Suspension) -> Step {
        Step(
            "suspend-scaling", "Suspend autoscaling of the readers of \(cluster)",
            note: "it adds and removes none until it is put back", SuspendScalingStep(before), expected: .seconds(10),
            patience: .minutes(20))
    }
}
