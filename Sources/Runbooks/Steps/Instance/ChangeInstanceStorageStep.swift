package import Maintenance

/// Done when AWS shows the storage of the RDS instance as wanted, with nothing of it pending and the instance at rest.
package struct ChangeInstanceStorageStep: InstanceStep {
    package static let kind: KindName = "change-instance-storage"
    package var storage: Storage
    /// A person has to approve the outage that a change from magnetic storage begins with.
    package var isFromMagnetic: Bool?

    package init(_ storage: Storage, isFromMagnetic: Bool? = nil) {
        self.storage = storage
        self.isFromMagnetic = isFromMagnetic
    }

    private enum CodingKeys: String, CodingKey {
        case storage
        case isFromMagnetic = "from-magnetic"
    }

    package var risks: Set<Risk> { isFromMagnetic == true ? [.inPlaceChange] : [] }

    package var likeness: String? { storage.type }

    package var words: StepWords { storage.wordsOfStep }

    package func assess(in context: InstanceContext) -> Assessment {
        let call = ModifyInstanceStorage(of: context.name, to: storage, isFromMagnetic: isFromMagnetic)
        let standing = StorageStanding(
            wanted: storage, seen: context.seen.storage, pending: context.seen.pendingStorage,
            status: context.seen.status)
        return standing.assess(call, in: context, named: context.name, obstacle: context.obstacle) ?? .ready(call)
    }

    /// A change of storage goes on by itself once AWS took it.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.remainders(ofStorage: context.observation.rdsInstance?.pendingStorage)
    }
}

extension Step {
    static func changeStorage(_ storage: Storage, of instance: RDSInstance) -> Step {
        let isFromMagnetic = instance.storage.type == Storage.magnetic
        return Step(
            "change-storage", "Change the storage of \(instance.identifier) to \(storage.words)",
            note: isFromMagnetic ? "it begins with a short outage (AWS gives no figure)" : nil,
            ChangeInstanceStorageStep(storage, isFromMagnetic: isFromMagnetic ? true : nil), expected: .minutes(30),
            patience: .minutes(24 * 60))
    }
}
