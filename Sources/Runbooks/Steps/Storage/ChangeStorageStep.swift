package import Maintenance

/// Done when AWS shows the storage as wanted, with nothing of it pending and the cluster at rest.
package struct ChangeStorageStep: ClusterStep {
    package static let kind: KindName = "change-storage"
    package var storage: Storage

    package init(_ storage: Storage) { self.storage = storage }

    private enum CodingKeys: String, CodingKey {
        case storage
    }

    package var words: StepWords {
        StepWords(
            short: "Change storage", underWay: "Changing the storage to \(storage.words)",
            finished: "Storage changed to \(storage.words)")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        let cluster = context.cluster
        let owner: ModifyStorage.Owner =
            cluster.kind == .instance
            ? .instance(InstanceID(cluster.identifier.text)) : .cluster(cluster.identifier)
        let call = ModifyStorage(of: owner, to: storage)
        let pending = cluster.pendingChanges.filter { Storage.pendingNames.contains($0.key) }
        if let obstacle = context.clusterObstacle { return obstacle }
        if !context.outstanding(on: call.resource).isEmpty {
            return .inProgress("waiting for AWS to show the storage of \(context.name) as \(storage.type)")
        }
        if let foreign = pending["StorageType"], foreign != storage.type {
            return .blocked("a change of \(context.name) to \(foreign) is pending, which we did not ask for")
        }
        guard pending.isEmpty else { return .inProgress("a change is pending (\(context.words(for: pending)))") }
        if storage.matches(cluster) { return .satisfied }
        if let obstacle = context.writerObstacle { return obstacle }
        if cluster.status == .storageOptimization {
            return .inProgress("AWS still optimises the storage of \(context.name) after its last change")
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
        guard let pending = context.observation.cluster?.pendingChanges["StorageType"] else { return [] }
        return [
            Remainder(
                .storage,
                "AWS is still changing the storage of \(context.cluster) to \(pending) and goes on with it by itself.")
        ]
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
