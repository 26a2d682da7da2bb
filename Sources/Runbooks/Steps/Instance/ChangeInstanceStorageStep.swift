package import Maintenance

/// Done when AWS shows the storage of the RDS instance as wanted, with nothing of it pending and the instance at rest.
package struct ChangeInstanceStorageStep: InstanceStep {
    package static let kind: KindName = "change-instance-storage"
    package var storage: Storage

    package init(_ storage: Storage) { self.storage = storage }

    private enum CodingKeys: String, CodingKey {
        case storage
    }

    package var words: StepWords { storage.wordsOfStep }

    package func assess(in context: InstanceContext) -> Assessment {
        let call = ModifyInstanceStorage(of: context.name, to: storage)
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
    static func changeStorage(_ storage: Storage, of instance: InstanceID) -> Step {
        Step(
            "change-storage", "Change the storage of \(instance) to \(storage.words)",
            ChangeInstanceStorageStep(storage), expected: .minutes(30), patience: .minutes(24 * 60))
    }
}
