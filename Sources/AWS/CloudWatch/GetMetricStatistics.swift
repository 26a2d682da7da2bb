package import Foundation

extension CloudWatch {
    /// Asks for the statistics of a metric between two instants, one datapoint for each period that has data.
    package struct GetMetricStatistics: Sendable {
        package var metric: Metric
        package var startTime: Date
        package var endTime: Date
        /// Length of a period in seconds, a multiple of 60.
        package var period: Int
        package var statistics: [Statistic]

        package init(
            metric: Metric, startTime: Date, endTime: Date, period: Int = 60, statistics: [Statistic]
        ) {
            self.metric = metric
            self.startTime = startTime
            self.endTime = endTime
            self.period = period
            self.statistics = statistics
        }

        package var call: AWSCall {
            var parameters = QueryParameters()
            parameters.add("Namespace", metric.namespace)
            parameters.add("MetricName", metric.metricName)
            parameters.add("Dimensions", each: "member", metric.dimensions) { dimension, parameters in
                parameters.add("Name", dimension.name)
                parameters.add("Value", dimension.value)
            }
            parameters.add("StartTime", startTime)
            parameters.add("EndTime", endTime)
            parameters.add("Period", period)
            parameters.add("Statistics", each: "member", statistics.map(\.rawValue))
            return AWSCall(
                service: .cloudWatch, action: "GetMetricStatistics", parameters: parameters.pairs, kind: .read)
        }
    }
}
