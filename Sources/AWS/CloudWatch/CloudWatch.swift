package import Foundation

/// The requests and reply shapes of the CloudWatch API 2010-08-01, named after it, over its Query protocol.
package enum CloudWatch {
    /// What is measured: a metric's name and the dimensions that select one series of it.
    package struct Metric: Sendable, Equatable {
        var namespace: String
        var metricName: String
        var dimensions: [Dimension]

        /// What RDS reports of one instance, once a minute.
        package static func rds(_ metricName: String, dbInstanceIdentifier: String) -> Metric {
            Metric(
                namespace: "AWS/RDS", metricName: metricName,
                dimensions: [Dimension(name: "DBInstanceIdentifier", value: dbInstanceIdentifier)])
        }
    }

    package struct Dimension: Sendable, Equatable {
        var name: String
        var value: String
    }

    package enum Statistic: String, Sendable, CaseIterable {
        case sampleCount = "SampleCount"
        case average = "Average"
        case sum = "Sum"
        case minimum = "Minimum"
        case maximum = "Maximum"
    }

    /// The statistics of a metric over one period, which begins at its timestamp.
    package struct Datapoint: Sendable, Equatable, ReplyShape {
        package var timestamp: Date
        package var sampleCount: Double?
        package var average: Double?
        package var sum: Double?
        package var minimum: Double?
        package var maximum: Double?
        package var unit: String?

        package init(timestamp: Date) {
            self.timestamp = timestamp
        }

        package init(_ element: ReplyElement) throws(MalformedReply) {
            timestamp = try element.required("Timestamp")
            sampleCount = try element.optional("SampleCount")
            average = try element.optional("Average")
            sum = try element.optional("Sum")
            minimum = try element.optional("Minimum")
            maximum = try element.optional("Maximum")
            unit = try element.optional("Unit")
        }

        /// How long ago the period began; negative when the clocks disagree.
        package func age(at now: Date) -> Duration {
            .seconds(now.timeIntervalSince(timestamp))
        }
    }

    /// Asks for the statistics of a metric between two instants, one datapoint for each period that has data.
    package struct GetMetricStatistics: QueryRequest {
        package typealias Reply = [Datapoint]
        package static let service = AWSService.cloudWatch
        package static let kind = AWSCall.Kind.read

        var metric: Metric
        var startTime: Date
        var endTime: Date
        /// Length of a period in seconds, a multiple of 60.
        var period = 60
        var statistics: [Statistic]

        package init(metric: Metric, startTime: Date, endTime: Date, statistics: [Statistic]) {
            self.metric = metric
            self.startTime = startTime
            self.endTime = endTime
            self.statistics = statistics
        }

        package func encode(into form: inout QueryParameters) {
            form.add("Namespace", metric.namespace)
            form.add("MetricName", metric.metricName)
            form.add("Dimensions", each: "member", metric.dimensions) { dimension, parameters in
                parameters.add("Name", dimension.name)
                parameters.add("Value", dimension.value)
            }
            form.add("StartTime", startTime)
            form.add("EndTime", endTime)
            form.add("Period", period)
            form.add("Statistics", each: "member", statistics.map(\.rawValue))
        }

        /// The datapoints, oldest first; CloudWatch itself returns them in no order.
        package func read(_ result: ReplyElement) throws(MalformedReply) -> [Datapoint] {
            let datapoints: [Datapoint] = try result.requiredStructures("Datapoints")
            return datapoints.sorted { $0.timestamp < $1.timestamp }
        }
    }
}

extension AWSSender {
    /// The newest datapoint of the last `window`, with average and maximum; nil when nothing was reported in it.
    ///
    /// Metrics arrive a minute or more late, so the caller has to judge the age of what comes back.
    package func latestDatapoint(
        of metric: CloudWatch.Metric, at now: Date, within window: Duration = .seconds(600)
    ) async throws(AWSError) -> CloudWatch.Datapoint? {
        try await datapoints(of: metric, at: now, within: window).last
    }

    /// The datapoints of the last `window`, oldest first, each of a minute or of some, with average and maximum.
    package func datapoints(
        of metric: CloudWatch.Metric, at now: Date, within window: Duration, minutes: Int = 1
    ) async throws(AWSError) -> [CloudWatch.Datapoint] {
        var request = CloudWatch.GetMetricStatistics(
            metric: metric,
            startTime: now.addingTimeInterval(-Double(window.components.seconds)),
            endTime: now.addingTimeInterval(60),
            statistics: [.average, .maximum])
        request.period = 60 * minutes
        return try await send(request)
    }
}
