/// What a step says to an observation.
package enum Assessment: Sendable, Equatable {
    case satisfied
    /// Nothing to do but wait; says for what, in words for the status message.
    case inProgress(String)
    /// These calls are missing, all of which may be made now.
    case ready([Mutation])
    /// A person is needed; says why.
    case blocked(String)
}

/// The level-triggered predicates of all kinds of work, implemented by `Runbooks`; pure.
package protocol StepRules: Sendable {
    /// What is missing for the work, given what is seen and what was already asked for and is not proved yet.
    ///
    /// - Parameter since: when the step began: a restart from before is none of its doing.
    func assess(
        _ work: Work, seeing observation: Observation, outstanding: [Intent], since: Timestamp
    ) -> Assessment

    /// What an approver of a gated mutation has to know and what the approval binds to.
    func safetyFacts(
        for mutation: Mutation, seeing observation: Observation, readings: SafetyReadings, policy: PlanPolicy
    ) -> SafetyFacts

    /// All calls that the approval of this one is to allow, in their order; empty for this one alone.
    func scope(of mutation: Mutation, for work: Work, seeing observation: Observation) -> [Mutation]

    /// What an operation that stops here leaves in AWS, and what to do about each; one sentence each.
    func leftBehind(by operation: Operation, seeing observation: Observation) -> [String]
}

extension StepRules {
    package func scope(of mutation: Mutation, for work: Work, seeing observation: Observation) -> [Mutation] { [] }
}
