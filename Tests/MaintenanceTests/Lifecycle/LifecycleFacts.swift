import Maintenance
import TestSupport
import Testing

extension LifecycleScene {
    /// What whoever decides about a call is told now.
    func facts(of mutation: some Mutation) -> SafetyFacts {
        let subject = AnySubject(LifecycleSubject(lifecycle, in: Self.place, state: ""))
        guard let gate = mutation.gate else {
            return SafetyFacts(facts: [], takenAt: at, currentWriter: nil, proposedWriter: nil)
        }
        return gate.safetyFacts(of: subject, seeing: observation, with: observation, policy: PlanPolicy())
    }

    /// The words of the question about a call.
    func words(of mutation: some Mutation, covering calls: [AnyMutation] = []) -> GateWords? {
        mutation.gate?.words(
            GateContext(cluster: "development", place: Self.place, currentWriter: nil, covers: calls))
    }
}

/// A reading at which an approval was given, another one, and what that makes of it.
struct MovedFacts: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable, Equatable {
        /// The approval holds.
        case stands
        /// It is void, and asked anew.
        case moved
        /// No call is made with it, nor is anybody asked.
        case unsafe
    }

    var name: String
    var outcome: Outcome
    var change: @Sendable (inout LifecycleScene) -> Void
    var testDescription: String { name }

    init(_ name: String, _ outcome: Outcome, _ change: @escaping @Sendable (inout LifecycleScene) -> Void) {
        self.name = name
        self.outcome = outcome
        self.change = change
    }

    static func outcome(of facts: SafetyFacts, since earlier: SafetyFacts) -> Outcome {
        guard facts.areSafe else { return .unsafe }
        return facts.moved(since: earlier).isEmpty ? .stands : .moved
    }
}
