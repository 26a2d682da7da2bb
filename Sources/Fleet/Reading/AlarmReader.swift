internal import AWS
internal import Engine
internal import Maintenance

/// The alarms of a region.
struct AlarmReader: Reader {
    static let kinds: [any Question.Type] = [AlarmsQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        await region.each(AlarmsQuestion.self, of: questions) { question async throws(FleetError) in
            do throws(AWSError) {
                return try await region.calls.cloudWatch(purpose.priority).list(CloudWatch.DescribeAlarms())
                    .compactMap(Alarm.init).sorted { $0.name < $1.name }
            } catch {
                throw error.failure(on: IAMAction(CloudWatch.DescribeAlarms.self))
            }
        }
    }
}

extension Alarm {
    /// `nil` for one that watches no database, or does nothing when it fires.
    init?(_ seen: CloudWatch.MetricAlarm) {
        let parts = seen.metrics.compactMap(\.metricStat?.metric)
        let dimensions = seen.dimensions + parts.flatMap(\.dimensions)
        let isOfRDS = seen.namespace == "AWS/RDS" || parts.contains { $0.namespace == "AWS/RDS" }
        let watched = dimensions.filter { ["DBClusterIdentifier", "DBInstanceIdentifier"].contains($0.name) }
        guard isOfRDS, seen.actionsEnabled != false, !seen.alarmActions.isEmpty, !watched.isEmpty else { return nil }
        self.init(
            name: seen.alarmName,
            metrics: Set([seen.metricName].compactMap { $0 } + parts.compactMap(\.metricName)).sorted(),
            watched: Set(watched.map(\.value)))
    }
}
