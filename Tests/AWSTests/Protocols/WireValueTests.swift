import AWS
import Foundation
import Testing

struct WireValueTests {
    @Test(arguments: [
        ("2026-03-01T00:00:00Z", 1_772_323_200.0), ("2026-03-01T00:00:00.5Z", 1_772_323_200.5),
        ("2026-03-01T00:00:00.123Z", 1_772_323_200.123), ("2026-03-01T00:00:00.123456Z", 1_772_323_200.123456),
        ("2026-03-01T01:00:00+01:00", 1_772_323_200), ("2026-03-01T01:00:00.250+01:00", 1_772_323_200.25),
        ("1969-12-31T23:59:59Z", -1),
    ])
    func `an instant is read with and without fractional seconds`(text: String, seconds: Double) throws {
        let date = try #require(Date(wire: text))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 0.001)
    }

    @Test(arguments: ["", "now", "2026-03-01", "2026-13-01T00:00:00Z", "1772323200", "2026-03-01T00:00:00.Z"])
    func `what is no instant is refused`(text: String) {
        #expect(Date(wire: text) == nil)
    }

    @Test(arguments: [("true", true), ("false", false), ("True", true), ("1", nil), ("yes", nil), ("", nil)])
    func `a boolean is true or false`(text: String, value: Bool?) {
        #expect(Bool(wire: text) == value)
    }

    @Test(arguments: [("0", 0), ("-1", -1), ("8589934592", 8_589_934_592), ("1.0", nil), ("1 ", nil), ("0x1", nil)])
    func `an integer is a whole number`(text: String, value: Int?) {
        #expect(Int(wire: text) == value)
    }

    @Test(arguments: [("0.5", 0.5), ("16", 16), ("1.2E3", 1200), ("NaN", nil), ("inf", nil), ("", nil)])
    func `a double is finite`(text: String, value: Double?) {
        #expect(Double(wire: text) == value)
    }
}
