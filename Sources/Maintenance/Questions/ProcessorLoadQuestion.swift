/// How busy the processors of instances were over the last minutes, in percent at most: of those of which there is a recent value
/// (GetMetricStatistics, `CPUUtilization`).
package struct ProcessorLoadQuestion: Question {
    package typealias Answer = [InstanceID: Peak]
    package static let kind: KindName = "processor-load"
    /// What is looked back on.
    package static let period = Span.minutes(15)
    package let place: Place
    /// Sorted.
    package let instances: [InstanceID]

    package init(of instances: some Sequence<InstanceID>, in place: Place) {
        self.place = place
        self.instances = instances.sorted()
    }
}
