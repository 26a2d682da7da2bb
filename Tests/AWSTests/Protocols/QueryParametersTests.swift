import AWS
import Foundation
import Testing

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
