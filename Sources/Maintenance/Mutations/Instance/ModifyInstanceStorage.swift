/// Changes the storage of an RDS instance (ModifyDBInstance).
package struct ModifyInstanceStorage: RDSMutation {
    package static let kind: KindName = "modify-instance-storage"
    package var instance: InstanceID
    package var storage: Storage

    package init(of instance: InstanceID, to storage: Storage) {
        self.instance = instance
        self.storage = storage
    }

    private enum CodingKeys: String, CodingKey {
        case instance, storage
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var disturbance: Disturbance { .none }
    package var isLong: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.rdsInstance else { return .none }
        return storage.proof(of: seen.storage, pending: seen.pendingStorage, status: seen.status)
    }

    package var words: MutationWords { storage.words(forChangeOf: resource) }
}
