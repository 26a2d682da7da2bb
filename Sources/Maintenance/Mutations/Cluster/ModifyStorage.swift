/// Changes the storage of a cluster, or of an RDS instance that belongs to none (ModifyDBCluster, ModifyDBInstance).
package struct ModifyStorage: RDSMutation {
    package enum Owner: Sendable, Equatable {
        case cluster(ClusterID)
        case instance(InstanceID)
    }

    package static let kind: KindName = "modify-storage"
    package var owner: Owner
    package var storage: Storage

    package init(of owner: Owner, to storage: Storage) {
        self.owner = owner
        self.storage = storage
    }

    private enum CodingKeys: String, CodingKey {
        case cluster, instance, storage
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        storage = try fields.decode(Storage.self, forKey: .storage)
        if let cluster = try fields.decodeIfPresent(ClusterID.self, forKey: .cluster) {
            owner = .cluster(cluster)
        } else {
            owner = .instance(try fields.decode(InstanceID.self, forKey: .instance))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        switch owner {
        case .cluster(let cluster): try fields.encode(cluster, forKey: .cluster)
        case .instance(let instance): try fields.encode(instance, forKey: .instance)
        }
        try fields.encode(storage, forKey: .storage)
    }

    package var resource: Resource {
        switch owner {
        case .cluster(let cluster): .cluster(cluster)
        case .instance(let instance): .instance(instance)
        }
    }
    /// Members of a cluster with local storage restart for it.
    package var disturbance: Disturbance {
        switch owner {
        case .cluster: .connections
        case .instance: .none
        }
    }
    package var isLong: Bool { true }

    package func proof(in observation: Observation, since: Timestamp) -> Proof { storage.proof(in: observation) }

    package var words: MutationWords {
        MutationWords(
            phrase: "the change of the storage of \(resource) to \(storage.words)",
            order: "change the storage of \(resource) to \(storage.words)",
            unproved: "The change of \(resource) to \(storage.words) may have been asked for and not show yet")
    }
}
