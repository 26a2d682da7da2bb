import Maintenance
import Simulation

/// How much instances are used, from the metrics that tell it, and what scales and watches them.
enum SeededLoad: SeededReader {
    static let kinds: [any Question.Type] = [
        ConnectionsQuestion.self, ConnectionHistoryQuestion.self, ProcessorLoadQuestion.self,
        FreeStorageQuestion.self, ReaderScalingQuestion.self, AlarmsQuestion.self,
    ]

    static func read(
        _ questions: SeededQuestions, from world: inout RDSWorld, at now: SimulatedTime
    ) -> (answers: [any AnyAnswer], latency: Duration) {
        var reading = SeededReading()
        reading.each(ConnectionsQuestion.self, of: questions, from: &world, at: now, by: .getMetricStatistics) {
            question, world throws(RDSFault) in
            var found: [InstanceID: Peak] = [:]
            for instance in question.instances {
                if let value = try world.metric("DatabaseConnections", of: instance.text, at: now) {
                    found[instance] = Peak(highest: Int(value), until: questions.shown(now))
                }
            }
            return found
        }
        reading.each(ConnectionHistoryQuestion.self, of: questions, from: &world, at: now, by: .getMetricStatistics) {
            question, world throws(RDSFault) in
            var found: [InstanceID: Int] = [:]
            for instance in question.instances {
                found[instance] = try world.metric("DatabaseConnections", of: instance.text, at: now).map { Int($0) }
            }
            return found
        }
        reading.each(ProcessorLoadQuestion.self, of: questions, from: &world, at: now, by: .getMetricStatistics) {
            question, world throws(RDSFault) in
            var found: [InstanceID: Peak] = [:]
            for instance in question.instances {
                found[instance] = try world.metric("CPUUtilization", of: instance.text, at: now).map {
                    Peak(highest: Int($0), until: questions.shown(now))
                }
            }
            return found
        }
        reading.each(FreeStorageQuestion.self, of: questions, from: &world, at: now, by: .getMetricStatistics) {
            question, world throws(RDSFault) in
            var found: [InstanceID: Datapoint<Int64>] = [:]
            for instance in question.instances {
                found[instance] = try world.metric("FreeStorageSpace", of: instance.text, at: now).map {
                    Datapoint(Int64($0), of: questions.shown(now))
                }
            }
            return found
        }
        reading.each(ReaderScalingQuestion.self, of: questions, from: &world, at: now, by: .describeScalableTargets) {
            question, world throws(RDSFault) in
            let seen = try world.describeScaling(of: question.target.cluster.text, at: now)
            return .some(seen.map { ReaderScaling($0) })
        }
        reading.each(AlarmsQuestion.self, of: questions, from: &world, at: now, by: .describeAlarms) {
            _, world throws(RDSFault) in
            try world.describeAlarms(at: now).map { Alarm(name: $0.name, metrics: [$0.metric], watched: [$0.resource]) }
        }
        return (reading.answers, reading.latency)
    }
}

extension ReaderScaling {
    init(_ seen: SimulatedScaling) {
        self.init(
            minimum: seen.minimum, maximum: seen.maximum,
            suspension: Suspension(
                removal: seen.suspension.removal, addition: seen.suspension.addition, schedule: seen.suspension.schedule
            ))
    }
}
