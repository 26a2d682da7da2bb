package import AWS
package import Foundation
package import Maintenance

/// A metric that says how far something is behind, as CloudWatch names it (metrics of AWS/RDS, in the guides of RDS and
/// Aurora).
package enum LagMetric: String, Sendable, CaseIterable {
    /// Of an Aurora reader behind its writer, in milliseconds.
    case auroraReplica = "AuroraReplicaLag"
    /// Of a reader of a Multi-AZ DB cluster or a read replica, in seconds; -1 while it does not replicate.
    case replica = "ReplicaLag"
    /// Of the writer of an Aurora MySQL cluster behind the binlog that it follows, in seconds; -1 while it does not.
    case binlog = "AuroraBinlogReplicaLag"
    /// Bytes of write-ahead log that the slowest slot of a PostgreSQL writer has not taken.
    case slots = "OldestReplicationSlotLag"

    /// Which of the two a reader of that engine reports.
    package init(engine: String) {
        self = engine.hasPrefix("aurora") ? .auroraReplica : .replica
    }

    package func metric(of instance: InstanceID) -> CloudWatch.Metric {
        .rds(rawValue, dbInstanceIdentifier: instance.text)
    }

    /// Whether -1 says that nothing is replicated now, rather than nothing at all.
    var tellsOfStopping: Bool { self == .replica || self == .binlog }

    var millisecondsPerUnit: Double { self == .auroraReplica ? 1 : 1000 }
}

/// What a datapoint of such a metric says, if anything.
package enum LagReading {
    /// A value older than this says nothing about now.
    package static let oldest = Duration.seconds(5 * 60)

    /// The worst lag of the datapoint's minute, or why there is none.
    package static func span(
        _ datapoint: CloudWatch.Datapoint?, of instance: InstanceID, _ metric: LagMetric = .auroraReplica, at now: Date
    ) -> Reading<Datapoint<Span>> {
        switch lag(datapoint, of: instance, metric, at: now) {
        case .known(let seen):
            if case .time(let span) = seen.value {
                .known(Datapoint(span, of: seen.minute))
            } else {
                .unavailable("\(instance) does not replicate now, says its \(metric.rawValue).")
            }
        case .unavailable(let reason): .unavailable(reason)
        }
    }

    package static func lag(
        _ datapoint: CloudWatch.Datapoint?, of instance: InstanceID, _ metric: LagMetric, at now: Date
    ) -> Reading<Datapoint<ReplicationLag>> {
        guard let datapoint else {
            return .unavailable("CloudWatch has no recent \(metric.rawValue) of \(instance).")
        }
        let age = datapoint.age(at: now)
        guard age <= oldest else {
            let minutes = age.components.seconds / 60
            return .unavailable("The last \(metric.rawValue) of \(instance) is \(minutes) min old.")
        }
        guard age >= .zero - oldest else {
            return .unavailable("The \(metric.rawValue) of \(instance) is from the future: our clock is wrong.")
        }
        let minute = Timestamp(datapoint.timestamp)
        let value = datapoint.maximum ?? datapoint.average
        if value == -1, metric.tellsOfStopping { return .known(Datapoint(.stopped, of: minute)) }
        guard let value, value.isFinite, value >= 0, value < 1e15 else {
            return .unavailable("The \(metric.rawValue) of \(instance) makes no sense.")
        }
        guard metric != .slots else {
            return .known(Datapoint(.volume(Int64(value.rounded(.up))), of: minute))
        }
        let span = Span(milliseconds: Int64((value * metric.millisecondsPerUnit).rounded(.up)))
        return .known(Datapoint(.time(span), of: minute))
    }
}
