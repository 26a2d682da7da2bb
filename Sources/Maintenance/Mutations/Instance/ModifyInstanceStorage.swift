/// Changes the storage of an RDS instance (ModifyDBInstance).
package struct ModifyInstanceStorage: RDSMutation {
    package static let kind: KindName = "modify-instance-storage"
    package var instance: InstanceID
    package var storage: Storage
    /// It has magnetic storage now, and is out of service while the change begins; `nil` where it has not.
    ///
    /// Source: RDS user guide, "Settings for DB instances", storage type: changes from magnetic to other storage "result in a
    /// brief outage while the process starts. After that, you can use your database normally while the change takes place".
    package var isFromMagnetic: Bool?
    /// The size that it has now, in GiB; `nil` where that stays.
    package var sizeBefore: Int?

    package init(
        of instance: InstanceID, to storage: Storage, isFromMagnetic: Bool? = nil, sizeBefore: Int? = nil
    ) {
        self.instance = instance
        self.storage = storage
        self.isFromMagnetic = isFromMagnetic
        self.sizeBefore = sizeBefore
    }

    private enum CodingKeys: String, CodingKey {
        case instance, storage
        case isFromMagnetic = "from-magnetic"
        case sizeBefore = "size-before"
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var disturbance: Disturbance { isFromMagnetic == true ? .writes : .none }
    package var isLong: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.rdsInstance else { return .none }
        // What is full is at work again only some time after AWS took the call.
        let isFull = storage.relieves(seen.storage, from: sizeBefore, status: seen.status)
        guard !isFull || storage.matches(seen.storage) || !seen.pendingStorage.isEmpty else { return .none }
        return storage.proof(
            of: seen.storage, pending: seen.pendingStorage, status: isFull ? "modifying" : seen.status)
    }

    package var words: MutationWords { storage.words(forChangeOf: resource, sizeBefore: sizeBefore) }

    package var gate: GateTerms? {
        guard isFromMagnetic == true else { return nil }
        return GateTerms(
            .inPlaceChange, questions: GateTerms.instanceSnapshots,
            facts: { context in context.ofInstance(\.interruptionFacts) + [context.snapshotFact] },
            words: { context in
                GateWords(
                    subject: context.about(self),
                    interruption: """
                        No reads, no writes for a short while as it begins (AWS gives no figure); it goes on for hours or days.
                        """,
                    action: context.asking(for: self), underWay: "changing…", done: "changed")
            })
    }
}
