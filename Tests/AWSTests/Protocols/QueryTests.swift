import Foundation
import Testing

@testable import AWS

struct QueryParametersTests {
    private func lines(_ build: (inout QueryParameters) -> Void) -> [String] {
        var parameters = QueryParameters()
        build(&parameters)
        return parameters.pairs.map { "\($0.name)=\($0.value)" }
    }

    @Test func `scalars are written as the protocol has them`() {
        let lines = lines {
            $0.add("Text", "a b")
            $0.add("Number", 15)
            $0.add("Yes", true)
            $0.add("No", false)
            $0.add("Fraction", 0.5)
            $0.add("Instant", Date(timeIntervalSince1970: 1_772_323_200.75))
            $0.add("Nothing", String?.none)
        }
        #expect(
            lines == [
                "Text=a b", "Number=15", "Yes=true", "No=false", "Fraction=0.5", "Instant=2026-03-01T00:00:00Z",
            ])
    }

    @Test func `lists are numbered from one and carry the name of their element`() {
        let lines = lines {
            $0.add("DBClusterIdentifiers", each: "member", ["a", "b"])
            $0.add("VpcSecurityGroupIds", each: "VpcSecurityGroupId", ["sg-1"])
            $0.add("Empty", each: "member", [String]())
        }
        #expect(
            lines == [
                "DBClusterIdentifiers.member.1=a", "DBClusterIdentifiers.member.2=b",
                "VpcSecurityGroupIds.VpcSecurityGroupId.1=sg-1",
            ])
    }

    @Test func `structures flatten below their index, lists in them included`() {
        let lines = lines {
            $0.add("Filters", each: "Filter", [["x", "y"], ["z"]]) { values, parameters in
                parameters.add("Name", "n")
                parameters.add("Values", each: "Value", values)
            }
            $0.add("After", 1)
        }
        #expect(
            lines == [
                "Filters.Filter.1.Name=n", "Filters.Filter.1.Values.Value.1=x", "Filters.Filter.1.Values.Value.2=y",
                "Filters.Filter.2.Name=n", "Filters.Filter.2.Values.Value.1=z", "After=1",
            ])
    }
}

struct QueryFormTests {
    @Test(arguments: [
        ("plain", "plain"), ("AZaz09-._~", "AZaz09-._~"), ("a b", "a%20b"), ("a+b", "a%2Bb"), ("a*b", "a%2Ab"),
        ("a/b:c", "a%2Fb%3Ac"), ("a=b&c", "a%3Db%26c"), ("100%", "100%25"), ("é", "%C3%A9"), ("🐘", "%F0%9F%90%98"),
        ("\u{0}\u{7F}\n", "%00%7F%0A"), ("!'()", "%21%27%28%29"), ("", ""),
    ])
    func `only unreserved characters stay as they are`(value: String, encoded: String) {
        #expect(URIEncoding.form([("n", value)]) == "n=\(encoded)")
        #expect(URIEncoding.form([(value, "v")]) == "\(encoded)=v")
    }

    @Test func `pairs are joined in their order`() {
        #expect(URIEncoding.form([("b", "1"), ("a", "2"), ("b", "")]) == "b=1&a=2&b=")
        #expect(URIEncoding.form([]).isEmpty)
    }
}

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
