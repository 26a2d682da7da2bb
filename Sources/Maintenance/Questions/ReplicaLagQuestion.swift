/// How far instances are behind their writer: those that have a recent value (GetMetricStatistics).
package struct ReplicaLagQuestion: Question {
    package typealias Answer = [InstanceID: Datapoint<Span>]
    package static let kind: KindName = "replica-lag"
    package let place: Place
    /// Sorted.
    package let instances: [InstanceID]
    /// What the instances run, where that is known: which metric tells it depends on it.
    package let engine: String?

    package init(of instances: some Sequence<InstanceID>, engine: String? = nil, in place: Place) {
        self.place = place
        self.instances = instances.sorted()
        self.engine = engine
    }
}
