/// How far green is behind blue (GetMetricStatistics).
package struct GreenLagQuestion: Question {
    package typealias Answer = Datapoint<ReplicationLag>
    package static let kind: KindName = "green-lag"
    package let place: Place
    package let gauge: LagGauge

    package init(at gauge: LagGauge, in place: Place) {
        self.place = place
        self.gauge = gauge
    }
}
