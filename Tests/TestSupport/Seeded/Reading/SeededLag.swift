import Engine
import Maintenance
import Simulation

/// How far something is behind, from the metrics that tell it.
enum SeededLag: SeededReader {
    static let kinds: [any Question.Type] = [ReplicaLagQuestion.self, GreenLagQuestion.self]

    static func read(
        _ questions: SeededQuestions, from world: inout RDSWorld, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        var reading = SeededReading()
        reading.each(ReplicaLagQuestion.self, of: questions, from: &world, at: now, by: .getMetricStatistics) {
            question, world throws(RDSFault) in
            // Preflight has tests of its own.
            guard questions.purpose == .gate else { return [:] }
            var lags: [InstanceID: Datapoint<Span>] = [:]
            for instance in question.instances {
                if let lag = try world.replicaLag(of: instance.text, at: now) {
                    lags[instance] = Datapoint(Span(lag), of: questions.shown(now))
                }
            }
            return lags.isEmpty ? nil : lags
        }
        reading.each(GreenLagQuestion.self, of: questions, from: &world, at: now, by: .getMetricStatistics) {
            question, world throws(RDSFault) in
            let lag: ReplicationLag? =
                switch question.gauge {
                case .binlog(let writer):
                    try world.metric("AuroraBinlogReplicaLag", of: writer.text, at: now)
                        .map { .time(Span(milliseconds: Int64($0 * 1000))) }
                case .slots(let writer):
                    try world.metric("OldestReplicationSlotLag", of: writer.text, at: now).map { .volume(Int64($0)) }
                case .replica(let green):
                    try world.metric("ReplicaLag", of: green.text, at: now)
                        .map { .time(Span(milliseconds: Int64($0 * 1000))) }
                }
            return lag.map { Datapoint($0, of: questions.shown(now)) }
        }
        return (reading.answers, reading.latency)
    }
}
