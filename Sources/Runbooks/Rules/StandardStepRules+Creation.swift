import Maintenance

extension StandardStepRules {
    /// Done when the stand-in is a member at rest, of the right class, with its parameters in force.
    func assessCreation(of standIn: StandIn, in scene: Scene) -> Assessment {
        let name = standIn.identifier
        guard let seen = scene.observation[name] else {
            if scene.observation.isMember(name) {
                return .inProgress("waiting for AWS to describe \(name)")
            }
            if !scene.outstanding(on: name).isEmpty {
                return .inProgress("waiting for AWS to show \(name)")
            }
            // AWS creates no member while the cluster or its writer is at work (InvalidDBClusterStateFault).
            return scene.clusterObstacle ?? scene.writerObstacle ?? .ready([.createInstance(standIn)])
        }
        return strangeness(of: seen, as: standIn) ?? maturity(of: seen, in: scene)
    }

    /// Why what stands there under this name is not the stand-in that we make.
    private func strangeness(of seen: Instance, as standIn: StandIn) -> Assessment? {
        let name = standIn.identifier
        guard seen.standInOperation == standIn.operation else {
            // Tags can lag behind a creation; those of another operation do not come by lag.
            guard seen.standInOperation == nil, seen.status.meaning == .transitional else {
                let origin = seen.standInOperation.map { "operation \($0) made it" } ?? "it has not our tags"
                return .blocked("there is an instance \(name) that is not ours: \(origin)")
            }
            return .inProgress("\(name) is \(seen.status), its tags do not show yet")
        }
        guard seen.engine == standIn.engine else {
            return .blocked("\(name) runs \(seen.engine), not \(standIn.engine)")
        }
        guard seen.instanceClass == standIn.instanceClass else {
            return .blocked("\(name) is \(seen.instanceClass), not \(standIn.instanceClass)")
        }
        return nil
    }

    private func maturity(of seen: Instance, in scene: Scene) -> Assessment {
        let name = seen.identifier
        switch seen.status.meaning {
        // AWS could not bring it up (no capacity in the zone, say) and will not try again by itself: it has to go first.
        case .broken: return assessDeletion(of: name, in: scene)
        case .stopped: return .blocked("\(name) is \(seen.status)")
        case .transitional where seen.status == "deleting": return .inProgress("\(name) is deleting, to be made anew")
        case .transitional: return .inProgress("\(name) is \(seen.status)")
        case .available: break
        }
        guard scene.observation.isMember(name) else {
            return .inProgress("waiting for \(scene.name) to list \(name) as a member")
        }
        guard seen.pendingChanges.isEmpty else {
            return .inProgress("changes are pending on \(name) (\(scene.words(for: seen.pendingChanges)))")
        }
        return switch scene.observation.parameterState(of: name) {
        case .inSync: .satisfied
        case .applying(let word): .inProgress("parameters of \(name) are \(word)")
        case .awaitingRestart:
            .blocked("parameters of \(name) wait for a restart: reboot it in AWS, nobody uses it yet")
        }
    }
}
