package import Maintenance

/// Done when AWS shows the storage as wanted, with nothing of it pending and the cluster at rest.
package struct ChangeStorageStep: ClusterStep {
    package static let kind: KindName = "change-storage"
    package var storage: Storage

    package init(_ storage: Storage) { self.storage = storage }

    private enum CodingKeys: String, CodingKey {
        case storage
    }

    package var likeness: String? { storage.type }

    package var words: StepWords { storage.wordsOfStep }

    package func assess(in context: ClusterContext) -> Assessment {
        let cluster = context.cluster
        let hasLocalStorage =
            cluster.isAurora && context.observation.instances.contains { $0.instanceClass.hasLocalStorage }
        let call = ModifyStorage(
            of: cluster.identifier, to: storage, restartsMembers: hasLocalStorage ? true : nil)
        let standing = StorageStanding(
            wanted: storage, seen: cluster.storage,
            pending: cluster.pendingChanges.filter { Storage.pendingNames.contains($0.key) }, status: cluster.status)
        if let assessment = standing.assess(
            call, in: context, named: context.name, obstacle: context.clusterObstacle, writer: context.writerObstacle)
        {
            return assessment
        }
        // The change restarts members with local storage: the writer only by leave of a person.
        if cluster.isAurora, let writer = context.observation.writer,
            context.observation[writer]?.instanceClass.hasLocalStorage == true
        {
            return .blocked("\(writer) is the writer and has local storage: the change would restart it")
        }
        return .ready(call)
    }

    /// A change of storage goes on by itself once AWS took it.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        context.remainders(ofStorage: context.observation.cluster?.pendingChanges)
    }
}

extension Step {
    static func changeStorage(_ storage: Storage, of cluster: Cluster) -> Step {
        let isAurora = cluster.isAurora
        return Step(
            "change-storage", "Change the storage of \(cluster.identifier) to \(storage.words)",
            ChangeStorageStep(storage), expected: isAurora ? .minutes(10) : .minutes(30),
            patience: isAurora ? .minutes(120) : .minutes(24 * 60))
    }
}
