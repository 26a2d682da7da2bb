import Maintenance
import Simulation

/// RDS instances, and what is listed of them.
enum SeededInstances: SeededReader {
    static let kinds: [any Question.Type] = [InstanceQuestion.self, InstanceSnapshotsQuestion.self]

    static func read(
        _ questions: SeededQuestions, from world: inout RDSWorld, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        var reading = SeededReading()
        reading.together(InstanceQuestion.self, of: questions, from: &world, at: now, by: .describeDBInstances) {
            asked, world throws(RDSFault) in
            let seen = try world.describeInstances(at: now).filter { $0.cluster == nil }
            return Dictionary(
                asked.map { question in
                    (question, seen.first { $0.identifier == question.target.cluster.text }.map { RDSInstance($0) })
                }
            ) { first, _ in first }
        }
        reading.each(InstanceSnapshotsQuestion.self, of: questions, from: &world, at: now, by: .describeDBSnapshots) {
            question, world throws(RDSFault) in
            Dictionary(
                try world.describeInstanceSnapshots(of: question.instance.text, at: now)
                    .map { ($0.identifier, $0.status) }
            ) { $1 }
        }
        return (reading.answers, reading.latency)
    }
}
