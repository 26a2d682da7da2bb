extension CloudWatch {
    /// An alarm on a metric, or on several by a formula.
    package struct MetricAlarm: Sendable, Equatable, ReplyShape {
        package var alarmName: String
        package var actionsEnabled: Bool?
        package var alarmActions: [String]
        package var stateValue: String?
        package var metricName: String?
        package var namespace: String?
        package var dimensions: [AlarmDimension]
        package var metrics: [MetricQuery]

        package init(_ element: ReplyElement) throws(MalformedReply) {
            alarmName = try element.required("AlarmName")
            actionsEnabled = try element.optional("ActionsEnabled")
            alarmActions = try element.scalars("AlarmActions")
            stateValue = try element.optional("StateValue")
            metricName = try element.optional("MetricName")
            namespace = try element.optional("Namespace")
            dimensions = try element.structures("Dimensions")
            metrics = try element.structures("Metrics")
        }
    }

    package struct AlarmDimension: Sendable, Equatable, ReplyShape {
        package var name: String
        package var value: String

        package init(_ element: ReplyElement) throws(MalformedReply) {
            name = try element.required("Name")
            value = try element.required("Value")
        }
    }

    /// A part of a formula that is a metric of its own.
    package struct MetricQuery: Sendable, Equatable, ReplyShape {
        package var metricStat: MetricStat?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            metricStat = try element.structure("MetricStat")
        }
    }

    package struct MetricStat: Sendable, Equatable, ReplyShape {
        package var metric: AlarmMetric

        package init(_ element: ReplyElement) throws(MalformedReply) {
            metric = try AlarmMetric(try element.requiredElement("Metric"))
        }
    }

    package struct AlarmMetric: Sendable, Equatable, ReplyShape {
        package var namespace: String?
        package var metricName: String?
        package var dimensions: [AlarmDimension]

        package init(_ element: ReplyElement) throws(MalformedReply) {
            namespace = try element.optional("Namespace")
            metricName = try element.optional("MetricName")
            dimensions = try element.structures("Dimensions")
        }
    }

    /// Lists the alarms of a region that watch metrics; there is no filter by what they watch.
    package struct DescribeAlarms: QueryRequest, PagedRequest {
        package typealias Item = MetricAlarm
        package typealias Mark = String
        package typealias Reply = Page<MetricAlarm, String>
        package static let service = AWSService.cloudWatch
        package static let kind = AWSCall.Kind.read

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("AlarmTypes", each: "member", ["MetricAlarm"])
        }

        /// 100 is the most that a page may have (API reference, DescribeAlarms, `MaxRecords`).
        package func call(from mark: String?, atMost count: Int?) -> AWSCall {
            var form = parameters
            form.add("MaxRecords", count ?? 100)
            form.add("NextToken", mark)
            return Self.call(form)
        }

        package func read(_ result: ReplyElement) throws(MalformedReply) -> Page<MetricAlarm, String> {
            Page(items: try result.requiredStructures("MetricAlarms"), next: try result.optional("NextToken"))
        }
    }
}
