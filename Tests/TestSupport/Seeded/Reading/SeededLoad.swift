import Maintenance
import Simulation

/// How much instances are used, from the metrics that tell it.
enum SeededLoad: SeededReader {
    static let kinds: [any Question.Type] = [ConnectionsQuestion.self]

    static func read(
        _ questions: SeededQuestions, from world: inout RDSWorld, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        var reading = SeededReading()
        reading.each(ConnectionsQuestion.self, of: questions, from: &world, at: now, by: .getMetricStatistics) {
            question, world throws(RDSFault) in
            var found: [InstanceID: Connections] = [:]
            for instance in question.instances {
                if let value = try world.metric("DatabaseConnections", of: instance.text, at: now) {
                    found[instance] = Connections(highest: Int(value), until: Timestamp(now))
                }
            }
            return found
        }
        return (reading.answers, reading.latency)
    }
}
