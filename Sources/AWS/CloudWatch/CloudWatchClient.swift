package import Foundation

/// The CloudWatch API over its Query protocol.
package struct CloudWatchClient: Sendable {
    private let send: @Sendable (AWSCall) async throws(AWSError) -> Data

    package init(client: AWSClient) {
        self.init(sending: { (call) async throws(AWSError) in try await client.send(call) })
    }

    /// A client over any means of sending a call and getting the body of its 2xx reply.
    package init(sending send: @escaping @Sendable (AWSCall) async throws(AWSError) -> Data) {
        self.send = send
    }

    /// The datapoints that the request selects, oldest first; CloudWatch itself returns them in no order.
    package func getMetricStatistics(
        _ request: CloudWatch.GetMetricStatistics
    ) async throws(AWSError) -> [CloudWatch.Datapoint] {
        let call = request.call
        let body = try await send(call)
        let datapoints: [CloudWatch.Datapoint] = try QueryReply.read(body, to: call) {
            (result) throws(MalformedReply) in
            _ = try result.requiredElement("Datapoints")
            return try result.structures("Datapoints")
        }
        return datapoints.sorted { $0.timestamp < $1.timestamp }
    }

    /// The newest datapoint of the last `window`, with average and maximum; nil when nothing was reported in it.
    ///
    /// Metrics arrive a minute or more late, so the caller has to judge the age of what comes back.
    package func latestDatapoint(
        of metric: CloudWatch.Metric, at now: Date, within window: Duration = .seconds(600)
    ) async throws(AWSError) -> CloudWatch.Datapoint? {
        let request = CloudWatch.GetMetricStatistics(
            metric: metric,
            startTime: now.addingTimeInterval(-Double(window.components.seconds)),
            endTime: now.addingTimeInterval(60),
            statistics: [.average, .maximum])
        return try await getMetricStatistics(request).last
    }
}
