/// An instant as whole milliseconds since the Unix epoch: what the journal stores and the core compares.
package struct Timestamp: Hashable, Comparable, Sendable, Codable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(seconds: Int64) {
        self.init(milliseconds: seconds * 1000)
    }

    package init(from decoder: any Decoder) throws {
        self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    package static func + (instant: Timestamp, span: Span) -> Timestamp {
        Timestamp(milliseconds: instant.milliseconds + span.milliseconds)
    }

    package static func - (instant: Timestamp, span: Span) -> Timestamp {
        Timestamp(milliseconds: instant.milliseconds - span.milliseconds)
    }

    package static func - (later: Timestamp, earlier: Timestamp) -> Span {
        Span(milliseconds: later.milliseconds - earlier.milliseconds)
    }
}

/// A length of time in whole milliseconds: a `Duration` that reads and stores the same everywhere.
package struct Span: Hashable, Comparable, Sendable, Codable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self.init(milliseconds: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }

    package init(from decoder: any Decoder) throws {
        self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1000) }
    package static func minutes(_ count: Int64) -> Span { Span(milliseconds: count * 60_000) }
    package static let zero = Span(milliseconds: 0)

    package var duration: Duration { .milliseconds(milliseconds) }
    /// Its length, whichever way it goes.
    package var magnitude: Span { Span(milliseconds: abs(milliseconds)) }

    package static func < (left: Span, right: Span) -> Bool { left.milliseconds < right.milliseconds }
    package static func + (left: Span, right: Span) -> Span {
        Span(milliseconds: left.milliseconds + right.milliseconds)
    }
    package static func - (left: Span, right: Span) -> Span {
        Span(milliseconds: left.milliseconds - right.milliseconds)
    }
    package static func * (left: Span, right: Int64) -> Span { Span(milliseconds: left.milliseconds * right) }
}
