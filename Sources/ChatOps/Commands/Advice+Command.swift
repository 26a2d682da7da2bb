import Maintenance

extension Advice {
    /// The command that does it, without what commands begin with.
    var command: String {
        switch self {
        case .start(let id): "start \(id)"
        case .pause(let id): "\(PauseCommand.word.text) \(id)"
        case .resume(let id): "\(ResumeCommand.word.text) \(id)"
        case .abort(let id): "\(AbortCommand.word.text) \(id)"
        case .skip(let id, let step, let reason): "\(SkipCommand.word.text) \(id) \(step) \(reason)"
        case .status(let id): "\(StatusCommand.word.text) \(id)"
        case .events(let id): "\(EventsCommand.word.text) \(id)"
        case .previewRollback(let id): "\(PlanCommand.word.text) \(RollbackCommand.word.text) \(id)"
        case .operations: OperationsCommand.word.text
        case .lift(let restraint): restraint.liftingCommand
        }
    }
}

extension Restraint {
    /// The command that lifts it.
    var liftingCommand: String {
        guard let cluster else { return UnfreezeCommand.word.text }
        return UnlockCommand(cluster: cluster, lockedRegion: place?.region).words
    }
}
