import Foundation
import Maintenance
import Testing

/// Instants and lengths of time: whole milliseconds, stored as plain numbers.
@Suite struct InstantTests {
    @Test func `instants and spans add up, also before the epoch`() {
        let instant = Timestamp(seconds: -1)
        #expect(instant + .seconds(2) == Timestamp(milliseconds: 1000))
        #expect(Timestamp(milliseconds: 1) - Timestamp(milliseconds: 5) == Span(milliseconds: -4))
        #expect(Span.minutes(1) - .seconds(1) + Span(milliseconds: 1) == Span(milliseconds: 59_001))
        #expect(Span.seconds(5) * 3 == .seconds(15) && Span.minutes(2) == .seconds(120))
        #expect(instant + .zero == instant)
    }

    @Test func `they are ordered`() {
        #expect(Timestamp(seconds: 1) < Timestamp(milliseconds: 1001))
        #expect(Span(milliseconds: -1) < .zero)
        #expect(max(Span.seconds(59), .minutes(1)) == .minutes(1))
    }

    static let durations: [(Duration, Int64)] = [
        (.zero, 0), (.milliseconds(1), 1), (.microseconds(999), 0), (.microseconds(1999), 1),
        (.microseconds(-1999), -1), (.milliseconds(-2500), -2500), (.seconds(86_400), 86_400_000),
    ]

    @Test(arguments: durations) func `a duration is cut to whole milliseconds`(duration: Duration, milliseconds: Int64)
    {
        #expect(Span(duration).milliseconds == milliseconds)
        #expect(Span(milliseconds: milliseconds).duration == .milliseconds(milliseconds))
    }

    @Test func `they are stored as plain numbers`() throws {
        let stored = try JSONEncoder().encode([Timestamp(milliseconds: 1_767_621_600_123)])
        #expect(String(decoding: stored, as: UTF8.self) == "[1767621600123]")
        #expect(
            try JSONDecoder().decode([Timestamp].self, from: stored) == [Timestamp(milliseconds: 1_767_621_600_123)])
        #expect(try JSONDecoder().decode([Span].self, from: Data("[-4]".utf8)) == [Span(milliseconds: -4)])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Span].self, from: Data("[1.5]".utf8)) }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Timestamp].self, from: Data(#"["1"]"#.utf8)) }
    }
}
