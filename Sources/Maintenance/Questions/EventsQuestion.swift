/// What AWS tells of the resources of a sort in a place, oldest first (DescribeEvents).
package struct EventsQuestion: Question {
    package typealias Answer = [SeenEvent]
    package static let kind: KindName = "events"
    package static var evidence: Evidence? { .events }
    /// How far back is looked where no instant is named.
    package static let history = Span.minutes(24 * 60)
    /// RDS keeps events for 14 days (API reference, DescribeEvents), and refuses to be asked about the time before.
    package static let longestHistory = Span.minutes(14 * 24 * 60 - 10)
    package let source: SeenEvent.Source
    package let place: Place
    /// `nil` for the last day.
    package let since: Timestamp?
    /// As AWS names them (`availability`); `nil` for all.
    package let category: String?

    package init(of source: SeenEvent.Source, in place: Place, since: Timestamp?, category: String? = nil) {
        self.source = source
        self.place = place
        self.since = since
        self.category = category
    }
}

/// A line of the events that RDS keeps.
package struct SeenEvent: Sendable, Equatable {
    /// What an event is of, in AWS's words (API reference, DescribeEvents, `SourceType`).
    package enum Source: String, Sendable, CaseIterable {
        case instance = "db-instance"
        case cluster = "db-cluster"
        case deployment = "blue-green-deployment"
    }

    package var at: Timestamp
    /// Identifier of the instance, the cluster or the deployment; `nil` where AWS names none.
    package var resource: String?
    package var text: String

    package init(at: Timestamp, resource: String?, text: String) {
        self.at = at
        self.resource = resource
        self.text = text
    }

    /// Whether its words hold these, written in any case.
    package func says(_ words: String) -> Bool { text.lowercased().contains(words) }
}
