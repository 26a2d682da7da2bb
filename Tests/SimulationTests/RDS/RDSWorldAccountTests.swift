import Simulation
import Testing

/// The books: effects, counts, the critical path, what is due next, and what it costs.
struct RDSWorldAccountTests {
    @Test func `the next change is the next instant at which a description differs`() throws {
        var driver = RDSWorldDriver(seed: 5)
        let none = driver.world.nextChange(after: driver.now)
        #expect(none == nil)
        _ = try driver.modify("orders-3", class: "db.r6g.xlarge")
        let next = driver.world.nextChange(after: driver.now)
        let due = try #require(next)
        driver.now = due - .milliseconds(1)
        #expect(driver.instance("orders-3")?.status == "available")
        driver.now = due
        #expect(driver.instance("orders-3")?.status == "modifying")
    }

    @Test func `time that goes back is the latest time`() throws {
        var driver = RDSWorldDriver()
        driver.pass(.seconds(100))
        let latest = driver.now
        _ = try driver.world.describeClusters(at: latest - .seconds(50))
        #expect(driver.world.now == latest)
    }

    @Test func `a repeated change that is under way already has no second effect`() throws {
        var driver = RDSWorldDriver()
        _ = try driver.modify("orders-3", class: "db.r6g.xlarge")
        _ = try driver.modify("orders-3", class: "db.r6g.xlarge")
        _ = try driver.modify("orders-2", tier: 1)
        #expect(driver.world.effects.count == 1)
        #expect(driver.world.calls(of: .modifyDBInstance) == 3)
    }

    @Test func `another class before the first one shows takes its place`() throws {
        var driver = RDSWorldDriver()
        _ = try driver.modify("orders-3", class: "db.r6g.xlarge")
        _ = try driver.modify("orders-3", class: "db.r6g.2xlarge")
        driver.settle()
        #expect(driver.instance("orders-3")?.instanceClass == "db.r6g.2xlarge")
        #expect(driver.world.effects.map(\.isSuperseded) == [true, false])
        #expect(driver.world.criticalPath.unfinished == 0)
    }

    @Test func `the critical path counts overlapping effects once, and others' not at all`() throws {
        var driver = RDSWorldDriver(seed: 9)
        driver.world.schedule(.changesClass(instance: "billing-1", to: "db.r6g.large"), at: driver.now)
        _ = try driver.modify("orders-2", class: "db.r6g.xlarge")
        _ = try driver.modify("orders-3", class: "db.r6g.xlarge")
        #expect(driver.world.criticalPath.unfinished == 2)
        driver.settle()
        let spans = driver.world.effects.filter { $0.actor == .caller }.compactMap(\.span)
        #expect(driver.world.criticalPath.serial == spans[0] + spans[1])
        #expect(driver.world.criticalPath.busy == max(spans[0], spans[1]))
        driver.pass(.seconds(60))
        _ = try driver.world.failOver(cluster: "orders", to: "orders-2", at: driver.now)
        driver.settle()
        let last = try #require(driver.world.effects.last?.span)
        #expect(driver.world.criticalPath.busy == max(spans[0], spans[1]) + last)
    }

    @Test(arguments: [(Tempo.demo, 20), (.immediate, 0)])
    func `a quickened world lives through a creation in seconds`(tempo: Tempo, seconds: Int) throws {
        var driver = RDSWorldDriver(tempo: tempo)
        let begun = driver.now
        _ = try driver.create()
        driver.settle()
        driver.pass(.zero)
        #expect(driver.instance("orders-4")?.status == "available")
        #expect(driver.now - begun <= .seconds(seconds))
    }

    @Test func `a scripted region shows what the script says`() throws {
        var script = RegionScript.orders
        script.clusters[0].members.append(.autoscaled("0a1b"))
        script.clusters[0].serverless = ServerlessCapacity(minimum: 0.5, maximum: 16)
        script.clusters[0].members[2].instanceClass = "db.serverless"
        script.clusters[0].members[1].pending = InstancePendingValues(instanceClass: "db.r6g.2xlarge")
        script.clusters[0].members[1].replicaLag = .milliseconds(900)
        script.otherInstances = 10
        var driver = RDSWorldDriver(script)
        let members = try driver.world.describeInstances(of: ["orders"], at: driver.now)
        #expect(members.map(\.isAutoscaled) == [true, false, false, false])
        #expect(members.map(\.instanceClass).last == "db.serverless")
        #expect(members[2].pending.instanceClass == "db.r6g.2xlarge")
        #expect(try driver.cluster().writer == "orders-1")
        #expect(try driver.world.replicaLag(of: "orders-2", at: driver.now) == .milliseconds(900))
        #expect(try driver.world.replicaLag(of: "orders-1", at: driver.now) == nil)
        let quotas = try driver.world.describeAccountAttributes(at: driver.now)
        #expect(quotas.first?.used == 15)
        let options = try driver.world.describeOrderableOptions(
            engine: "aurora-postgresql", engineVersion: "15.4", instanceClass: "db.r8g.large", at: driver.now)
        #expect(options.map(\.storageType) == ["aurora", "aurora-iopt1"])
        #expect(Set(options.map(\.availabilityZones)) == [["us-east-1a", "us-east-1b"]])
    }

    @Test func `a thousand calls of a resize cost milliseconds`() throws {
        let clock = ContinuousClock()
        var fastest = Duration.seconds(60)
        for seed in 1...5 as ClosedRange<UInt64> {
            let spent = try clock.measure {
                var driver = RDSWorldDriver(seed: seed)
                _ = try driver.create()
                _ = try driver.modify("orders-3", class: "db.r6g.xlarge")
                for _ in 0..<500 {
                    let now = driver.now
                    _ = driver.world.exchange(.describeDBInstances, at: now) { world throws(RDSFault) in
                        try world.describeInstances(of: ["orders"], at: now)
                    }
                    _ = driver.world.exchange(.describeDBClusters, at: now) { world throws(RDSFault) in
                        try world.describeClusters(at: now)
                    }
                    driver.pass(.seconds(2))
                }
            }
            fastest = min(fastest, spent)
        }
        #expect(fastest < .milliseconds(60), "\(fastest)")
    }
}
