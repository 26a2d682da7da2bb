import Simulation
import Testing

/// The standby of a Multi-AZ instance: failovers, and the change of its class.
struct RDSWorldStandbyTests {
    static let seeds: [UInt64] = Array(1...20)

    @Test(arguments: seeds)
    func `a failover takes a minute or two, and the lists show the former zones for minutes`(seed: UInt64) throws {
        var driver = RDSWorldDriver(.standalone, seed: seed)
        let before = driver.instance("catalog")
        #expect((before?.availabilityZone, before?.secondaryZone) == ("us-east-1a", "us-east-1b"))
        #expect(try driver.world.rebootInstance("catalog", forcesFailover: true, at: driver.now).status == "rebooting")
        var outage: [SimulatedTime] = []
        let sights = driver.settle { driver in
            let shown = driver.instance("catalog")
            driver.note(&outage, of: "catalog")
            return "\(shown?.status ?? "-") \(shown?.availabilityZone ?? "-") \(shown?.secondaryZone ?? "-")"
        }
        #expect(
            sights == [
                "available us-east-1a us-east-1b", "rebooting us-east-1a us-east-1b",
                "available us-east-1a us-east-1b", "available us-east-1b us-east-1a",
            ])
        try #require(outage.count == 2)
        #expect((.seconds(60)...(.seconds(120)) as ClosedRange<Duration>).contains(outage[1] - outage[0]))
        let numbers = try driver.instanceEvents("catalog")
        #expect(numbers == [13, 49] || numbers == [13, 15])
        let effect = try #require(driver.world.effects.first)
        #expect(effect.what == .standbyTookOver(from: "us-east-1a", to: "us-east-1b"))
        #expect(effect.visiblyDone == driver.now && !effect.hasFailed)
        #expect(try #require(effect.visiblyDone) - outage[1] >= .seconds(40))
    }

    @Test func `a failover soon after another one is accepted and dropped, and an event alone tells it`() throws {
        var script = RegionScript.standalone
        (script.instances[0].lastFailover, script.instances[0].abandonsFailovers) = (.seconds(1200), true)
        var driver = RDSWorldDriver(script)
        #expect(try driver.world.rebootInstance("catalog", forcesFailover: true, at: driver.now).status == "rebooting")
        let sights = driver.settle { driver in
            #expect(driver.world.acceptsWrites(instance: "catalog") == true)
            return driver.instance("catalog").map { "\($0.status) \($0.availabilityZone)" }
        }
        #expect(sights == ["available us-east-1a"])
        #expect(try driver.instanceEvents("catalog") == [13, 49, 34])
        #expect(driver.world.effects.map(\.hasFailed) == [true])
        driver.pass(.seconds(3600))
        _ = try driver.world.rebootInstance("catalog", forcesFailover: true, at: driver.now)
        driver.settle()
        #expect(driver.instance("catalog")?.availabilityZone == "us-east-1b")
    }

    @Test func `soon after another failover a draw decides where the script does not`() throws {
        var abandoned = 0
        for seed in Self.seeds {
            var script = RegionScript.standalone
            script.instances[0].lastFailover = .seconds(600)
            var driver = RDSWorldDriver(script, seed: seed)
            _ = try driver.world.rebootInstance("catalog", forcesFailover: true, at: driver.now)
            driver.settle()
            if driver.world.effects[0].hasFailed { abandoned += 1 }
        }
        #expect((1..<Self.seeds.count).contains(abandoned))
    }

    @Test func `a primary that comes back in its zone is told by other events`() throws {
        var faults = FaultPlan()
        faults[.failoverStaysInZone] = 1
        var driver = RDSWorldDriver(.standalone, faults: faults)
        _ = try driver.world.rebootInstance("catalog", forcesFailover: true, at: driver.now)
        driver.settle()
        #expect(try driver.instanceEvents("catalog") == [13, 50, 51])
        #expect(driver.instance("catalog")?.availabilityZone == "us-east-1a")
        #expect(driver.world.effects.map(\.hasFailed) == [false])
        #expect(driver.world.effects[0].visiblyDone != nil)
    }

    @Test func `AWS can lack room for another class, and then nothing happens`() throws {
        let faults = FaultPlan([.noCapacity: 1])
        var codes: Set<String?> = []
        for seed in Self.seeds {
            var driver = RDSWorldDriver(.standalone, seed: seed, faults: faults)
            let code = driver.code { _ = try $0.modify("blog", class: "db.r6g.xlarge") }
            codes.insert(code)
            #expect(driver.world.effects.isEmpty == (code != nil))
        }
        #expect(codes == ["InsufficientDBInstanceCapacity", nil])
    }

    @Test func `an instance without a standby fails over nowhere, nor does one that is busy`() throws {
        var driver = RDSWorldDriver(.standalone)
        #expect(
            driver.code { _ = try $0.world.rebootInstance("blog", forcesFailover: true, at: $0.now) }
                == "InvalidDBInstanceState")
        _ = try driver.modify("catalog", class: "db.r6g.xlarge")
        #expect(
            driver.code { _ = try $0.world.rebootInstance("catalog", forcesFailover: true, at: $0.now) }
                == "InvalidDBInstanceState")
    }

    @Test func `a failover leaves parameters waiting that a restart brings into force`() throws {
        var script = RegionScript.standalone
        script.customParameterGroups.append(SimulatedParameterGroup("other", .instance, family: "postgres15"))
        var driver = RDSWorldDriver(script)
        _ = try driver.modify("catalog", group: "other")
        driver.settle()
        _ = try driver.world.rebootInstance("catalog", forcesFailover: true, at: driver.now)
        driver.settle()
        #expect(driver.instance("catalog")?.parameterApplyStatus == "pending-reboot")
        _ = try driver.world.rebootInstance("catalog", at: driver.now)
        driver.settle()
        #expect(driver.instance("catalog")?.parameterApplyStatus == "in-sync")
        #expect(driver.instance("catalog")?.availabilityZone == "us-east-1b", "a restart moves nothing")
    }

    @Test(arguments: seeds)
    func `with a standby a class change costs one failover, and the class shows when both have it`(seed: UInt64) throws
    {
        var driver = RDSWorldDriver(.standalone, seed: seed)
        _ = try driver.modify("catalog", class: "db.r6g.2xlarge")
        var outage: [SimulatedTime] = []
        let sights = driver.settle { driver in
            driver.note(&outage, of: "catalog")
            return driver.instance("catalog").map { "\($0.status) \($0.instanceClass)" }
        }
        #expect(sights == ["available db.r6g.large", "modifying db.r6g.large", "available db.r6g.2xlarge"])
        try #require(outage.count == 2)
        #expect((.seconds(40)...(.seconds(120)) as ClosedRange<Duration>).contains(outage[1] - outage[0]))
        let effect = try #require(driver.world.effects.first)
        #expect(try #require(effect.visiblyDone) - outage[1] >= .seconds(300), "the former primary is changed then")
        #expect(try driver.instanceEvents("catalog") == [12, 4, 13, 49, 14])
        let shown = driver.instance("catalog")
        #expect((shown?.availabilityZone, shown?.secondaryZone) == ("us-east-1b", "us-east-1a"))
        #expect(shown?.pending.isEmpty == true)
    }

    @Test func `without a standby a class change takes the database out of service for minutes`() throws {
        var driver = RDSWorldDriver(.standalone)
        _ = try driver.modify("blog", class: "db.r6g.xlarge")
        var outage: [SimulatedTime] = []
        _ = driver.settle { driver in
            driver.note(&outage, of: "blog")
            return 0
        }
        try #require(outage.count == 2)
        #expect(outage[1] - outage[0] >= .seconds(180))
    }

    @Test func `a class must be there in both zones, and be one that can have a standby`() throws {
        var script = RegionScript.standalone
        script.classes["db.r8g.large"] = ["us-east-1a"]
        script.withoutCapacity = ["db.r6g.4xlarge": ["us-east-1b"]]
        var driver = RDSWorldDriver(script)
        #expect(driver.code { _ = try $0.modify("catalog", class: "db.r8g.large") } == "InvalidParameterCombination")
        #expect(driver.code { _ = try $0.modify("catalog", class: "db.t4g.medium") } == "InvalidParameterCombination")
        #expect(
            driver.code { _ = try $0.modify("catalog", class: "db.r6g.4xlarge") } == "InsufficientDBInstanceCapacity")
        let options = try driver.world.describeOrderableOptions(
            engine: "postgres", engineVersion: "15.8", at: driver.now)
        #expect(Set(options.filter { !$0.isMultiAZCapable }.map(\.instanceClass)) == ["db.t4g.medium"])
        #expect(driver.world.effects.isEmpty)
    }

    @Test func `a class change that is not to be immediate waits for the window`() throws {
        var driver = RDSWorldDriver(.standalone)
        _ = try driver.modify("catalog", class: "db.r6g.xlarge", immediately: false)
        driver.pass(.seconds(7200))
        #expect(driver.instance("catalog")?.pending.instanceClass == "db.r6g.xlarge")
        #expect(driver.instance("catalog")?.instanceClass == "db.r6g.large")
    }
}

extension RDSWorldDriver {
    /// Writes down when an instance stops taking writes, and when it takes them again.
    mutating func note(_ outage: inout [SimulatedTime], of instance: String) {
        world.advance(to: now)
        if world.acceptsWrites(instance: instance) != outage.count.isMultiple(of: 2) { outage.append(now) }
    }

    /// The numbers of what the events tell of an instance.
    mutating func instanceEvents(_ name: String) throws -> [Int] {
        try world.describeEvents(source: name, type: .instance, from: .epoch, at: now).map(\.number)
    }
}
