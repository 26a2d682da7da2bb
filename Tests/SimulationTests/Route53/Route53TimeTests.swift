import Simulation
import Testing

/// Rules: API Reference, GetChange; "Quotas", Route 53 Developer Guide; RFC 1034, 5.3.3.
struct Route53TimeTests {
    @Test(arguments: 1...20) func `a change is in sync within a minute, and pending until then`(seed: UInt64) throws {
        var driver = Route53Driver(seed: seed)
        let begin = driver.now
        let change = try driver.point(to: "new.rds.example.net")
        let due = try driver.next()
        #expect((Duration.seconds(5)...(.seconds(60))).contains(due - begin))
        #expect(try driver.world.change(change.identifier, at: due - .milliseconds(1)).status == .pending)
        #expect(try driver.world.change(change.identifier, at: due).status == .inSync)
        #expect(driver.world.effects.map(\.visiblyDone) == [due])
    }

    @Test func `where it is slow it takes minutes`() throws {
        var driver = Route53Driver(faults: DNSFaultPlan([.propagationIsSlow: 1]))
        let begin = driver.now
        _ = try driver.point(to: "new.rds.example.net")
        driver.settle()
        #expect(driver.now - begin > .seconds(60))
    }

    @Test(arguments: 1...20) func `a later change is not in sync before an earlier one of the zone`(seed: UInt64) throws
    {
        var driver = Route53Driver(seed: seed)
        _ = try driver.point(to: "one.example.net")
        driver.pass(.seconds(6))
        _ = try driver.point(from: "one.example.net", to: "two.example.net")
        driver.settle()
        let ends = driver.world.effects.compactMap(\.visiblyDone)
        #expect(ends.count == 2)
        #expect(ends == ends.sorted())
    }

    @Test func `while a zone is being changed another change of it is refused, and one of another zone is not`() throws
    {
        var driver = Route53Driver()
        _ = try driver.point(to: "one.example.net")
        #expect {
            try driver.point(from: "one.example.net", to: "two.example.net")
        } throws: { ($0 as? RDSFault)?.code == "PriorRequestNotComplete" }
        let record = SimulatedRecordSet("a.example.org", values: ["x"])
        _ = try driver.change([.create(record)], in: "Z3")
        driver.pass(.seconds(6))
        _ = try driver.point(from: "one.example.net", to: "two.example.net")
        #expect(driver.values() == ["two.example.net"])
    }

    @Test func `what is refused does not keep the zone busy`() throws {
        var driver = Route53Driver()
        #expect(throws: RDSFault.self) { try driver.point(from: "none", to: "one.example.net") }
        _ = try driver.point(to: "one.example.net")
    }

    @Test func `the sixth call within a second is throttled, whatever the zone`() throws {
        var driver = Route53Driver()
        func code(_ driver: inout Route53Driver) -> String? {
            let exchange = driver.world.exchange(.getHostedZone, at: driver.now) { world throws(RDSFault) in
                try world.hostedZone("Z\(world.calls(of: .getHostedZone) % 3 + 1)", at: world.now)
            }
            guard case .fault(let fault) = exchange.outcome else { return nil }
            return fault.code
        }
        #expect((0..<7).map { _ in code(&driver) } == [nil, nil, nil, nil, nil, "Throttling", "Throttling"])
        driver.pass(.milliseconds(999))
        #expect(code(&driver) == "Throttling")
        driver.pass(.milliseconds(1))
        #expect(code(&driver) == nil)
        #expect(driver.world.calls(of: .getHostedZone) == 9)
    }

    @Test func `clients see the new value from the change on, and the old one until the TTL after it is in sync`()
        throws
    {
        var driver = Route53Driver()
        #expect(driver.visible() == [["old.rds.example.net"]])
        _ = try driver.point(to: "new.rds.example.net")
        let inSync = try driver.next()
        for instant in [driver.now, inSync, inSync + .milliseconds(59_999)] {
            driver.now = instant
            #expect(driver.visible() == [["new.rds.example.net"], ["old.rds.example.net"]])
            let last = driver.world.lastAnswer(to: "dev-db.example.com", in: "Z1", at: instant)
            #expect(last?.values == ["old.rds.example.net"])
        }
        driver.pass(.milliseconds(1))
        #expect(driver.visible() == [["new.rds.example.net"]])
        let last = driver.world.lastAnswer(to: "dev-db.example.com", in: "Z1", at: driver.now)
        #expect(last == SimulatedDNSAnswer(values: ["new.rds.example.net"], timeToLive: 60))
    }

    @Test func `clients see every value of several changes that are under way`() throws {
        var driver = Route53Driver()
        _ = try driver.point(to: "one.example.net")
        driver.pass(.seconds(6))
        _ = try driver.point(from: "one.example.net", to: "two.example.net")
        #expect(driver.visible() == [["two.example.net"], ["one.example.net"], ["old.rds.example.net"]])
        driver.settle()
        driver.pass(.seconds(60))
        #expect(driver.visible() == [["two.example.net"]])
    }

    @Test func `a resolver remembers for a quarter of an hour that a name was not there`() throws {
        var driver = Route53Driver()
        #expect(driver.world.visibleAnswers(to: "new.example.com", in: "Z1", at: driver.now).map(\.values) == [[]])
        _ = try driver.change([.create(SimulatedRecordSet("new.example.com", values: ["x.example.net"]))])
        driver.settle()
        driver.pass(.seconds(899))
        #expect(
            driver.world.visibleAnswers(to: "new.example.com", in: "Z1", at: driver.now).map(\.values)
                == [["x.example.net"], []])
        driver.pass(.seconds(1))
        #expect(
            driver.world.visibleAnswers(to: "new.example.com", in: "Z1", at: driver.now).map(\.values)
                == [["x.example.net"]])
    }

    @Test func `a public and a private zone of one name answer for themselves`() throws {
        var driver = Route53Driver()
        _ = try driver.change([.create(Route53Driver.development)], in: "Z2")
        driver.settle()
        driver.pass(.seconds(900))
        _ = try driver.point(to: "new.rds.example.net")
        #expect(
            driver.world.visibleAnswers(to: "dev-db.example.com", in: "Z2", at: driver.now).map(\.values)
                == [["old.rds.example.net"]])
    }

    @Test func `a set with no weight is not chosen`() {
        var driver = Route53Driver()
        let answers = driver.world.visibleAnswers(to: "w.example.com", in: "Z1", at: driver.now)
        #expect(answers.map(\.values) == [["a.example.net"]])
    }
}
