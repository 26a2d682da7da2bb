import Simulation
import Testing

/// Rules: API Reference, ChangeResourceRecordSets; "Supported DNS record types" and "Quotas", Route 53 Developer Guide.
struct Route53ChangeTests {
    private static let old = Route53Driver.development
    private static let new = Self.with { $0.values = ["new.rds.example.net"] }

    private static func with(_ change: (inout SimulatedRecordSet) -> Void) -> SimulatedRecordSet {
        var record = Route53Driver.development
        change(&record)
        return record
    }

    private static func record(
        _ name: SimulatedDomainName, _ type: String, _ values: String..., routing: SimulatedRecordSet.Routing = .simple
    ) -> SimulatedRecordSet {
        SimulatedRecordSet(name, type: type, values: values, routing: routing)
    }

    private static let accepted: [[SimulatedRecordChange]] = [
        [.delete(old), .create(new)], [.upsert(new)], [.delete(with { $0.name = "DEV-DB.Example.com." })],
        [.delete(old), .create(record("dev-db.example.com", "A", "192.0.2.7"))],
        [
            .delete(record("www.example.com", "A", "192.0.2.1").kept(for: 300)),
            .create(record("www.example.com", "CNAME", "x")),
        ],
        [.create(record("w.example.com", "CNAME", "c", routing: .weighted(identifier: "c", weight: 9)))],
        [.create(record("m.example.com", "A", "192.0.2.1", "192.0.2.2"))],
        [.create(.alias("a.example.com", to: .init(zone: "Z1", name: "www.example.com")))],
        [.create(.alias("example.com", to: .init(zone: "Z9", name: "lb.elb.amazonaws.com")))],
        [.create(record("*.example.com", "CNAME", "x"))],
        [.create(record("example.com", "TXT", "\"here\""))], Array(repeating: .upsert(new), count: 500),
    ]

    @Test(arguments: accepted)
    func `a batch is taken whose changes all go together with what is there`(changes: [SimulatedRecordChange]) throws {
        var driver = Route53Driver()
        let change = try driver.change(changes)
        #expect(change.status == .pending)
        let last = try #require(changes.last)
        #expect(driver.world.records(in: "Z1").contains(last.record) == (last.action != .delete))
    }

    private static let refused: [([SimulatedRecordChange], String, String)] = [
        ([.create(new)], "InvalidChangeBatch", "already exists"),
        ([.create(new), .delete(old)], "InvalidChangeBatch", "already exists"),
        ([.delete(new)], "InvalidChangeBatch", "do not match the current values"),
        ([.delete(with { $0.timeToLive = 61 })], "InvalidChangeBatch", "do not match the current values"),
        ([.delete(with { $0.values = ["old.rds.example.net."] })], "InvalidChangeBatch", "do not match"),
        ([.delete(with { $0.type = "TXT" })], "InvalidChangeBatch", "was not found"),
        ([.delete(with { $0.name = "none.example.com" })], "InvalidChangeBatch", "was not found"),
        ([.delete(old), .delete(old)], "InvalidChangeBatch", "was not found"),
        ([.create(record("dev-db.example.com", "A", "192.0.2.7"))], "InvalidChangeBatch", "a conflicting RRSet"),
        ([.upsert(record("www.example.com", "CNAME", "x"))], "InvalidChangeBatch", "conflicts with other records"),
        ([.create(record("example.com", "CNAME", "x"))], "InvalidChangeBatch", "not permitted at apex"),
        ([.create(record("a.example.org", "CNAME", "x"))], "InvalidChangeBatch", "not permitted in zone"),
        ([.create(record("an-example.com", "CNAME", "x"))], "InvalidChangeBatch", "not permitted in zone"),
        ([.create(record("n.example.com", "CNAME", "x", "y"))], "InvalidChangeBatch", "single resource record"),
        ([.create(record("n.example.com", "A", "192.0.2"))], "InvalidChangeBatch", "ARRDATAIllegalIPv4Address"),
        ([.create(record("w.example.com", "CNAME", "x"))], "InvalidChangeBatch", "another routing policy"),
        (
            [.create(record("w.example.com", "CNAME", "x", routing: .latency(identifier: "c", region: "us-east-1")))],
            "InvalidChangeBatch", "another routing policy"
        ),
        (
            [.create(.alias("a.example.com", to: .init(zone: "Z1", name: "b.example.com")))], "InvalidChangeBatch",
            "alias"
        ),
        (
            [.create(.alias("a.example.com", to: .init(zone: "Z9", name: "x.us-east-1.rds.amazonaws.com")))],
            "InvalidChangeBatch", "alias"
        ),
        ([.create(record("a..example.com", "A", "192.0.2.1"))], "InvalidChangeBatch", "not valid"),
        ([.create(record("n.example.com", "BOGUS", "x"))], "InvalidInput", "BOGUS"), ([], "InvalidInput", "one change"),
        ([.create(with { $0.timeToLive = nil })], "InvalidInput", "TTL"),
        ([.create(with { $0.timeToLive = -1 })], "InvalidInput", "TTL"),
        ([.create(with { $0.values = [] })], "InvalidInput", "TTL"),
        (Array(repeating: .upsert(new), count: 501), "InvalidChangeBatch", "1000"),
        ([.create(record("t.example.com", "TXT", String(repeating: "x", count: 4001)))], "InvalidInput", "4000"),
        (
            (0..<9).map {
                .create(record(SimulatedDomainName("t\($0).example.com"), "TXT", String(repeating: "x", count: 4000)))
            },
            "InvalidChangeBatch", "32000"
        ),
    ]

    @Test(arguments: refused)
    func `a batch of which one change is wrong changes nothing`(
        changes: [SimulatedRecordChange], code: String, words: String
    ) throws {
        var driver = Route53Driver()
        let before = driver.world.records(in: "Z1")
        let good = SimulatedRecordChange.create(Self.record("good.example.com", "CNAME", "x"))
        #expect {
            try driver.change(changes.isEmpty ? [] : [good] + changes)
        } throws: { error in
            let fault = error as? RDSFault
            return fault?.code == code && fault?.httpStatus == 400 && fault?.message.contains(words) == true
        }
        #expect(driver.world.records(in: "Z1") == before)
        #expect(driver.world.effects.isEmpty)
    }

    @Test func `what a zone cannot do without stays`() throws {
        for type in ["NS", "SOA"] {
            var driver = Route53Driver()
            let record = try #require(driver.world.records(in: "Z1").first { $0.type == type })
            #expect(throws: RDSFault.self) { try driver.change([.delete(record)]) }
        }
    }

    @Test func `all that is wrong with a batch is told at once`() throws {
        var driver = Route53Driver()
        #expect {
            try driver.change([.create(Self.old), .delete(Self.with { $0.name = "none.example.com" })])
        } throws: { error in
            (error as? RDSFault)?.message == """
                [Tried to create resource record set [name='dev-db.example.com.', type='CNAME'] but it already exists, \
                Tried to delete resource record set [name='none.example.com.', type='CNAME'] but it was not found]
                """
        }
    }

    @Test func `the order of the values says nothing`() throws {
        var driver = Route53Driver()
        _ = try driver.change([.create(Self.record("m.example.com", "A", "192.0.2.1", "192.0.2.2"))])
        driver.settle()
        _ = try driver.change([.delete(Self.record("m.example.com", "A", "192.0.2.2", "192.0.2.1"))])
        #expect(driver.values(of: "m.example.com").isEmpty)
    }

    @Test func `a zone that is not there is told as such`() {
        var driver = Route53Driver()
        #expect {
            try driver.change([.upsert(Self.new)], in: "Z9")
        } throws: { error in
            let fault = error as? RDSFault
            return fault?.code == "NoSuchHostedZone" && fault?.httpStatus == 404
        }
    }

    @Test func `of two that swap the same value one is refused`() throws {
        var driver = Route53Driver()
        _ = try driver.point(to: "mine.example.net")
        driver.settle()
        #expect(throws: RDSFault.self) { try driver.point(to: "yours.example.net") }
        #expect(driver.values() == ["mine.example.net"])
    }
}

extension SimulatedRecordSet {
    fileprivate func kept(for seconds: Int) -> SimulatedRecordSet {
        var record = self
        record.timeToLive = seconds
        return record
    }
}
