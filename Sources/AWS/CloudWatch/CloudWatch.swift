package import Foundation

/// The requests and reply shapes of the CloudWatch API 2010-08-01, named after it.
package enum CloudWatch {
    /// What is measured: a metric's name and the dimensions that select one series of it.
    package struct Metric: Sendable, Equatable {
        package var namespace: String
        package var metricName: String
        package var dimensions: [Dimension]

        package init(namespace: String, metricName: String, dimensions: [Dimension] = []) {
            self.namespace = namespace
            self.metricName = metricName
            self.dimensions = dimensions
        }

        /// What RDS reports of one instance, once a minute.
        package static func rds(_ metricName: String, dbInstanceIdentifier: String) -> Metric {
            Metric(
                namespace: "AWS/RDS", metricName: metricName,
                dimensions: [Dimension(name: "DBInstanceIdentifier", value: dbInstanceIdentifier)])
        }
    }

    package struct Dimension: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package enum Statistic: String, Sendable, CaseIterable {
        case sampleCount = "SampleCount"
        case average = "Average"
        case sum = "Sum"
        case minimum = "Minimum"
        case maximum = "Maximum"
    }

    /// The statistics of a metric over one period, which begins at its timestamp.
    package struct Datapoint: Sendable, Equatable {
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

        /// How long ago the period began; negative when the clocks disagree.
        package func age(at now: Date) -> Duration {
            .seconds(now.timeIntervalSince(timestamp))
        }
    }
}

extension CloudWatch.Datapoint: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(timestamp: try element.required("Timestamp"))
        sampleCount = try element.optional("SampleCount")
        average = try element.optional("Average")
        sum = try element.optional("Sum")
        minimum = try element.optional("Minimum")
        maximum = try element.optional("Maximum")
        unit = try element.optional("Unit")
    }
}
