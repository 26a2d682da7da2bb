/// Changes the storage of a cluster (ModifyDBCluster).
package struct ModifyStorage: RDSMutation {
    package static let kind: KindName = "modify-storage"
    package var cluster: ClusterID
    package var storage: Storage
    /// Members with local storage restart for it; `nil` where there are none, and it goes on behind a database in use.
    ///
    /// Source: Aurora user guide, "Storage configurations for Amazon Aurora DB clusters": a change between the two restarts
    /// instances of NVMe-based classes only; RDS user guide, "Modifying settings for storage".
    package var restartsMembers: Bool?

    package init(of cluster: ClusterID, to storage: Storage, restartsMembers: Bool? = nil) {
        self.cluster = cluster
        self.storage = storage
        self.restartsMembers = restartsMembers
    }

    private enum CodingKeys: String, CodingKey {
        case cluster, storage
        case restartsMembers = "restarts-members"
    }

    package var resource: Resource { .cluster(cluster) }
    package var isRepeatable: Bool { true }
    package var disturbance: Disturbance { restartsMembers == true ? .connections : .none }
    package var isLong: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.cluster else { return .none }
        return storage.proof(of: seen.storage, pending: seen.pendingChanges, status: seen.status)
    }

    package var words: MutationWords { storage.words(forChangeOf: resource) }
}
