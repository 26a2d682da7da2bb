package import Maintenance

/// Done when of the autoscaling of a cluster's readers just that is suspended which was before, or there is none any more. It
/// undoes only what was suspended for this work.
package struct RestoreScalingStep: ClusterStep {
    package static let kind: KindName = "restore-scaling"
    /// `nil` where nothing was suspended for it after all.
    package var before: ReaderScaling.Suspension?

    package init(_ before: ReaderScaling.Suspension?) { self.before = before }

    private enum CodingKeys: String, CodingKey {
        case before
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        before == nil ? [] : [AnyQuestion(ReaderScalingQuestion(of: context.target))]
    }
    package var maySkip: Bool { true }

    package var words: StepWords {
        StepWords(
            short: "Restore autoscaling", underWay: "Putting autoscaling of the readers back as it was",
            finished: "Autoscaling as before")
    }

    /// What a person took over is not undone.
    package func adjusted(forSkipped step: AnyStep) -> RestoreScalingStep {
        step.base is SuspendScalingStep ? RestoreScalingStep(nil) : self
    }

    package func assess(in context: ClusterContext) -> Assessment {
        guard let before else { return .satisfied }
        return context.suspension(before, from: .all, since: "it was suspended")
    }

    /// Readers that are neither added nor removed while nobody thinks of it.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        let operation = context.operation
        let target = context.observation.target
        if case .known(let scaling) = context.observation[ReaderScalingQuestion(of: target)] {
            guard scaling?.suspension == .all else { return [] }
        } else {
            let last = context.proved(SetScalingSuspension.self).last?.suspension
            let suspends = operation.plan.steps.contains { $0.work.base is SuspendScalingStep }
            guard last == (suspends ? .all : nil) else { return [] }
        }
        return [
            Remainder(
                .autoscaling,
                "Autoscaling of the readers of \(target.cluster) is suspended: `rollback \(operation.plan.runbook.rollsBack ?? operation.id)` "
                    + "puts it back as it was, with what else was changed.")
        ]
    }
}

extension Step {
    static func restoreScaling(of cluster: ClusterID, to before: ReaderScaling.Suspension) -> Step {
        Step(
            "restore-scaling", "Put autoscaling of the readers of \(cluster) back as it was",
            note: before == .none ? nil : "\(before.words) suspended as before", RestoreScalingStep(before),
            expected: .seconds(10), patience: .minutes(20))
    }
}
