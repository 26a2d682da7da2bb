internal import AWS
internal import Engine
internal import Foundation
internal import Maintenance

/// CloudWatch takes and dates datapoints by its own clock (GetMetricStatistics: StartTime, EndTime, Timestamp), everything else
/// here goes by that of the host.
extension RegionAccess {
    /// The datapoints of a metric's last minutes, oldest first, dated as the host would have dated them.
    ///
    /// - Parameter minutes: of how many each is; CloudWatch returns 1440 datapoints at most (GetMetricStatistics).
    func datapoints(
        of metric: CloudWatch.Metric, within window: Duration, minutes: Int = 1, for purpose: AskPurpose
    ) async throws(AWSError) -> [CloudWatch.Datapoint] {
        let asked = await calls.client.clockLead / .seconds(1)
        var found = try await calls.cloudWatch(purpose.priority).datapoints(
            of: metric, at: now().date.addingTimeInterval(asked), within: window, minutes: minutes)
        // Of a first reply it is known only now how far its clock is ahead.
        let lead = await calls.client.clockLead / .seconds(1)
        for index in found.indices { found[index].timestamp.addTimeInterval(-lead) }
        return found
    }

    /// The newest datapoint of the last ten minutes; `nil` when nothing was reported in them.
    func latestDatapoint(
        of metric: CloudWatch.Metric, for purpose: AskPurpose
    ) async throws(AWSError) -> CloudWatch.Datapoint? {
        try await datapoints(of: metric, within: .seconds(600), for: purpose).last
    }
}
