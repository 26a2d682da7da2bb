internal import AWS
internal import Foundation
internal import Maintenance

extension FleetService {
    static let cloudWatch = FleetService(
        .cloudWatch, limits: .cloudWatch, readers: [LagReader.self, LoadReader.self, AlarmReader.self],
        probes: [
            Probe(lag, "to see lag before a failover or switchover, and connections before a deletion"),
            Probe(CloudWatch.DescribeAlarms(), "to name alarms that may fire"),
        ])

    /// Of no instance and of long ago: CloudWatch answers with an empty list.
    private static let lag = CloudWatch.GetMetricStatistics(
        metric: LagMetric.auroraReplica.metric(of: "changeover-check"), startTime: Date(timeIntervalSince1970: 0),
        endTime: Date(timeIntervalSince1970: 60), statistics: [.maximum])
}
