/// Makes a copy-on-write clone of a cluster (RestoreDBClusterToPointInTime, `copy-on-write`, the latest restorable time). It has
/// no members then, and always the version of what it is a clone of.
package struct CloneCluster: RDSMutation {
    package static let kind: KindName = "clone-cluster"
    package var cluster: NewCluster
    package var original: ClusterID

    package init(_ cluster: NewCluster, of original: ClusterID) {
        self.cluster = cluster
        self.original = original
    }

    private enum CodingKeys: String, CodingKey {
        case cluster, original
    }

    package var resource: Resource { .cluster(cluster.identifier) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    package var settleTime: Span { .minutes(5) }
    package var codesOfDone: Set<String> { ["DBClusterAlreadyExists"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        observation.proofOfMaking(cluster.identifier.text, .aurora)
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "\(cluster.identifier) as a clone of \(original)",
            order: "clone \(original) as \(cluster.identifier)",
            unproved: "\(cluster.identifier) may have been asked for and not show yet")
    }
}
