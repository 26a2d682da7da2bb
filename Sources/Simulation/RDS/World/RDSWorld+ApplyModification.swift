extension RDSWorld {
    /// Does the next thing of a change of storage, settings, roles or tags.
    mutating func applyModification(_ change: Change) {
        switch change {
        case .beginVolumeChange(let name, let job):
            if let index = instanceIndex(name, job: job) { beginVolumeChange(of: index, job: job) }
        case .finishVolumeChange(let name, let job):
            if let index = instanceIndex(name, job: job) { finishVolumeChange(of: index) }
        case .endOptimization(let resource): endOptimization(of: resource)
        case .beginSettings(let name, let job):
            if let index = instanceIndex(name, job: job) { beginSettings(of: index, job: job) }
        case .finishSettings(let name, let job):
            guard let index = instanceIndex(name, job: job) else { return }
            applySettings(to: index)
            finishWork(on: index)
        case .joinSecurityGroups(let resource, let effect): joinSecurityGroups(of: resource, effect: effect)
        case .activateRole(let role, let resource, let effect): activateRole(role, of: resource, effect: effect)
        case .showTags(let resource, let effect): showTags(of: resource, effect: effect)
        default: preconditionFailure("only modifications come here")
        }
    }

    /// Does the next thing of a snapshot of an instance, or of a restore.
    mutating func applyRestore(_ change: Change) {
        switch change {
        case .failRestore(let name, let job):
            if let index = instanceIndex(name, job: job) { finishWork(on: index, status: "restore-error") }
        case .finishInstanceSnapshot(let snapshot, let effect):
            finishInstanceSnapshot(snapshot)
            complete(effect)
        case .endInstanceBackup(let resource): endInstanceBackup(of: resource)
        default: preconditionFailure("only restores come here")
        }
    }
}
