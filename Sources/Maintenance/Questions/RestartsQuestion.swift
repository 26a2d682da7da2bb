/// When the instances of a place restarted last, as far as events since then tell (DescribeEvents).
package struct RestartsQuestion: Question {
    package typealias Answer = [InstanceID: Timestamp]
    package static let kind: KindName = "restarts"
    package static var evidence: Evidence? { .events }
    package let place: Place
    package let since: Timestamp

    package init(in place: Place, since: Timestamp) {
        self.place = place
        self.since = since
    }
}
