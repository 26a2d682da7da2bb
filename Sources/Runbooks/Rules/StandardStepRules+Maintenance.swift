import Maintenance

extension StandardStepRules {
    /// Done when AWS lists none of the actions as pending any more and every member is at rest.
    func assessMaintenance(_ work: MaintenanceRound, in scene: Scene) -> Assessment {
        guard case .known(let pending)? = scene.observation.maintenance else { return unreadMaintenance(in: scene) }
        let instances = work.actions.map { InstanceID($0.resource.text) }.reduce(into: [InstanceID]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        let round = Round(
            instances: instances, readersInService: work.readersInService, writer: work.writer, deed: .maintain)
        func next(_ instance: InstanceID) -> MaintenanceAction? {
            work.actions.first { action in
                action.resource == ResourceName(instance) && action.isPending(in: pending)
            }
        }
        return assessRound(
            round, in: scene,
            stage: { instance in
                if let stage = restlessness(of: instance, in: scene) { return stage }
                if !scene.outstanding(on: instance).isEmpty { return .working("asked for") }
                return next(instance) == nil ? .done : .toDo
            },
            call: { instance in
                // A member is to do only with an action that is pending.
                .applyMaintenance(next(instance) ?? work.actions[0])
            })
    }

    /// For what carries the writer role: the writer where it is, or the cluster as a whole.
    func assessMaintenance(onWriter action: MaintenanceAction, in scene: Scene) -> Assessment {
        guard case .known(let pending)? = scene.observation.maintenance else { return unreadMaintenance(in: scene) }
        if let obstacle = scene.clusterObstacle ?? scene.writerObstacle { return obstacle }
        if !scene.outstanding(on: action.resource).isEmpty {
            return .inProgress("waiting for AWS to show \(action.action) on \(action.resource)")
        }
        guard action.isPending(in: pending) else { return .satisfied }
        return .ready([.applyMaintenanceToWriter(action)])
    }

    private func unreadMaintenance(in scene: Scene) -> Assessment {
        guard case .unavailable(let reason)? = scene.observation.maintenance else {
            return .inProgress("waiting to see what maintenance is pending")
        }
        return .blocked("pending maintenance is not read: \(reason.withoutStop)")
    }
}

extension MaintenanceAction {
    func isPending(in pending: [Survey.PendingMaintenance]) -> Bool {
        pending.contains { $0.resource == resource.text && $0.action == action }
    }
}
