import Maintenance

/// Something that was asked of the engine, on its way: what it is and what is known for it so far.
struct Job: Sendable {
    /// Who asked, and is told what came of it.
    enum Asker: Sendable {
        case call(EngineState.CallID)
        /// A person's reaction to the plan.
        case reaction(PlanAnswer)
        /// Another job, which goes on after this one.
        case job(JobID)
        /// Nobody: the operation has come to its end.
        case followUp(OperationID)
    }

    let id: JobID
    let asker: Asker
    let call: EngineState.Call
    /// What is not answered yet.
    var asks: Set<EngineState.AskID> = []
    /// How often somebody else recorded first, and how the journal said so last.
    var tries = 0
    var conflict: JournalError?
    /// What came of the same request before.
    var earlier: Earlier = .notLooked
    /// What is to be planned.
    var resolved: ResolvedRequest?
    /// The id of a new operation.
    var newID: OperationID?
    var idsTried = 0
    /// The operation that it is about, as it is stored, when it is not open.
    var stored: Operation?
    var isMissing = false
    var planning = Planning()
    var look: Look.Sighting = .notLooked
    /// Whether another operation has made way.
    var hasMadeWay = false
    /// What restraints are once its change of them is recorded.
    var restraints: Restraints?
    /// What could not be read.
    var failure: EngineError?

    enum Earlier: Sendable {
        case notLooked
        case absent
        case found(RecordedAnswer)
    }

    /// Forgets what was read before somebody else recorded first.
    mutating func beginAgain() {
        planning = Planning()
        look = .notLooked
        hasMadeWay = false
    }

    /// The same for a request that may have been answered meanwhile.
    mutating func lookAgain() {
        beginAgain()
        (earlier, stored, isMissing) = (.notLooked, nil, false)
    }

    /// What a plan is made from, as far as it is read.
    struct Planning: Sendable {
        var isAsked = false
        var place: Place?
        /// What is seen so far, and how often it was looked for.
        var observation: Observation?
        var looks = 0
        /// What is asked just now.
        var asked: (target: Target, questions: Set<AnyQuestion>)?
        var recent: [Operation]?
        /// Operations on the same target that are over, newest first.
        var past: [PastOperation]?
        var isPastAsked = false
        /// The operation that is rolled back, if one is.
        var rolledBack: Operation?
    }
}

struct JobID: Hashable, Sendable {
    let number: Int
}
