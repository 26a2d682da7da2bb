import Maintenance

extension StandardStepRules {
    /// Done when AWS shows the storage as wanted, with nothing of it pending and the cluster at rest.
    func assessStorage(_ storage: Storage, in scene: Scene) -> Assessment {
        let cluster = scene.cluster
        let pending = cluster.pendingChanges.filter { Storage.pendingNames.contains($0.key) }
        if let obstacle = scene.clusterObstacle { return obstacle }
        if !scene.outstanding(on: ResourceName(cluster.identifier)).isEmpty {
            return .inProgress("waiting for AWS to show the storage of \(scene.name) as \(storage.type)")
        }
        if let foreign = pending["StorageType"], foreign != storage.type {
            return .blocked("a change of \(scene.name) to \(foreign) is pending, which we did not ask for")
        }
        guard pending.isEmpty else { return .inProgress("a change is pending (\(scene.words(for: pending)))") }
        if storage.matches(cluster) { return .satisfied }
        if let obstacle = scene.writerObstacle { return obstacle }
        if cluster.status == .storageOptimization {
            return .inProgress("AWS still optimises the storage of \(scene.name) after its last change")
        }
        // The change restarts members with local storage: the writer only by leave of a person.
        if cluster.isAurora, let writer = scene.observation.writer,
            scene.observation[writer]?.instanceClass.hasLocalStorage == true
        {
            return .blocked("\(writer) is the writer and has local storage: the change would restart it")
        }
        return .ready([
            cluster.kind == .instance
                ? .changeInstanceStorage(InstanceID(cluster.identifier.text), to: storage)
                : .changeStorage(cluster.identifier, to: storage)
        ])
    }
}
