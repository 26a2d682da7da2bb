import Maintenance

extension StandardStepRules {
    /// Done when every member was seen to restart since the step began and runs with the parameters it was given.
    func assessRestart(_ restart: Restart, in scene: Scene) -> Assessment {
        if let obstacle = blindness(in: scene) { return obstacle }
        let round = Round(
            instances: restart.instances, readersInService: restart.readersInService, writer: restart.writer,
            deed: .restart)
        return assessRound(round, in: scene, stage: { stage(ofRestarting: $0, in: scene) }, call: { .reboot($0) })
    }

    /// The writer where it is, which a person has to approve; one that lost the role meanwhile is restarted as a reader.
    func assessRestart(ofWriter instance: InstanceID, in scene: Scene) -> Assessment {
        if let obstacle = blindness(in: scene) { return obstacle }
        switch stage(ofRestarting: instance, in: scene) {
        case .done: return .satisfied
        case .blocked(let reason): return .blocked(reason)
        case .working(let word): return .inProgress("\(instance) (\(word))")
        case .toDo: break
        }
        if let obstacle = scene.clusterObstacle { return obstacle }
        guard scene.observation.writer != nil else {
            return .inProgress("waiting for \(scene.name) to show its writer")
        }
        return .ready([scene.observation.writer == instance ? .rebootWriter(instance) : .reboot(instance)])
    }

    /// Why no restart could be proved; `nil` when events are read.
    private func blindness(in scene: Scene) -> Assessment? {
        switch scene.observation.restarts {
        case .known: nil
        case nil: .inProgress("waiting to see which instances restarted")
        case .unavailable(let reason):
            .blocked("no restart could be proved, since events are not read: \(reason.withoutStop)")
        }
    }

    private func stage(ofRestarting instance: InstanceID, in scene: Scene) -> Round.Stage {
        if let stage = restlessness(of: instance, in: scene) { return stage }
        if !scene.outstanding(on: instance).isEmpty { return .working("asked for") }
        guard scene.observation.hasRestarted(instance, since: scene.since) else { return .toDo }
        return switch scene.observation.parameterState(of: instance) {
        case .inSync: .done
        case .applying(let word): .working("parameters \(word)")
        // Changed again after its restart.
        case .awaitingRestart: .toDo
        }
    }
}
