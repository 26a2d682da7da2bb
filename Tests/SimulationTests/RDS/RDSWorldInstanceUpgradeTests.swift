import Simulation
import Testing

/// Upgrades in place of instances that belong to no cluster.
struct RDSWorldInstanceUpgradeTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `a major version of PostgreSQL stops both zones, and the outage lasts until the replicas have it`(
        seed: UInt64
    ) throws {
        var driver = RDSWorldDriver(.standalone, seed: seed)
        let reply = try driver.upgrade("catalog", to: "16.6", group: "catalog-16")
        #expect(reply.pending.engineVersion == "16.6")
        var outage: [SimulatedTime] = []
        let sights = driver.settle { driver in
            let shown = driver.instance("catalog")
            driver.note(&outage, of: "catalog")
            return "\(shown?.status ?? "-") \(shown?.engineVersion ?? "-")"
        }
        #expect(sights == ["available 15.8", "upgrading 15.8", "upgrading 16.6", "available 16.6"])
        try #require(outage.count == 2)
        #expect(outage[1] - outage[0] >= .seconds(600))
        #expect(driver.instance("catalog")?.parameterGroup == "catalog-16")
        #expect(driver.instance("catalog")?.availabilityZone == "us-east-1a")
        for name in ["catalog-replica-1", "catalog-replica-2"] {
            #expect(driver.instance(name)?.engineVersion == "16.6")
            #expect(driver.instance(name)?.parameterGroup == "default.postgres16", "a custom group is set afterwards")
            #expect(driver.instance(name)?.status == "available")
        }
        #expect(try driver.instanceEvents("catalog") == [264, 265, 266, 267, 268, 269, 399, 47, 6])
        let taken = try driver.world.describeInstanceSnapshots(of: "catalog", at: driver.now).map(\.identifier)
        #expect(taken.contains { $0.hasPrefix("preupgrade-catalog-15-8-to-16-6-") })
        #expect(driver.world.effects.map(\.what) == [.versionModified(to: "16.6")])
        #expect(driver.world.effects[0].visiblyDone == driver.now)
    }

    @Test func `what the checks find ends an upgrade while the database serves, and stands in a log file`() throws {
        var script = RegionScript.standalone
        script.instances[0].upgradeObstacle = "Your installation contains the \"unknown\" data type in user tables."
        var driver = RDSWorldDriver(script)
        _ = try driver.upgrade("catalog", to: "16.6", group: "catalog-16")
        var outage: [SimulatedTime] = []
        _ = driver.settle { driver in
            driver.note(&outage, of: "catalog")
            return outage.count
        }
        #expect(outage.isEmpty)
        let shown = driver.instance("catalog")
        #expect((shown?.status, shown?.engineVersion) == ("available", "15.8"))
        #expect(shown?.pending.isEmpty == true)
        #expect(try driver.instanceEvents("catalog") == [264, 265, 158])
        #expect(driver.world.effects[0].hasFailed)
        let files = try driver.world.describeLogFiles(of: "catalog", containing: "precheck", at: driver.now)
        let name = try #require(files.first?.name)
        let portion = try driver.world.downloadLog(name, of: "catalog", marker: "0", at: driver.now)
        #expect(portion.text.contains("unknown") && !portion.hasMore)
        let first = try driver.world.downloadLog(name, of: "catalog", marker: "0", lines: 2, at: driver.now)
        #expect(first.hasMore)
        let rest = try driver.world.downloadLog(name, of: "catalog", marker: first.marker, at: driver.now)
        #expect(first.text + rest.text == portion.text)
        #expect(
            driver.code { _ = try $0.world.downloadLog("none", of: "catalog", at: $0.now) } == "DBLogFileNotFoundFault")
        // Another minor version meets no such checks.
        _ = try driver.upgrade("catalog-replica-1", to: "15.10", group: nil)
        driver.settle()
        #expect(driver.instance("catalog-replica-1")?.engineVersion == "15.10")
    }

    @Test func `a version that does not start is rolled back`() throws {
        var faults = FaultPlan()
        faults[.upgradeFails] = 1
        var ends: Set<[Int]> = []
        for seed in 1...20 as ClosedRange<UInt64> {
            var driver = RDSWorldDriver(.standalone, seed: seed, faults: faults)
            _ = try driver.upgrade("blog", to: "8.4.5", group: nil)
            driver.settle()
            #expect(driver.instance("blog")?.engineVersion == "8.0.40")
            #expect(driver.world.acceptsWrites(instance: "blog") == true)
            #expect(driver.world.effects[0].hasFailed)
            ends.insert(try driver.instanceEvents("blog").filter { $0 != 6 })
        }
        #expect(ends == [[264, 265, 158], [264, 265, 266, 267, 188]])
    }

    @Test func `replicas go first where they are not taken along`() throws {
        var driver = RDSWorldDriver(.standalone)
        #expect(driver.code { _ = try $0.upgrade("catalog", to: "15.10", group: nil) } == "DBUpgradeDependencyFailure")
        for name in ["catalog-replica-1", "catalog-replica-2", "catalog"] {
            _ = try driver.upgrade(name, to: "15.10", group: nil)
            driver.settle()
            #expect(driver.instance(name)?.engineVersion == "15.10")
        }
        #expect(driver.instance("catalog")?.parameterGroup == "catalog-15")
        #expect(
            driver.code { _ = try $0.upgrade("catalog-replica-1", to: "16.6", group: nil) }
                == "InvalidParameterCombination")
    }

    @Test func `an upgrade names a way that there is, and groups of the new version`() throws {
        var script = RegionScript.standalone
        script.optionGroups = [
            SimulatedOptionGroup("blog-80", engine: "mysql", majorVersion: "8.0"),
            SimulatedOptionGroup("blog-84", engine: "mysql", majorVersion: "8.4"),
        ]
        script.instances[1].optionGroup = "blog-80"
        var driver = RDSWorldDriver(script)
        let combination = "InvalidParameterCombination"
        #expect(driver.code { _ = try $0.upgrade("catalog", to: "17.1", group: nil) } == combination)
        #expect(driver.code { _ = try $0.upgrade("catalog", to: "16.6", group: nil) } == combination)
        #expect(driver.code { _ = try $0.upgrade("catalog", to: "16.6", group: "catalog-15") } == combination)
        #expect(driver.code { _ = try $0.upgrade("catalog", to: "16.6", group: "none") } == "DBParameterGroupNotFound")
        #expect(
            driver.code {
                _ = try $0.upgrade("catalog", to: "16.6", group: "catalog-16") { $0.allowsMajorVersionUpgrade = false }
            }
                == combination)
        #expect(driver.code { _ = try $0.upgrade("blog", to: "8.4.5", group: nil) } == combination)
        #expect(
            driver.code { _ = try $0.upgrade("blog", to: "8.4.5", group: nil) { $0.optionGroup = "blog-80" } }
                == combination)
        _ = try driver.modify("catalog", class: "db.r6g.xlarge", immediately: false)
        #expect(
            driver.code { _ = try $0.upgrade("catalog", to: "16.6", group: "catalog-16") } == "InvalidDBInstanceState")
        _ = try driver.upgrade("blog", to: "8.4.5", group: nil) { $0.optionGroup = "blog-84" }
        driver.settle()
        #expect(driver.instance("blog")?.optionGroup == "blog-84")
    }

    @Test func `an upgrade waits for the window until something is to be immediate`() throws {
        var driver = RDSWorldDriver(.standalone)
        _ = try driver.upgrade("blog", to: "8.0.42", group: nil) { $0.appliesImmediately = false }
        driver.pass(.seconds(7200))
        #expect(driver.instance("blog")?.pending.engineVersion == "8.0.42")
        var call = ModifyInstanceCall(identifier: "blog")
        call.appliesImmediately = true
        _ = try driver.world.modifyInstance(call, at: driver.now)
        driver.settle()
        #expect(driver.instance("blog")?.engineVersion == "8.0.42")
        #expect(driver.instance("blog")?.pending.isEmpty == true)
    }
}

extension RDSWorldDriver {
    mutating func upgrade(
        _ name: String, to version: String, group: String?, _ change: (inout ModifyInstanceCall) -> Void = { _ in }
    ) throws(RDSFault) -> SimulatedInstance {
        var call = ModifyInstanceCall(identifier: name)
        (call.engineVersion, call.parameterGroup) = (version, group)
        (call.allowsMajorVersionUpgrade, call.appliesImmediately) = (true, true)
        change(&call)
        return try world.modifyInstance(call, at: now)
    }
}
