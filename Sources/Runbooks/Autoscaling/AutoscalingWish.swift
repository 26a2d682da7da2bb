import Maintenance

/// What somebody wants of the autoscaling of a cluster's readers while it is worked on; `nil` wherever it is left alone.
package enum AutoscalingWish: String, Sendable, Codable, Equatable {
    case suspended
}

extension AutoscalingWish? {
    func questions(in context: QuestionContext) -> Set<AnyQuestion> {
        self == nil ? [] : [AnyQuestion(ReaderScalingQuestion(of: context.target))]
    }

    /// - Throws: `Refusal` where autoscaling is to be suspended of what has no readers.
    func refuse(on instance: RDSInstance) throws(Refusal) {
        guard self != nil else { return }
        throw Refusal(
            "\(instance.identifier) is an RDS instance, whose readers nothing scales. Leave out `--suspend-autoscaling`."
        )
    }
}

extension [Step] {
    /// The same with autoscaling suspended first and put back when the work is done, where that is wanted and something of it
    /// is not suspended already; what verifies the whole stays last.
    func whileAutoscaling(is wish: AutoscalingWish?, seeing basis: PlanBasis) -> [Step] {
        guard wish == .suspended, !isEmpty, case .known(let scaling?) = basis.readerScaling, scaling.suspension != .all
        else { return self }
        let cluster = basis.observation.target.cluster
        var steps = self
        steps.insert(
            .restoreScaling(of: cluster, to: scaling.suspension), at: lastIndex { $0.id == "verify" } ?? endIndex)
        return [.suspendScaling(of: cluster, from: scaling.suspension)] + steps
    }
}
