import Maintenance
import Simulation

/// What secrets are labelled with.
enum SeededSecrets: SeededReader {
    static let kinds: [any Question.Type] = [SecretStagesQuestion.self]

    static func read(
        _ questions: SeededQuestions, from world: inout SecretsWorld, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        var reading = SeededReading()
        reading.each(SecretStagesQuestion.self, of: questions, from: &world, at: now, by: .describeSecret) {
            question, world throws(RDSFault) in
            let seen = try world.describeSecret(question.secret, at: now)
            let labelled = seen.versions.filter { !$0.stages.isEmpty }
            return SecretStages(
                Dictionary(labelled.map { ($0.identifier, $0.stages) }) { $1 }, isLeaving: seen.isLeaving)
        }
        return (reading.answers, reading.latency)
    }
}
