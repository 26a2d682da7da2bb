/// Changes what of the autoscaling of a cluster's readers is held back (RegisterScalableTarget of Application Auto Scaling).
///
/// Source: Application Auto Scaling User Guide, "Suspending and resuming scaling for Application Auto Scaling": nothing is added
/// or removed while it is suspended, and policies stay.
package struct SetScalingSuspension: Mutation {
    package static let kind: KindName = "set-scaling-suspension"
    package var cluster: ClusterID
    package var suspension: ReaderScaling.Suspension

    package init(of cluster: ClusterID, to suspension: ReaderScaling.Suspension) {
        self.cluster = cluster
        self.suspension = suspension
    }

    private enum CodingKeys: String, CodingKey {
        case cluster, suspension
    }

    package var resource: Resource { .scalableTarget(ofReadersOf: cluster) }
    package var gate: GateTerms? { nil }
    package var disturbance: Disturbance { .none }
    /// AWS does not say how soon it shows.
    package var settleTime: Span { .minutes(3) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { false }
    package var codesOfDone: Set<String> { [] }
    /// Source: API reference, RegisterScalableTarget: "a resource that already has a pending update".
    package var codesOfPassing: Set<String> { ["ConcurrentUpdateException"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard case .known(let seen?) = observation[ReaderScalingQuestion(of: observation.target)] else { return .none }
        return seen.suspension == suspension ? .done : .none
    }

    package var words: MutationWords {
        let unproved = "A call for the autoscaling of the readers of \(cluster) may have been made and not show yet"
        return suspension == .all
            ? MutationWords(
                phrase: "the suspension of autoscaling of the readers of \(cluster)",
                order: "suspend autoscaling of the readers of \(cluster)", unproved: unproved)
            : MutationWords(
                phrase: "the end of the suspension of autoscaling of the readers of \(cluster)",
                order: "put autoscaling of the readers of \(cluster) back as it was", unproved: unproved)
    }
}
