/// What a person may ask for instead, or next: as data, so that each way in says it in its own words.
package enum Advice: Sendable, Equatable, CustomStringConvertible {
    case start(OperationID)
    case pause(OperationID)
    case resume(OperationID)
    case abort(OperationID)
    case skip(OperationID, StepID, reason: String)
    case status(OperationID)
    case events(OperationID)
    case previewRollback(OperationID)
    case operations
    case lift(Restraint)

    /// For the log and for tests; people are told in the words of their way in.
    package var description: String {
        switch self {
        case .start(let id): "start \(id)"
        case .pause(let id): "pause \(id)"
        case .resume(let id): "resume \(id)"
        case .abort(let id): "abort \(id)"
        case .skip(let id, let step, let reason): "skip \(id) \(step) \(reason)"
        case .status(let id): "status \(id)"
        case .events(let id): "events \(id)"
        case .previewRollback(let id): "plan rollback \(id)"
        case .operations: "operations"
        case .lift(let restraint): restraint.lifting
        }
    }
}
