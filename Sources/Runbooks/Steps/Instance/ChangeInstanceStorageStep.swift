package import Maintenance

/// Done when AWS shows the storage of the RDS instance as wanted, with nothing of it pending and the instance at rest.
package struct ChangeInstanceStorageStep: InstanceStep {
    package static let kind: KindName = "change-instance-storage"
    package var storage: Storage
    /// A person has to approve the outage that a change from magnetic storage begins with.
    package var isFromMagnetic: Bool?
    /// The size before, in GiB; `nil` where that stays.
    package var sizeBefore: Int?

    package init(_ storage: Storage, isFromMagnetic: Bool? = nil, sizeBefore: Int? = nil) {
        self.storage = storage
        self.isFromMagnetic = isFromMagnetic
        self.sizeBefore = sizeBefore
    }

    private enum CodingKeys: String, CodingKey {
        case storage
        case isFromMagnetic = "from-magnetic"
        case sizeBefore = "size-before"
    }

    package var risks: Set<Risk> { isFromMagnetic == true ? [.inPlaceChange] : [] }

    package var likeness: String? { storage.type }

    package var words: StepWords { storage.wordsOfStep(sizeBefore: sizeBefore) }

    package func assess(in context: InstanceContext) -> Assessment {
        let call = ModifyInstanceStorage(
            of: context.name, to: storage, isFromMagnetic: isFromMagnetic, sizeBefore: sizeBefore)
        let standing = StorageStanding(
            wanted: storage, seen: context.seen.storage, pending: context.seen.pendingStorage,
            status: context.seen.status)
        return standing.assess(call, in: context, named: context.name, obstacle: obstacle(in: context))
            ?? .ready(call)
    }

    /// Storage that is full is no obstacle to more of it; once that is there, its status has to follow.
    private func obstacle(in context: InstanceContext) -> Assessment? {
        let (seen, status) = (context.seen.storage, context.seen.status)
        guard storage.relieves(seen, from: sizeBefore, status: status) else { return context.obstacle }
        return storage.matches(seen)
            ? .inProgress("waiting for \(context.name) to be available (it is \(status))") : nil
    }

    /// A change of storage goes on by itself once AWS took it.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.remainders(ofStorage: context.observation.rdsInstance?.pendingStorage)
    }
}

extension Step {
    static func changeStorage(_ storage: Storage, of instance: RDSInstance) -> Step {
        let isFromMagnetic = instance.storage.type == Storage.magnetic
        let before = storage.allocated == nil ? nil : instance.storage.allocated
        let work = ChangeInstanceStorageStep(
            storage, isFromMagnetic: isFromMagnetic ? true : nil, sizeBefore: before == storage.allocated ? nil : before
        )
        return Step(
            "change-storage",
            "Change the storage of \(instance.identifier) to \(storage.words(sizeBefore: work.sizeBefore))",
            note: isFromMagnetic ? "it begins with a short outage (AWS gives no figure)" : nil, work,
            expected: .minutes(30), patience: .minutes(24 * 60))
    }
}
