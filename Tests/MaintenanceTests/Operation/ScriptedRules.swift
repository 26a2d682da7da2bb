import Maintenance

/// Step rules that say what a test has them say.
struct ScriptedRules: StepRules {
    var says: @Sendable (Work, [Intent]) -> Assessment

    func assess(
        _ work: Work, seeing observation: Observation, outstanding: [Intent], since: Timestamp
    ) -> Assessment {
        says(work, outstanding)
    }

    func safetyFacts(
        for mutation: Mutation, seeing observation: Observation, readings: SafetyReadings, policy: PlanPolicy
    ) -> SafetyFacts {
        SafetyFacts(facts: [], takenAt: readings.takenAt, currentWriter: observation.writer, proposedWriter: nil)
    }

    func leftBehind(by operation: Maintenance.Operation, seeing observation: Observation) -> [String] { [] }
}
