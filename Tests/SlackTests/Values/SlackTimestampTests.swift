import Foundation
import Slack
import Testing

struct SlackTimestampTests {
    @Test(arguments: [
        ("1512085950.000216", "1512085950.000217"),
        ("1512085950.999999", "1512085951.000000"),
        ("999999999.999999", "1000000000.000000"),
        ("1512085950", "1512085950.000001"),
        ("1512085950.1", "1512085950.100001"),
        ("0", "0.000001"),
    ])
    func `the left timestamp comes before the right one`(left: String, right: String) throws {
        let (earlier, later) = (try #require(SlackTimestamp(left)), try #require(SlackTimestamp(right)))
        #expect(earlier < later)
        #expect(!(later < earlier))
        #expect(earlier != later)
    }

    @Test(arguments: [
        "", ".", "1.", ".1", "-1.000000", "+1.000000", "1512085950.0002161", "1.2.3", "1e9", " 1.000000", "١.000000",
        "99999999999999999999.000000", "1512085950,000216",
    ])
    func `what is no timestamp is refused`(text: String) {
        #expect(SlackTimestamp(text) == nil)
    }

    @Test func `two that a Double cannot tell apart are told apart`() {
        let (one, other): (SlackTimestamp, SlackTimestamp) = ("99999999999.000001", "99999999999.000002")
        #expect(one != other)
        #expect(one < other)
    }

    @Test func `it is written as Slack sent it and read from a string only`() throws {
        let decoded = try JSONDecoder().decode([SlackTimestamp].self, from: Data(#"["1512085950.000216"]"#.utf8))
        #expect(String(decoding: try JSONEncoder().encode(decoded), as: UTF8.self) == #"["1512085950.000216"]"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([SlackTimestamp].self, from: Data("[1512085950.000216]".utf8))
        }
    }

    @Test(arguments: [
        (Duration.zero, "1512085950.000216"),
        (.seconds(-10), "1512085940.000216"),
        (.milliseconds(1), "1512085950.001216"),
        (.microseconds(-217), "1512085949.999999"),
        (.seconds(-2_000_000_000), "0.000000"),
        (.seconds(Int64.min), "0.000000"),
    ])
    func `it can be moved`(by duration: Duration, to expected: String) {
        let timestamp: SlackTimestamp = "1512085950.000216"
        #expect(timestamp.moved(by: duration).rawValue == expected)
    }

    @Test func `the largest one can be moved without a trap`() {
        let largest: SlackTimestamp = "1000000000000.999999"
        #expect(largest.moved(by: .seconds(Int64.max)) > largest)
        #expect(SlackTimestamp(seconds: .max).seconds == 1_000_000_000_000)
    }
}
