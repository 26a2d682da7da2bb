import Simulation
import Testing

/// What others do to zones, what goes wrong, and that all of it comes from the seed.
struct Route53FaultTests {
    @Test func `somebody else's change shows as such, and makes a swap fail that was planned before`() throws {
        var driver = Route53Driver()
        driver.world.schedule(
            .points(name: "dev-db.example.com", to: "by-hand.example.net", in: "Z1"), at: driver.now + .seconds(3))
        driver.pass(.seconds(10))
        #expect(driver.values() == ["by-hand.example.net"])
        #expect(driver.world.effects.map(\.actor) == [.somebodyElse])
        #expect(driver.world.records(in: "Z1").first { $0.name == "dev-db.example.com" }?.timeToLive == 60)
        #expect(throws: RDSFault.self) { try driver.point(to: "new.rds.example.net") }
        _ = try driver.point(from: "by-hand.example.net", to: "new.rds.example.net")
    }

    @Test func `somebody else's change keeps the zone busy`() throws {
        var driver = Route53Driver()
        driver.world.schedule(
            .changes([.create(SimulatedRecordSet("a.example.com", values: ["x"]))], in: "Z1"), at: driver.now)
        driver.world.advance(to: driver.now)
        #expect {
            try driver.point(to: "new.rds.example.net")
        } throws: { ($0 as? RDSFault)?.code == "PriorRequestNotComplete" }
    }

    @Test func `what others may not do does not happen`() {
        var driver = Route53Driver()
        driver.world.schedule(.changes([.create(Route53Driver.development)], in: "Z1"), at: driver.now)
        driver.world.schedule(.points(name: "www.example.com", to: "x", in: "Z1"), at: driver.now)
        driver.settle()
        #expect(driver.world.effects.isEmpty)
    }

    @Test func `what others do at one time they do in order, and as themselves`() {
        var driver = Route53Driver()
        for value in ["one", "two"] {
            driver.world.schedule(.points(name: "dev-db.example.com", to: value, in: "Z1"), at: driver.now, by: .aurora)
        }
        driver.settle()
        #expect(driver.world.effects.map(\.actor) == [.aurora, .aurora])
        #expect(driver.values() == ["two"])
    }

    @Test func `a zone that somebody deletes is gone, and its changes are not`() throws {
        var driver = Route53Driver()
        let change = try driver.point(to: "new.rds.example.net")
        driver.world.schedule(.removesZone("Z1"), at: driver.now + .seconds(1))
        driver.settle()
        #expect(throws: RDSFault.self) { try driver.world.hostedZone("Z1", at: driver.now) }
        #expect(driver.visible().isEmpty)
        #expect(try driver.world.change(change.identifier, at: driver.now).status == .inSync)
    }

    @Test func `after a change somebody may put the record back, or elsewhere`() throws {
        var ends: Set<[String]> = []
        for seed in 1...20 as ClosedRange<UInt64> {
            var driver = Route53Driver(seed: seed, faults: DNSFaultPlan([.changedByHand: 1]))
            _ = try driver.point(to: "new.rds.example.net")
            driver.settle()
            #expect(driver.world.effects.map(\.actor) == [.caller, .somebodyElse])
            ends.insert(driver.values())
        }
        #expect(ends == [["old.rds.example.net"], ["elsewhere.example.net"]])
    }

    @Test func `a zone that others are changing refuses for a while`() throws {
        var driver = Route53Driver(faults: DNSFaultPlan([.zoneIsBusy: 0.5]))
        var refusals = 0
        for number in 0..<40 {
            do throws(RDSFault) {
                _ = try driver.change([.upsert(SimulatedRecordSet("a.example.com", values: ["v\(number)"]))])
            } catch {
                #expect(error.code == "PriorRequestNotComplete")
                refusals += 1
            }
            driver.pass(.seconds(10))
        }
        #expect((5..<35).contains(refusals))
    }

    @Test(arguments: [
        (FaultPlan.Kind.throttled, "fault Throttling", 0), (.failedBefore, "lost false", 0),
        (.requestLost, "lost false", 0), (.replyLost, "lost true", 1), (.credentialsExpire, "fault ExpiredToken", 0),
        (.slowReply, "reply", 1), (.staleRead, "reply", 1),
    ])
    func `the wire does to a call what it does to calls of RDS`(kind: FaultPlan.Kind, end: String, changes: Int) {
        var driver = Route53Driver(faults: DNSFaultPlan(wire: FaultPlan([kind: 1])))
        #expect(Self.swap(&driver) == end)
        #expect(driver.world.effects.count == changes)
    }

    @Test func `what the plan denies is refused and not done`() {
        var faults = DNSFaultPlan.none
        faults.deniedActions = [.changeResourceRecordSets]
        var driver = Route53Driver(faults: faults)
        #expect(Self.swap(&driver) == "fault AccessDenied")
        #expect(driver.world.effects.isEmpty)
    }

    private static func swap(_ driver: inout Route53Driver) -> String {
        var (before, after) = (Route53Driver.development, Route53Driver.development)
        before.values = driver.values()
        after.values = ["next-\(driver.world.effects.count).example.net"]
        let call = ChangeRecordsCall(zone: "Z1", [.delete(before), .create(after)])
        let exchange = driver.world.exchange(.changeResourceRecordSets, at: driver.now) { world throws(RDSFault) in
            try world.changeRecords(call, at: world.now)
        }
        return switch exchange.outcome {
        case .reply: "reply"
        case .fault(let fault): "fault \(fault.code)"
        case .lost(let executed): "lost \(executed)"
        }
    }

    @Test(arguments: 1...50) func `a storm is the same for the same seed, and ends when it is quiet`(seed: UInt64)
        throws
    {
        func run() -> (ends: [String], effects: [DNSEffect], driver: Route53Driver) {
            var faults = DNSFaultPlan.swarm(seed: seed)
            faults.wire.quietFrom = Route53Driver.script.start + .seconds(2000)
            var driver = Route53Driver(seed: seed, faults: faults)
            let ends = (0..<100).map { _ in
                defer { driver.pass(.seconds(20)) }
                return Self.swap(&driver)
            }
            driver.settle()
            return (ends, driver.world.effects, driver)
        }
        var (first, second) = (run(), run())
        #expect(first.ends == second.ends)
        #expect(first.effects == second.effects)
        #expect(first.effects.allSatisfy { $0.visiblyDone != nil })
        first.driver.pass(.seconds(20))
        #expect(Self.swap(&first.driver) == "reply")
        second.driver.pass(.seconds(1000))
        #expect(second.driver.visible().count == 1)
    }
}
