/// Takes deletion protection off a cluster that is to be deleted (ModifyDBCluster).
package struct RemoveProtection: RDSMutation {
    package static let kind: KindName = "remove-protection"
    package var cluster: ClusterID

    package init(of cluster: ClusterID) { self.cluster = cluster }

    private enum CodingKeys: String, CodingKey {
        case cluster
    }

    package var resource: Resource { .cluster(cluster) }
    package var isRepeatable: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        let seen = observation.environments?.first { $0.cluster.identifier == cluster }
        return seen?.cluster.isProtected == false ? .done : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the end of the protection of \(cluster)", order: "take deletion protection off \(cluster)",
            unproved: "A call for \(cluster) may have been made and not show yet")
    }

    /// Asked about as the deletion that it is the beginning of, so that the rule for deletions says who approves it.
    package var gate: GateTerms? {
        .deletionOfOldEnvironment(of: self) { $0.cluster.identifier == cluster }
    }
}
