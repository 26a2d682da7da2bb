import Maintenance

extension StandardStepRules {
    /// Looks at the whole: what AWS is still at is waited for, what is at rest and differs is named.
    func assessVerification(of expected: Expectation, in scene: Scene) -> Assessment {
        var waits: [String] = []
        var differences: [String] = []
        if let obstacle = scene.clusterObstacle {
            guard case .inProgress(let wait) = obstacle else { return obstacle }
            waits.append(wait)
        }
        if !scene.cluster.pendingChanges.isEmpty {
            differences.append(
                "changes are pending on \(scene.name) (\(scene.words(for: scene.cluster.pendingChanges)))")
        }
        if let storage = expected.storage, !storage.matches(scene.cluster) {
            differences.append("the storage is \(scene.cluster.storage.type), not \(storage.type)")
        }
        if let version = expected.engineVersion, scene.cluster.engineVersion != version {
            differences.append("\(scene.name) runs \(scene.cluster.engineVersion), not \(version)")
        }
        if scene.observation.writer == nil { waits.append("waiting for \(scene.name) to show its writer") }
        for (instance, instanceClass) in expected.members.sorted(by: { $0.key < $1.key }) {
            verify(instance, instanceClass, expected, in: scene, waits: &waits, differences: &differences)
        }
        verifyOthers(expected, in: scene, waits: &waits, differences: &differences)
        if let wait = waits.first { return .inProgress(wait) }
        if let writer = scene.observation.writer, let wanted = expected.writer, writer != wanted {
            // The role moved by itself since it was given back: where nothing else differs, a person is asked to move it.
            if differences.isEmpty { return assessFailover(to: wanted, in: scene) }
            differences.insert("the writer is \(writer), not \(wanted)", at: 0)
        }
        return differences.isEmpty ? .satisfied : .blocked("not as planned: \(differences.joined(separator: "; "))")
    }

    private func verify(
        _ instance: InstanceID, _ instanceClass: InstanceClass, _ expected: Expectation, in scene: Scene,
        waits: inout [String], differences: inout [String]
    ) {
        let isMember = scene.observation.isMember(instance)
        guard let seen = scene.observation[instance] else {
            isMember
                ? waits.append("waiting for AWS to describe \(instance)") : differences.append("\(instance) is missing")
            return
        }
        switch seen.status.meaning {
        case .transitional: waits.append("waiting for \(instance), which is \(seen.status)")
        case .broken, .stopped: differences.append("\(instance) is \(seen.status)")
        case .available:
            if !isMember { waits.append("waiting for \(scene.name) to list \(instance)") }
        }
        if let version = expected.engineVersion, seen.engineVersion != version {
            differences.append("\(instance) runs \(seen.engineVersion), not \(version)")
        }
        if let group = expected.parameterGroups?[instance], let own = seen.parameterGroups.first, own.name != group {
            differences.append("\(instance) has the parameter group \(own.name), not \(group)")
        }
        if seen.instanceClass != instanceClass {
            differences.append("\(instance) is \(seen.instanceClass), not \(instanceClass)")
        }
        if !seen.pendingChanges.isEmpty {
            differences.append("changes are pending on \(instance) (\(scene.words(for: seen.pendingChanges)))")
        }
        switch scene.observation.parameterState(of: instance) {
        case .inSync: break
        case .applying(let word): waits.append("parameters of \(instance) are \(word)")
        case .awaitingRestart:
            if !expected.awaitingRestart.contains(instance) {
                differences.append("parameters of \(instance) wait for a restart")
            }
        }
    }

    /// What must be gone, and what was not there before; readers of autoscaling come and go.
    private func verifyOthers(
        _ expected: Expectation, in scene: Scene, waits: inout [String], differences: inout [String]
    ) {
        let listed = Set(scene.cluster.members.map(\.instance))
        let described = Set(scene.observation.instances.map(\.identifier))
        for instance in listed.union(described).sorted() where expected.members[instance] == nil {
            let seen = scene.observation[instance]
            let isOurs = expected.absent.contains(instance)
            if !isOurs, expected.mayVary.contains(instance) || seen?.isAutoscaled == true { continue }
            if seen == nil || !listed.contains(instance) || seen?.status == "deleting" {
                waits.append("waiting for \(instance) to \(isOurs || seen == nil ? "be gone" : "come or go")")
            } else {
                differences.append(isOurs ? "\(instance) is still there" : "\(instance) was not there before")
            }
        }
    }
}
