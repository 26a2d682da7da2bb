import Simulation
import Testing

/// What a member's and a cluster's life looks like from outside.
struct RDSWorldLifeTests {
    static let seeds: [UInt64] = Array(1...40)

    @Test(arguments: seeds)
    func `a creation shows late, then creating, then available within bounds`(seed: UInt64) throws {
        var driver = RDSWorldDriver(seed: seed)
        let begun = driver.now
        #expect(try driver.create().status == "creating")
        let statuses = try driver.settle { driver in
            let found = driver.instance("orders-4")
            let listed = try driver.world.describeInstances(of: ["orders"], at: driver.now)
            #expect(listed.first { $0.identifier == "orders-4" } == found)
            return found?.status
        }
        let shown = statuses.compactMap { $0 }
        #expect(shown.first == "creating")
        #expect(shown.last == "available")
        let between = Set(shown.dropFirst().dropLast())
        #expect(between.isSubset(of: ["configuring-enhanced-monitoring", "backing-up", "modifying"]))
        let span = try #require(driver.world.effects[0].span)
        #expect((.seconds(150)...(.seconds(900 + 90 + 60 + 90))).contains(span))
        #expect(begun + span == driver.now)
    }

    @Test func `creations of forty seeds differ in length and in what they show first`() throws {
        var spans: Set<Duration> = []
        var first: Set<String?> = []
        for seed in Self.seeds {
            var driver = RDSWorldDriver(seed: seed)
            _ = try driver.create()
            driver.pass(.milliseconds(900))
            first.insert(driver.instance("orders-4")?.status)
            driver.settle()
            spans.insert(try #require(driver.world.effects[0].span))
        }
        #expect(spans.count > 35)
        #expect(first == [nil, "creating"])
    }

    @Test(arguments: seeds)
    func `a reader's class change shows available with the old class, modifying, available with the new`(
        seed: UInt64
    ) throws {
        var driver = RDSWorldDriver(seed: seed)
        let reply = try driver.modify("orders-3", class: "db.r6g.xlarge")
        #expect(reply.pending.instanceClass == "db.r6g.xlarge")
        #expect(reply.status == "available")
        let sights = driver.settle { Sight($0.instance("orders-3")) }
        #expect(sights.first?.text == "available db.r6g.large")
        #expect(sights[1].text == "modifying db.r6g.large")
        #expect(sights[1].pending == "db.r6g.xlarge")
        #expect(sights.last?.text == "available db.r6g.xlarge")
        #expect(sights.last?.pending == nil)
        let span = try #require(driver.world.effects[0].span)
        #expect((.seconds(180)...(.seconds(60 + 700 + 90))).contains(span))
        #expect(try driver.cluster().writer == "orders-1")
    }

    @Test(arguments: seeds)
    func `changing the writer's class moves the writer role to the preferred reader`(seed: UInt64) throws {
        var driver = RDSWorldDriver(seed: seed)
        _ = try driver.modify("orders-1", class: "db.r6g.xlarge")
        let writers = try driver.settle { try $0.cluster().writer }
        #expect(writers == ["orders-1", "orders-2"])
        #expect(driver.instance("orders-1")?.instanceClass == "db.r6g.xlarge")
        #expect(driver.world.effects.count == 1, "Aurora's own failover is not an effect of the caller")
    }

    @Test func `a lone writer keeps its role while its class changes`() throws {
        var driver = RDSWorldDriver()
        _ = try driver.modify("billing-1", class: "db.r6g.large")
        let writers = try driver.settle { try $0.cluster("billing").writer }
        #expect(writers == ["billing-1"])
    }

    @Test(arguments: seeds)
    func `a failover shows late, flips once and settles`(seed: UInt64) throws {
        var driver = RDSWorldDriver(seed: seed)
        let begun = driver.now
        _ = try driver.world.failOver(cluster: "orders", to: "orders-3", at: driver.now)
        #expect(try driver.cluster().status == "available")
        var flippedAt: SimulatedTime?
        let sights = try driver.settle { driver in
            let cluster = try driver.cluster()
            if cluster.writer == "orders-3", flippedAt == nil { flippedAt = driver.now }
            return "\(cluster.status) \(cluster.writer ?? "-")"
        }
        #expect(sights.first == "available orders-1")
        #expect(sights.last == "available orders-3")
        #expect(sights.contains("failing-over orders-1"))
        let flip = try #require(flippedAt) - begun
        #expect((.seconds(4)...(.seconds(38))).contains(flip))
        #expect(driver.instance("orders-1")?.status == "available")
        #expect(driver.world.effects[0].visiblyDone == driver.now)
        #expect(try driver.cluster().members.filter(\.isWriter).count == 1)
    }

    @Test(arguments: [("14.6", true), ("14.7", false), ("13.9", true), ("11.21", true), ("15.4", false)])
    func `readers go down with the writer on versions without read availability`(version: String, goDown: Bool) throws {
        for reboots in [false, true] {
            var script = RegionScript.orders
            script.clusters[0].engineVersion = version
            var driver = RDSWorldDriver(script)
            if reboots {
                _ = try driver.world.rebootInstance("orders-1", at: driver.now)
            } else {
                _ = try driver.world.failOver(cluster: "orders", to: "orders-3", at: driver.now)
            }
            let sights = driver.settle { $0.instance("orders-2")?.status }
            #expect(sights.contains("rebooting") == goDown)
            #expect(sights.last == "available")
        }
    }

    @Test func `members of a failover show modifying or rebooting in some worlds`() throws {
        var statuses: Set<String> = []
        for seed in Self.seeds {
            var driver = RDSWorldDriver(seed: seed)
            _ = try driver.world.failOver(cluster: "orders", to: "orders-3", at: driver.now)
            for status in driver.settle({ $0.instance("orders-3")?.status ?? "-" }) { statuses.insert(status) }
        }
        #expect(statuses == ["available", "modifying", "rebooting"])
    }

    @Test(
        arguments: [
            (tiers: [1, 2, 0], classes: ["db.r6g.large", "db.r6g.large", "db.r6g.large"], heir: "orders-3"),
            (tiers: [1, 1, 1], classes: ["db.r6g.large", "db.r6g.large", "db.r6g.2xlarge"], heir: "orders-3"),
            (tiers: [0, 1, 1], classes: ["db.r6g.large", "db.r6g.xlarge", "db.r6g.large"], heir: "orders-2"),
            (tiers: [0, 15, 15], classes: ["db.r6g.large", "db.r6g.large", "db.r6g.large"], heir: "orders-2"),
        ])
    func `without a target the lowest tier wins, then size, then name`(
        tiers: [Int], classes: [String], heir: String
    ) throws {
        var script = RegionScript.orders
        for position in 0..<3 {
            script.clusters[0].members[position].tier = tiers[position]
            script.clusters[0].members[position].instanceClass = classes[position]
        }
        var driver = RDSWorldDriver(script)
        _ = try driver.world.failOver(cluster: "orders", at: driver.now)
        driver.settle()
        #expect(try driver.cluster().writer == heir)
    }

    @Test(arguments: seeds)
    func `a deleted reader leaves both lists, in either order`(seed: UInt64) throws {
        var driver = RDSWorldDriver(seed: seed)
        _ = try driver.delete("orders-3")
        let sights = try driver.settle { driver in
            let isListed = try driver.cluster().members.contains { $0.instance == "orders-3" }
            return "\(driver.instance("orders-3")?.status ?? "gone") \(isListed)"
        }
        #expect(sights.prefix(2) == ["available true", "deleting true"])
        #expect(["gone true", "deleting false"].contains(sights[2]))
        #expect(sights.last == "gone false")
        #expect(driver.world.effects[0].visiblyDone == driver.now)
    }

    @Test func `deleted readers leave the one list first in some worlds and the other in others`() throws {
        var orders: Set<String> = []
        for seed in Self.seeds {
            var driver = RDSWorldDriver(seed: seed)
            _ = try driver.delete("orders-3")
            let sights = try driver.settle { driver in
                let isListed = try driver.cluster().members.contains { $0.instance == "orders-3" }
                return (driver.instance("orders-3") != nil) == isListed ? "agree" : "listed: \(isListed)"
            }
            orders.formUnion(sights)
        }
        #expect(orders == ["agree", "listed: true", "listed: false"])
    }

    @Test(arguments: seeds)
    func `deleting the writer hands its role to a reader`(seed: UInt64) throws {
        var driver = RDSWorldDriver(seed: seed)
        _ = try driver.delete("orders-1")
        driver.settle()
        #expect(try driver.cluster().writer == "orders-2")
        #expect(try driver.cluster().members.count == 2)
    }

    @Test(arguments: seeds)
    func `a parameter group is applying, then pending-reboot, and in sync only after a reboot`(seed: UInt64) throws {
        var script = RegionScript.orders
        script.parameterGroups = ["tuned"]
        var driver = RDSWorldDriver(script, seed: seed)
        _ = try driver.modify("orders-2", group: "tuned")
        #expect(driver.settle { $0.instance("orders-2")?.parameterApplyStatus } == ["applying", "pending-reboot"])
        _ = try driver.world.rebootInstance("orders-2", at: driver.now)
        let sights = driver.settle { "\($0.instance("orders-2")?.status ?? "-")" }
        #expect(sights == ["available", "rebooting", "available"])
        #expect(driver.instance("orders-2")?.parameterApplyStatus == "in-sync")
    }

    @Test func `a promotion tier changes at once in both lists`() throws {
        var driver = RDSWorldDriver()
        _ = try driver.modify("orders-3", tier: 0)
        #expect(driver.instance("orders-3")?.promotionTier == 0)
        #expect(try driver.cluster().members[2].promotionTier == 0)
        #expect(driver.world.effects[0].span == .zero)
        #expect(driver.world.nextChange(after: driver.now) == nil)
    }

    @Test func `a deferred class waits as a pending value and is applied with the next immediate change`() throws {
        var driver = RDSWorldDriver()
        _ = try driver.modify("orders-3", class: "db.r6g.xlarge", immediately: false)
        driver.settle()
        #expect(driver.instance("orders-3")?.pending.instanceClass == "db.r6g.xlarge")
        #expect(driver.instance("orders-3")?.instanceClass == "db.r6g.large")
        _ = try driver.modify("orders-3", tier: 3)
        driver.settle()
        #expect(driver.instance("orders-3")?.instanceClass == "db.r6g.xlarge")
        #expect(driver.instance("orders-3")?.pending.isEmpty == true)
    }

    @Test func `an automatic backup shows on the cluster and ends`() throws {
        var driver = RDSWorldDriver()
        driver.world.schedule(.backsUp(cluster: "orders"), at: driver.now + .seconds(10))
        #expect(try driver.settle { try $0.cluster().status } == ["available", "backing-up", "available"])
        #expect(try driver.world.describeClusterSnapshots(of: "orders", at: driver.now).count == 2)
    }

    @Test func `the autoscaler adds a tagged reader of the writer's class and takes it away again`() throws {
        var driver = RDSWorldDriver()
        driver.world.schedule(.autoscalerAdds(cluster: "orders"), at: driver.now, by: .autoscaler)
        driver.settle()
        let added = try #require(try driver.world.describeInstances(at: driver.now).first { $0.isAutoscaled })
        #expect(added.instanceClass == "db.r6g.large")
        driver.world.schedule(.autoscalerRemoves(cluster: "orders"), at: driver.now, by: .autoscaler)
        driver.settle()
        #expect(try driver.cluster().members.count == 3)
        #expect(driver.world.effects.map(\.actor) == [.autoscaler, .autoscaler])
    }

    @Test func `the autoscaler acts while a reader is out, and not while the cluster is not available`() throws {
        var driver = RDSWorldDriver()
        _ = try driver.world.rebootInstance("orders-2", at: driver.now)
        driver.world.schedule(.autoscalerAdds(cluster: "orders"), at: driver.now, by: .autoscaler)
        driver.settle()
        #expect(try driver.cluster().members.count == 4)
        driver.world.schedule(.backsUp(cluster: "orders"), at: driver.now)
        driver.world.schedule(.autoscalerRemoves(cluster: "orders"), at: driver.now + .seconds(1), by: .autoscaler)
        driver.settle()
        #expect(try driver.cluster().members.count == 4)
    }

    @Test func `while autoscaling is suspended it neither adds nor removes a reader, and each is suspended by itself`()
        throws
    {
        var driver = RDSWorldDriver()
        driver.world.scaling = [SimulatedScaling(of: "orders", 1, to: 8)]
        func act(_ suspension: SimulatedScaling.Suspension) throws -> Int {
            try driver.world.suspendScaling(of: "orders", suspension, at: driver.now)
            driver.world.schedule(.autoscalerAdds(cluster: "orders"), at: driver.now, by: .autoscaler)
            driver.settle()
            driver.world.schedule(.autoscalerRemoves(cluster: "orders"), at: driver.now, by: .autoscaler)
            driver.settle()
            return try driver.cluster().members.count
        }
        #expect(try act(.init(removal: true, addition: true, schedule: true)) == 3)
        #expect(try act(.init(removal: true)) == 4)
        #expect(try act(.init(removal: true, addition: true)) == 4)
        #expect(try act(.init()) == 4)
        #expect(try driver.world.describeScaling(of: "orders", at: driver.now)?.suspension == .init())
        #expect(throws: RDSFault.self) { try driver.world.suspendScaling(of: "carts", .init(), at: driver.now) }
    }

    private struct Sight: Equatable {
        var text: String
        var pending: String?

        init(_ instance: SimulatedInstance?) {
            text = "\(instance?.status ?? "-") \(instance?.instanceClass ?? "-")"
            pending = instance?.pending.instanceClass
        }

        static func == (left: Sight, right: Sight) -> Bool { left.text == right.text }
    }
}
