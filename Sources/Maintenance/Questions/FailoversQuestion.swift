/// The failovers of a cluster that AWS tells of in the last hours, whoever caused them, oldest first (DescribeEvents).
package struct FailoversQuestion: Question {
    package typealias Answer = [SeenFailover]
    package static let kind: KindName = "failovers"
    package static var evidence: Evidence? { .events }
    /// How far back is looked: AWS keeps events for 14 days.
    package static let history = Span.minutes(24 * 60)
    package let target: Target

    package init(of target: Target) { self.target = target }

    package var place: Place { target.place }
}

/// A failover that was completed, as AWS tells of it.
package struct SeenFailover: Sendable, Equatable {
    package var at: Timestamp
    /// What AWS says: "Completed failover to DB instance: orders-2".
    package var text: String

    package init(at: Timestamp, text: String) {
        self.at = at
        self.text = text
    }
}
