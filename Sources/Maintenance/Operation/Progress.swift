/// How far a started operation has come.
package struct Progress: Sendable, Codable, Equatable {
    package enum StepState: Sendable, Equatable {
        case waiting
        case active(since: Timestamp)
        case done(since: Timestamp, at: Timestamp)
        /// A person took it over.
        indirect case skipped(by: PersonID, reason: String, at: Timestamp)
    }

    /// Another try that has to wait.
    package struct Deferral: Sendable, Codable, Equatable {
        /// What the call that was put off is about.
        package var resource: Resource
        package var reason: String
        package var until: Timestamp
        package var count: Int
    }

    /// A step that says a person is needed, not yet for long enough to believe it.
    package struct Trouble: Sendable, Codable, Equatable {
        package var reason: String
        package var since: Timestamp
    }

    /// A mutation that ended, and how long it took from decision to proof.
    package struct Finished: Sendable, Codable, Equatable {
        package enum Ending: String, Sendable, Codable {
            case proved
            /// AWS gave it up, as AWS told.
            case failed
            /// Nothing showed that it took effect.
            case unproved
            /// AWS did not take it then.
            case deferred
            case refused
            /// AWS did not have what it took.
            case lacking
            /// Never sent.
            case withheld

            var mayHaveTakenEffect: Bool {
                switch self {
                case .proved, .failed, .unproved: true
                case .deferred, .refused, .lacking, .withheld: false
                }
            }
        }

        package var intent: Intent
        package var at: Timestamp
        package var ending: Ending
        /// What AWS told of a call that failed.
        package var failure: ReportedFailure?
        package var isProved: Bool { ending == .proved }
        package var mayHaveTakenEffect: Bool { ending.mayHaveTakenEffect }
        package var took: Span { at - intent.decidedAt }
        /// For how long AWS was seen to be at this very call; `nil` where that was not seen.
        package var wasUnderWay: Span? {
            guard case .underWay(let since) = intent.sighting else { return nil }
            return at - since
        }
    }

    /// When it last went on after a pause, and what had been by then: what a person has seen is told apart by its place
    /// in the order, as a clock may be set back.
    package struct Resumption: Sendable, Codable, Equatable {
        package var at: Timestamp
        /// How many calls had ended.
        package let finishedCount: Int
        /// How many gates there had been.
        package let gateCount: Int
        /// Calls that had been decided on and had not ended: what was not sent by then is not sent any more.
        package let outstanding: [IntentID]
    }

    package let startedBy: PersonID
    package internal(set) var startedAt: Timestamp
    package let acknowledged: [String]
    package internal(set) var steps: [StepID: StepState]
    /// Calls made, or perhaps made, that nothing has proved yet.
    package internal(set) var outstanding: [Intent] = []
    package internal(set) var finished: [Finished] = []
    /// All gates, oldest first; at most the last is waiting.
    package internal(set) var gates: [Gate] = []
    package internal(set) var deferrals: [StepID: Deferral] = [:]
    package internal(set) var troubles: [StepID: Trouble] = [:]
    package internal(set) var resumption: Resumption?
    /// Intents decided so far; numbers the next.
    package internal(set) var intentCount = 0

    init(plan: Plan, startedBy: PersonID, acknowledged: [String], at now: Timestamp) {
        self.startedBy = startedBy
        self.startedAt = now
        self.acknowledged = acknowledged
        self.steps = Dictionary(plan.steps.map { ($0.id, .waiting) }) { first, _ in first }
    }

    package var waitingGate: Gate? { gates.last.flatMap { $0.isWaiting ? $0 : nil } }

    package func isDone(_ step: StepID) -> Bool {
        switch steps[step] {
        case .done, .skipped: true
        case .waiting, .active, nil: false
        }
    }

    /// What ended since a person last let the operation go on.
    private var finishedSince: ArraySlice<Finished> { finished.dropFirst(resumption?.finishedCount ?? 0) }

    /// Gates since a person last let the operation go on.
    var gatesSince: ArraySlice<Gate> { gates.dropFirst(resumption?.gateCount ?? 0) }

    /// How often a call was made, as far as is known, since a person last let the operation go on.
    func tries(of mutation: AnyMutation, for step: StepID) -> Int {
        finishedSince.count { past in
            past.intent.step == step && past.intent.mutation == mutation && past.ending.mayHaveTakenEffect
        }
    }

    /// What a step asked for in vain since a person last let the operation go on: AWS did not have what it took.
    func lacking(for step: StepID) -> [AnyMutation] {
        finishedSince.filter { $0.ending == .lacking && $0.intent.step == step }.map(\.intent.mutation)
    }

    /// The calls of a step that something showed to have taken effect since it began.
    func proved(for step: StepID) -> [AnyMutation] {
        finished.filter { $0.isProved && $0.intent.step == step }.map(\.intent.mutation)
    }

    /// Who gave the last approval.
    var lastApprovers: [PersonID] {
        for gate in gates.reversed() {
            if case .approved(let approval) = gate.state { return approval.by }
        }
        return []
    }

    /// Whether a call was made since a person last let the operation go on, and nothing showed that it took effect.
    func isUnproved(_ mutation: AnyMutation, for step: StepID) -> Bool { unproved(mutation, for: step) != nil }

    /// The last call of that kind since a person let the operation go on, where nothing showed that it took effect.
    func unproved(_ mutation: AnyMutation, for step: StepID) -> Intent? {
        finishedSince.last { past in
            past.ending == .unproved && past.intent.step == step && past.intent.mutation == mutation
        }?.intent
    }

    /// Calls that AWS took, or may have taken, and that nothing showed to have taken effect, nor one like it since.
    package var unprovedCalls: [Intent] {
        finished.indices.filter { index in
            let past = finished[index]
            return past.ending == .unproved
                && !finished[(index + 1)...].contains {
                    $0.intent.mutation == past.intent.mutation && $0.mayHaveTakenEffect
                }
                && !outstanding.contains { $0.mutation == past.intent.mutation }
        }.map { finished[$0].intent }
    }

    /// Until when answers of AWS from before a proved call may still come.
    func echoEnds(of mutation: AnyMutation) -> Timestamp? {
        finished.last { $0.isProved && $0.intent.mutation == mutation }.map { $0.at + mutation.settleTime }
    }

    /// When a step became active.
    package func begin(of step: StepID) -> Timestamp? {
        switch steps[step] {
        case .active(let since), .done(let since, _): since
        case .waiting, .skipped, nil: nil
        }
    }

    package func asks(at step: StepID) -> Int { gates.count { $0.step == step } }

    /// From when the patience for an active step counts: its begin, the last resumption, its last call, or the end of its
    /// last question (the time that people take is not the step's).
    func patienceBegins(_ step: StepID) -> Timestamp? {
        guard case .active(let since) = steps[step] else { return nil }
        let calls = (outstanding + finished.map(\.intent)).filter { $0.step == step }.map(\.decidedAt)
        let questions = gates.filter { $0.step == step }.compactMap(\.closedAt)
        return ([since] + calls + questions + (resumption.map { [$0.at] } ?? [])).max()
    }

    package var doneCount: Int { steps.keys.count(where: isDone) }
}

/// The names under which it is stored.
extension Progress {
    private enum CodingKeys: String, CodingKey {
        case startedBy, startedAt, acknowledged, steps, outstanding, finished, gates, deferrals, troubles, resumption,
            intentCount
    }
}

/// The names under which it is stored.
extension Progress.Resumption {
    private enum CodingKeys: String, CodingKey {
        case at, finishedCount, gateCount, outstanding
    }
}

/// The names under which it is stored.
extension Progress.Trouble {
    private enum CodingKeys: String, CodingKey {
        case reason, since
    }
}

/// The names under which it is stored.
extension Progress.Finished {
    private enum CodingKeys: String, CodingKey {
        case intent, at, ending, failure
    }
}
