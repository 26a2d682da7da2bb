/// The alarms of a place that watch metrics of clusters or instances and do something when they fire, sorted by name
/// (DescribeAlarms).
package struct AlarmsQuestion: Question {
    package typealias Answer = [Alarm]
    package static let kind: KindName = "alarms"
    package let place: Place

    package init(in place: Place) { self.place = place }
}

/// An alarm on metrics of clusters or instances.
package struct Alarm: Sendable, Equatable {
    package var name: String
    /// `CPUUtilization`, …; sorted.
    package var metrics: [String]
    /// Clusters and instances that it watches, by name.
    package var watched: Set<String>

    package init(name: String, metrics: [String], watched: Set<String>) {
        self.name = name
        self.metrics = metrics
        self.watched = watched
    }
}
