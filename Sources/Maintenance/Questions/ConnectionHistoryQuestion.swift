/// How many clients were connected to instances at most within two weeks: of those of which there is a value
/// (GetMetricStatistics, `DatabaseConnections`).
package struct ConnectionHistoryQuestion: Question {
    package typealias Answer = [InstanceID: Int]
    package static let kind: KindName = "connection-history"
    /// What is looked back on; CloudWatch keeps values of a minute for 15 days.
    package static let period = Span.minutes(14 * 24 * 60)
    package let place: Place
    /// Sorted.
    package let instances: [InstanceID]

    package init(of instances: some Sequence<InstanceID>, in place: Place) {
        self.place = place
        self.instances = instances.sorted()
    }
}
