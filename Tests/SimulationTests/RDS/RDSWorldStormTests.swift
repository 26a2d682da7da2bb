import Simulation
import Testing

/// Worlds under a storm of random calls and faults: whatever is done to them, they stay consistent and come to rest.
struct RDSWorldStormTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a storm leaves one writer, agreeing lists and nothing under way`(block: UInt64) throws {
        for seed in block * 20..<block * 20 + 20 {
            var plan = FaultPlan.swarm(seed: seed)
            plan.quietFrom = RegionScript().start + .seconds(3000)
            var storm = Storm(seed: seed, faults: plan)
            for _ in 0..<120 {
                storm.act()
                try storm.checkWriters()
            }
            try storm.checkRest()
        }
    }
}

private struct Storm {
    var driver: RDSWorldDriver
    var draws: SeededGenerator
    var created = 0

    init(seed: UInt64, faults: FaultPlan) {
        driver = RDSWorldDriver(seed: seed, faults: faults)
        draws = SeededGenerator(seed: seed)
    }

    /// Makes one random call, most of which the world refuses or loses, and lets some time pass.
    mutating func act() {
        driver.pass(.milliseconds(draws.number(in: 0...60_000)))
        let names = ["orders-1", "orders-2", "orders-3", "orders-4"]
        let name = names[Int(draws.number(in: 0...3))]
        let choice = draws.number(in: 0...7)
        let isLarge = draws.chance(0.5)
        var copy = driver
        _ = driver.world.exchange(.describeDBClusters, at: driver.now) { world throws(RDSFault) in
            copy.world = world
            defer { world = copy.world }
            switch choice {
            case 0: _ = try copy.create(name)
            case 1, 2: _ = try copy.modify(name, class: isLarge ? "db.r6g.2xlarge" : "db.r6g.large")
            case 3: _ = try copy.modify(name, tier: Int(choice))
            case 4: _ = try copy.world.failOver(cluster: "orders", to: isLarge ? name : nil, at: copy.now)
            case 5: _ = try copy.world.rebootInstance(name, at: copy.now)
            case 6: _ = try copy.delete(name)
            default: _ = try copy.cluster()
            }
        }
    }

    mutating func checkWriters() throws {
        let members = try driver.cluster().members
        #expect(members.count(where: \.isWriter) <= 1)
        #expect(Set(members.map(\.instance)).count == members.count)
    }

    mutating func checkRest() throws {
        driver.settle()
        let cluster = try driver.cluster()
        let instances = try driver.world.describeInstances(of: ["orders"], at: driver.now)
        #expect(cluster.status == "available")
        #expect(cluster.members.map(\.instance) == instances.map(\.identifier))
        #expect(cluster.members.isEmpty || cluster.members.contains(where: \.isWriter))
        #expect(instances.allSatisfy { ["available", "insufficient-capacity"].contains($0.status) })
        #expect(instances.allSatisfy { $0.pending.isEmpty })
        #expect(driver.world.effects.allSatisfy { $0.visiblyDone != nil || $0.isSuperseded })
    }
}
