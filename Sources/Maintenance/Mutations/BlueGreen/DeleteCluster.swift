/// Deletes the cluster from before a switchover, with a final snapshot (DeleteDBCluster).
package struct DeleteCluster: RDSMutation {
    package static let kind: KindName = "delete-cluster"
    package var cluster: ClusterID
    /// The cluster's resource id.
    package var resourceIdentifier: String
    package var finalSnapshot: String

    package init(_ cluster: ClusterID, resource: String, finalSnapshot: String) {
        self.cluster = cluster
        self.resourceIdentifier = resource
        self.finalSnapshot = finalSnapshot
    }

    private enum CodingKeys: String, CodingKey {
        case cluster
        case resourceIdentifier = "resource-id"
        case finalSnapshot = "final-snapshot"
    }

    package var resource: Resource { .cluster(cluster) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    package var codesOfDone: Set<String> { ["DBClusterNotFound"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard observation.complaint(aboutEnvironment: resourceIdentifier) == nil else { return .none }
        guard let seen = observation.environment(resourceIdentifier) else {
            return proofOfDeletion(in: observation, of: call)
        }
        return seen.cluster.status == "deleting" ? .underWay : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the deletion of \(cluster)", order: "delete \(cluster) with the final snapshot \(finalSnapshot)",
            unproved: "A call for \(cluster) may have been made and not show yet")
    }

    package var gate: GateTerms? {
        .deletionOfOldEnvironment(of: self) { $0.cluster.resourceIdentifier == resourceIdentifier }
    }
}
