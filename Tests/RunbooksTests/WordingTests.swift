import Maintenance
@testable import Runbooks
import Testing

@Suite struct WordingTests {
    @Test(arguments: [
        (0, "0 ms"), (18, "18 ms"), (999, "999 ms"), (1000, "1 s"), (2400, "2.4 s"), (2040, "2 s"), (30_000, "30 s"),
        (59_999, "59 s"), (60_000, "1 min"), (720_000, "12 min"),
    ]) func `lengths of time as people say them`(milliseconds: Int64, expected: String) {
        #expect(Span(milliseconds: milliseconds).words == expected)
    }

    @Test(arguments: [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
    func `lists`(names: [String], expected: String) {
        #expect(names.listed == expected)
    }

    @Test(arguments: [
        ("order", ["orders", "orders-eu"]), ("ORDERS", ["orders", "orders-eu"]), ("bililng", ["billing"]),
        ("xyzzy", []),
        ("", []),
    ]) func `nearest names`(name: String, expected: [String]) {
        #expect(["billing", "orders", "orders-eu"].nearest(to: name) == expected)
    }

    @Test(
        arguments: [
            ("db.r6g.large", 16384), ("db.r6g.xlarge", 32768), ("db.r6g.2xlarge", 65536), ("db.r7i.24xlarge", 786_432),
            ("db.t4g.medium", 4096), ("db.t3.small", 2048), ("db.x2g.large", 32768), ("db.serverless", nil),
            ("db.q9.large", nil), ("db.r6g.huge", nil), ("r6g.large", nil), ("db.r6g.-2xlarge", nil), ("", nil),
        ] as [(InstanceClass, Int?)]) func `memory of a class`(instanceClass: InstanceClass, expected: Int?)
    {
        #expect(instanceClass.memory == expected)
    }

    @Test(
        arguments: [
            ("db.r6gd.xlarge", true), ("db.r6id.large", true), ("db.x2iedn.large", true), ("db.r6g.xlarge", false),
            ("db.serverless", false),
        ] as [(InstanceClass, Bool)]) func `classes with local storage`(instanceClass: InstanceClass, expected: Bool)
    {
        #expect(instanceClass.hasLocalStorage == expected)
    }
}
