import Maintenance

extension StandardStepRules {
    /// Done when every member has the class and nothing is pending.
    func assessChange(_ change: ClassChange, in scene: Scene) -> Assessment {
        let round = Round(
            instances: change.instances, readersInService: change.readersInService, writer: change.writer,
            deed: .change)
        return assessRound(
            round, in: scene, stage: { stage(of: $0, becoming: change.instanceClass, in: scene) },
            call: { .modifyClass(of: $0, to: change.instanceClass) })
    }

    private func stage(of instance: InstanceID, becoming wanted: InstanceClass, in scene: Scene) -> Round.Stage {
        let seen = scene.observation[instance]
        if let pending = seen?.pendingChanges["DBInstanceClass"], pending != wanted.text, seen?.status.isBroken == false
        {
            return .blocked("a change of \(instance) to \(pending) is pending, which we did not ask for")
        }
        let foreign = (seen?.pendingChanges ?? [:]).filter { $0.key != "DBInstanceClass" }
        if seen?.status.isAvailable == true {
            guard foreign.isEmpty else {
                // The call would apply them too, and after it nothing else should be left.
                return .blocked("changes are pending on \(instance) (\(scene.words(for: foreign)))")
            }
            if seen?.pendingChanges.isEmpty == false { return .working("change pending") }
        }
        if let stage = restlessness(of: instance, in: scene) { return stage }
        if seen?.instanceClass == wanted { return .done }
        return scene.outstanding(on: instance).isEmpty ? .toDo : .working("asked for")
    }
}
