import Maintenance

extension StandardStepRules {
    /// Done when the next writer has the role and both it and the cluster are at rest; the role alone shows too early.
    func assessFailover(to next: InstanceID, in scene: Scene) -> Assessment {
        if scene.observation.writer == next { return settling(of: next, in: scene) }
        if scene.cluster.status == "failing-over" { return .inProgress("\(scene.name) is failing over") }
        if let asked = scene.outstanding.map(\.mutation).first(where: \.isGated) {
            let what = asked.candidate.map { "the failover to \($0)" } ?? "what was asked of \(asked.resource)"
            return .inProgress("waiting for AWS to show \(what)")
        }
        return unfitness(of: next, in: scene) ?? scene.clusterObstacle
            ?? (scene.observation.writer == nil
                ? .inProgress("waiting for \(scene.name) to show its writer")
                : .ready([.failOver(scene.name, to: next)]))
    }

    private func settling(of writer: InstanceID, in scene: Scene) -> Assessment {
        guard let seen = scene.observation[writer] else {
            return .inProgress("\(writer) is the writer; waiting for AWS to describe it")
        }
        switch seen.status.meaning {
        case .available: break
        case .transitional: return .inProgress("\(writer) is the writer and \(seen.status)")
        case .stopped, .broken: return .blocked("\(writer) is the writer and \(seen.status)")
        }
        switch scene.cluster.status.meaning {
        case .available: return .satisfied
        case .transitional: return .inProgress("\(writer) is the writer; \(scene.name) is \(scene.cluster.status)")
        case .stopped, .broken: return .blocked("\(scene.name) is \(scene.cluster.status)")
        }
    }

    /// Why the role cannot be given to this instance now.
    private func unfitness(of next: InstanceID, in scene: Scene) -> Assessment? {
        let isMember = scene.observation.isMember(next)
        guard let seen = scene.observation[next] else {
            return isMember
                ? .inProgress("waiting for AWS to describe \(next)") : .blocked("\(next) is not there any more")
        }
        switch seen.status.meaning {
        case .available: break
        case .transitional: return .inProgress("waiting for \(next) to be available (it is \(seen.status))")
        case .stopped, .broken: return .blocked("\(next) is \(seen.status)")
        }
        guard isMember else { return .inProgress("waiting for \(scene.name) to list \(next) as a member") }
        guard seen.pendingChanges.isEmpty else {
            return .blocked("changes are pending on \(next) (\(scene.words(for: seen.pendingChanges)))")
        }
        return nil
    }
}
