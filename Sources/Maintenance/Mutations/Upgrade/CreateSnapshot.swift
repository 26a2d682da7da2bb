/// Takes a snapshot of a cluster (CreateDBClusterSnapshot).
package struct CreateSnapshot: RDSMutation {
    package static let kind: KindName = "create-snapshot"
    package var name: String
    package var cluster: ClusterID

    package init(_ name: String, of cluster: ClusterID) {
        self.name = name
        self.cluster = cluster
    }

    private enum CodingKeys: String, CodingKey {
        case name, cluster
    }

    package var resource: Resource { .cluster(cluster) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    /// The name carries the operation's id.
    package var codesOfDone: Set<String> { ["DBClusterSnapshotAlreadyExists"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard case .known(let snapshots)? = observation.snapshots, let status = snapshots[name] else { return .none }
        return status == "available" || status == "failed" ? .done : .working
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the snapshot \(name)", order: "take the snapshot \(name)",
            unproved: "A call for \(cluster) may have been made and not show yet")
    }
}
