import Simulation
import Testing

/// Instances of no cluster under a storm of random calls and mishaps: whatever is done to them, they come to rest.
struct RDSWorldInstanceStormTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a storm leaves instances at rest, in agreement, and one writer of each name`(block: UInt64) throws {
        for seed in block * 10..<block * 10 + 10 {
            var plan = FaultPlan.swarm(seed: seed)
            plan.quietFrom = RegionScript().start + .seconds(80_000)
            var storm = InstanceStorm(seed: seed, faults: plan)
            for _ in 0..<100 {
                storm.act()
                try storm.checkLinks()
            }
            try storm.checkRest()
        }
    }

    @Test func `storms meet every kind of work on instances, done and failed`() throws {
        var actions: Set<RDSAction> = []
        var failed: Set<RDSAction> = []
        for seed in 0..<100 as Range<UInt64> {
            var storm = InstanceStorm(seed: seed, faults: .swarm(seed: seed))
            for _ in 0..<100 { storm.act() }
            for effect in storm.driver.world.effects {
                actions.insert(effect.action)
                if effect.hasFailed { failed.insert(effect.action) }
            }
        }
        let wanted: Set<RDSAction> = [
            .modifyDBInstance, .rebootDBInstance, .createDBInstanceReadReplica, .promoteReadReplica, .deleteDBInstance,
            .createBlueGreenDeployment, .switchoverBlueGreenDeployment, .deleteBlueGreenDeployment,
        ]
        #expect(wanted.subtracting(actions).isEmpty)
        let failing: Set<RDSAction> = [
            .modifyDBInstance, .rebootDBInstance, .createBlueGreenDeployment, .switchoverBlueGreenDeployment,
        ]
        #expect(failing.subtracting(failed).isEmpty)
    }
}

private struct InstanceStorm {
    var driver: RDSWorldDriver
    var draws: SeededGenerator
    var made = 0

    init(seed: UInt64, faults: FaultPlan) {
        var script = RegionScript.standalone
        script.instances[0].hasDeletionProtection = seed % 2 == 0
        driver = RDSWorldDriver(script, seed: seed, faults: faults)
        draws = SeededGenerator(seed: seed)
    }

    /// Makes one random call, most of which the world refuses, and lets some time pass.
    mutating func act() {
        driver.pass(.milliseconds(draws.number(in: 0...1_800_000)))
        let choice = draws.number(in: 0...16)
        let isFirst = draws.chance(0.5)
        let names = (try? driver.world.describeInstances(at: driver.now).filter { $0.cluster == nil }) ?? []
        guard !names.isEmpty else { return }
        let name = names[Int(draws.number(in: 0...Int64(names.count - 1)))].identifier
        made += 1
        do throws(RDSFault) {
            if choice < 9 { try change(choice, name, isFirst) } else { try deploy(choice, name, isFirst) }
        } catch {
            #expect(!error.message.isEmpty)
        }
    }

    private mutating func change(_ choice: Int64, _ name: String, _ isFirst: Bool) throws(RDSFault) {
        switch choice {
        case 0, 1: _ = try driver.world.rebootInstance(name, forcesFailover: isFirst, at: driver.now)
        case 2, 3: _ = try driver.modify(name, class: isFirst ? "db.r6g.2xlarge" : "db.t4g.large")
        case 4: _ = try driver.upgrade(name, to: isFirst ? "15.10" : "8.0.42", group: nil)
        case 5: _ = try driver.upgrade(name, to: isFirst ? "16.6" : "8.4.5", group: isFirst ? "catalog-16" : nil)
        case 6:
            var call = ModifyInstanceCall(identifier: name)
            (call.gibibytes, call.appliesImmediately) = (600 + made, isFirst)
            call.hasDeletionProtection = false
            _ = try driver.world.modifyInstance(call, at: driver.now)
        case 7 where isFirst: _ = try driver.world.promoteReplica(name, at: driver.now)
        case 7: _ = try driver.world.createReplica(.init(identifier: "made-\(made)", source: name), at: driver.now)
        default:
            let call = DeleteInstanceCall(
                identifier: name, skipsFinalSnapshot: isFirst, finalSnapshot: isFirst ? nil : "last-\(made)")
            _ = try driver.world.deleteInstance(call, at: driver.now)
        }
    }

    private mutating func deploy(_ choice: Int64, _ name: String, _ isFirst: Bool) throws(RDSFault) {
        let deployment = try driver.world.describeDeployments(at: driver.now).first?.identifier ?? "none"
        switch choice {
        case 9, 10: _ = try driver.deployCatalog { if isFirst { $0.gibibytes = 300 } }
        case 11: _ = try driver.deployBlog()
        case 12, 13: _ = try driver.world.switchOver(deployment: deployment, timeout: 30 + made, at: driver.now)
        case 14: _ = try driver.world.deleteDeployment(deployment, deletesTarget: isFirst, at: driver.now)
        case 15: driver.world.schedule(.changesSchema(instance: name), at: driver.now)
        default: driver.world.schedule(.lags(instance: name, by: .seconds(isFirst ? 100 : 1)), at: driver.now)
        }
    }

    /// Source and replica name each other, and every name is one instance's.
    mutating func checkLinks() throws {
        driver.world.advance(to: driver.now)
        let shown = try driver.world.describeInstances(at: driver.now)
        #expect(Set(shown.map(\.identifier)).count == shown.count)
        #expect(Set(shown.map(\.resourceIdentifier)).count == shown.count)
        #expect(shown.map(\.identifier) == shown.map(\.identifier).sorted())
        for replica in shown {
            guard let name = replica.replicaSource, let source = shown.first(where: { $0.identifier == name }) else {
                continue
            }
            #expect(source.replicas.contains(replica.identifier))
        }
    }

    mutating func checkRest() throws {
        driver.settle()
        try checkLinks()
        let shown = try driver.world.describeInstances(at: driver.now).filter { $0.cluster == nil }
        #expect(
            shown.allSatisfy { ["available", "insufficient-capacity"].contains($0.status) }, "\(shown.map(\.status))")
        for instance in shown {
            let isTied = try driver.world.describeDeployments(at: driver.now)
                .contains { $0.details.contains { $0.source == instance.arn || $0.target == instance.arn } }
            let isReplica = instance.replicaSource != nil
            guard !isTied else { continue }
            #expect(driver.world.acceptsWrites(instance: instance.identifier) == !isReplica, "\(instance.identifier)")
            #expect(instance.replicaSource.map { name in shown.contains { $0.identifier == name } } ?? true)
        }
        let deployments = try driver.world.describeDeployments(at: driver.now)
        #expect(
            deployments.allSatisfy {
                [.available, .switchoverCompleted, .invalidConfiguration].contains($0.status)
            })
        let unfinished = driver.world.effects.filter { $0.visiblyDone == nil && !$0.isSuperseded }
        #expect(unfinished.isEmpty, "\(unfinished)")
    }
}
