import Maintenance

extension StandardStepRules {
    /// Where one member stands in a class change.
    private enum Stage: Equatable {
        case done
        /// Out of service or about to be: AWS is at it, or was asked.
        case working(String)
        case toDo
        case blocked(String)
    }

    /// Done when every member has the class and nothing is pending; members are taken out of service only as far as
    /// enough readers keep serving, and never the writer.
    func assessChange(_ change: ClassChange, in scene: Scene) -> Assessment {
        let stages = change.instances.map { ($0, stage(of: $0, becoming: change.instanceClass, in: scene)) }
        for case (_, .blocked(let reason)) in stages { return .blocked(reason) }
        let toDo = stages.filter { $0.1 == .toDo }.map(\.0)
        if toDo.isEmpty, stages.allSatisfy({ $0.1 == .done }) { return .satisfied }

        if toDo.isEmpty { return .inProgress(words(for: stages)) }
        if let writer = toDo.first(where: { $0 == scene.observation.writer }) {
            // Aurora, or a person, moved the role meanwhile: it has to be out of the way again, which is asked for anew.
            if let interim = change.writer, interim != writer { return assessFailover(to: interim, in: scene) }
            return .blocked("\(writer) is the writer: changing it would refuse writes for minutes")
        }
        if let obstacle = scene.clusterObstacle { return obstacle }
        guard scene.observation.writer != nil else {
            return .inProgress("waiting for \(scene.name) to show its writer")
        }
        let next = toDo.prefix(spare(for: change, in: scene))
        if !next.isEmpty {
            return .ready(next.map { .modifyClass(of: $0, to: change.instanceClass) })
        }
        return stages.contains { if case .working = $0.1 { true } else { false } }
            ? .inProgress(words(for: stages))
            : .inProgress("waiting for another reader to be in service before \(toDo[0]) is changed")
    }

    /// How many readers can be taken out of service now.
    ///
    /// Serving are readers at rest that no outstanding call is about: AWS goes on saying `available` for a while after it
    /// was asked to change one. The number to keep was made for the readers there were; where fewer are left, all but one.
    private func spare(for change: ClassChange, in scene: Scene) -> Int {
        let readers = scene.observation.readers
        let serving = readers.filter {
            scene.observation.isServing($0) && scene.outstanding(on: $0).isEmpty
        }
        let kept = max(0, min(change.readersInService, readers.count - 1))
        return max(0, serving.count - kept)
    }

    private func stage(of instance: InstanceID, becoming wanted: InstanceClass, in scene: Scene) -> Stage {
        let isMember = scene.observation.isMember(instance)
        guard let seen = scene.observation[instance] else {
            return isMember
                ? .working("not described by AWS") : .blocked("\(instance) is not there any more")
        }
        switch seen.status.meaning {
        case .broken, .stopped: return .blocked("\(instance) is \(seen.status)")
        case .transitional where seen.status == "deleting": return .blocked("somebody is deleting \(instance)")
        case .transitional, .available: break
        }
        if let pending = seen.pendingChanges["DBInstanceClass"], pending != wanted.text {
            return .blocked("a change of \(instance) to \(pending) is pending, which we did not ask for")
        }
        let foreign = seen.pendingChanges.filter { $0.key != "DBInstanceClass" }
        guard seen.status.isAvailable else { return .working(seen.status.text) }
        guard foreign.isEmpty else {
            // The call would apply them too, and after it nothing else should be left.
            return .blocked("changes are pending on \(instance) (\(scene.words(for: foreign)))")
        }
        guard seen.pendingChanges.isEmpty else { return .working("change pending") }
        guard isMember else { return .working("not listed by \(scene.name)") }
        if seen.instanceClass == wanted { return .done }
        return scene.outstanding(on: instance).isEmpty ? .toDo : .working("asked for")
    }

    /// "orders-1 (modifying), orders-2 (done), orders-3 (next)".
    private func words(for stages: [(InstanceID, Stage)]) -> String {
        stages.map { instance, stage in
            switch stage {
            case .done: "\(instance) (done)"
            case .working(let word): "\(instance) (\(word))"
            case .toDo: "\(instance) (next)"
            case .blocked(let reason): "\(instance) (\(reason))"
            }
        }.joined(separator: ", ")
    }
}
