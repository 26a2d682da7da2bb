/// The zero-ETL integrations of a place, sorted by name (DescribeIntegrations).
package struct IntegrationsQuestion: Question {
    package typealias Answer = [Integration]
    package static let kind: KindName = "integrations"
    package let place: Place

    package init(in place: Place) { self.place = place }
}

/// A zero-ETL integration: what it carries from where, as far as maintenance of the source asks.
package struct Integration: Sendable, Equatable {
    package var name: String
    /// The ARN of the database that it reads.
    package var source: String
    package var status: String

    package init(name: String, source: String, status: String) {
        self.name = name
        self.source = source
        self.status = status
    }
}
