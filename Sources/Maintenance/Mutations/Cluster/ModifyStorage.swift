/// Changes the storage of a cluster (ModifyDBCluster).
package struct ModifyStorage: RDSMutation {
    package static let kind: KindName = "modify-storage"
    package var cluster: ClusterID
    package var storage: Storage

    package init(of cluster: ClusterID, to storage: Storage) {
        self.cluster = cluster
        self.storage = storage
    }

    private enum CodingKeys: String, CodingKey {
        case cluster, storage
    }

    package var resource: Resource { .cluster(cluster) }
    package var isRepeatable: Bool { true }
    /// Members with local storage restart for it.
    package var disturbance: Disturbance { .connections }
    package var isLong: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.cluster else { return .none }
        return storage.proof(of: seen.storage, pending: seen.pendingChanges, status: seen.status)
    }

    package var words: MutationWords { storage.words(forChangeOf: resource) }
}
