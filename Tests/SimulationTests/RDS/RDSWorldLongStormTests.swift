import Simulation
import Testing

/// Worlds under a storm of long works among the short ones: whatever is done to them, they come to rest.
struct RDSWorldLongStormTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a storm of long works leaves everything available, done and in agreement`(block: UInt64) throws {
        for seed in block * 8..<block * 8 + 8 {
            var plan = FaultPlan.swarm(seed: seed)
            plan.quietFrom = RegionScript().start + .seconds(40_000)
            var storm = LongStorm(seed: seed, faults: plan)
            for _ in 0..<100 { try storm.act() }
            try storm.checkRest()
        }
    }

    @Test func `storms meet every mishap and every kind of long work`() throws {
        var actions: Set<RDSAction> = []
        var failed: Set<RDSAction> = []
        for seed in 0..<80 as Range<UInt64> {
            var storm = LongStorm(seed: seed, faults: .swarm(seed: seed))
            for _ in 0..<100 { try storm.act() }
            for effect in storm.driver.world.effects {
                actions.insert(effect.action)
                if effect.hasFailed { failed.insert(effect.action) }
            }
        }
        let wanted: Set<RDSAction> = [
            .modifyDBCluster, .modifyDBClusterParameterGroup, .createDBClusterSnapshot, .createBlueGreenDeployment,
            .switchoverBlueGreenDeployment, .deleteBlueGreenDeployment, .deleteDBCluster,
            .restoreDBClusterToPointInTime, .applyPendingMaintenanceAction, .registerDBProxyTargets,
            .deregisterDBProxyTargets,
        ]
        #expect(wanted.subtracting(actions).isEmpty)
        #expect(
            failed.isSuperset(of: [.modifyDBCluster, .createBlueGreenDeployment, .switchoverBlueGreenDeployment]))
    }
}

private struct LongStorm {
    var driver: RDSWorldDriver
    var draws: SeededGenerator
    var made = 0

    init(seed: UInt64, faults: FaultPlan) {
        var script = RegionScript.deployable
        script.clusters[0].hasDeletionProtection = seed % 2 == 0
        script.pendingMaintenance = ["orders", "orders-2"].map {
            SimulatedMaintenance(resource: $0, action: "system-update", description: "new")
        }
        script.customEndpoints = [CustomEndpoint(identifier: "reports", cluster: "orders", staticMembers: ["orders-3"])]
        driver = RDSWorldDriver(script, seed: seed, faults: faults)
        draws = SeededGenerator(seed: seed)
    }

    /// Makes one random call, most of which the world refuses, and lets some time pass.
    mutating func act() throws {
        driver.pass(.milliseconds(draws.number(in: 0...600_000)))
        let choice = draws.number(in: 0...17)
        let member = "orders-\(draws.number(in: 1...3))"
        let isFirst = draws.chance(0.5)
        made += 1
        do throws(RDSFault) {
            if choice < 8 { try modify(choice, member, isFirst) } else { try deploy(choice, member, isFirst) }
        } catch {
            #expect(!error.message.isEmpty)
        }
    }

    private mutating func modify(_ choice: Int64, _ member: String, _ isFirst: Bool) throws(RDSFault) {
        switch choice {
        case 0: _ = try driver.modifyCluster { $0.storageType = isFirst ? "aurora" : "aurora-iopt1" }
        case 1: _ = try driver.modifyCluster { $0.engineVersion = "15.8" }
        case 2:
            _ = try driver.modifyCluster { $0.parameterGroup = isFirst ? "orders-15" : "orders-16" }
        case 3:
            let setting = ParameterSetting("work_mem", "\(64 + made)", isFirst ? .immediate : .pendingReboot)
            try driver.world.modifyParameterGroup("orders-15", .cluster, [setting], at: driver.now)
        case 4: _ = try driver.modify(member, class: isFirst ? "db.r6g.2xlarge" : "db.r6g.large")
        case 5: _ = try driver.world.rebootInstance(member, at: driver.now)
        case 6: _ = try driver.world.failOver(cluster: "orders", to: isFirst ? member : nil, at: driver.now)
        default:
            let call = ApplyMaintenanceCall(resource: isFirst ? "orders" : "orders-2", action: "system-update")
            _ = try driver.world.applyMaintenance(call, at: driver.now)
        }
    }

    private mutating func deploy(_ choice: Int64, _ member: String, _ isFirst: Bool) throws(RDSFault) {
        let deployment = try driver.world.describeDeployments(at: driver.now).first?.identifier ?? "none"
        switch choice {
        case 8, 9: _ = try driver.deploy { $0.name = "upgrade-\(isFirst)" }
        case 10, 11: _ = try driver.world.switchOver(deployment: deployment, timeout: 30 + made, at: driver.now)
        case 12: _ = try driver.world.deleteDeployment(deployment, deletesTarget: isFirst, at: driver.now)
        case 13: _ = try driver.world.createClusterSnapshot("taken-\(made)", of: "orders", at: driver.now)
        case 14:
            _ = try driver.world.restoreCluster(.init(identifier: "copy", source: "orders"), at: driver.now)
        case 15:
            let call = DeleteClusterCall(identifier: "copy", finalSnapshot: "last-\(made)")
            _ = try driver.world.deleteCluster(call, at: driver.now)
        case 16 where isFirst: _ = try driver.create("orders-4")
        case 16: _ = try driver.delete(isFirst ? "orders-4" : member)
        default:
            if isFirst {
                try driver.world.deregisterProxyTarget("orders", from: "orders-proxy", at: driver.now)
            } else {
                _ = try driver.world.registerProxyTarget("orders", with: "orders-proxy", at: driver.now)
            }
        }
    }

    mutating func checkRest() throws {
        driver.settle()
        let clusters = try driver.world.describeClusters(at: driver.now)
        let instances = try driver.world.describeInstances(at: driver.now)
        #expect(clusters.map(\.identifier) == clusters.map(\.identifier).sorted())
        #expect(instances.map(\.identifier) == instances.map(\.identifier).sorted())
        let resources = clusters.map(\.resourceIdentifier) + instances.map(\.resourceIdentifier)
        #expect(Set(resources).count == resources.count)
        for cluster in clusters {
            #expect(cluster.status == "available")
            #expect(cluster.pending.isEmpty)
            let members = instances.filter { $0.cluster == cluster.identifier }
            #expect(cluster.members.map(\.instance) == members.map(\.identifier))
            #expect(cluster.members.isEmpty || cluster.members.count(where: \.isWriter) == 1)
            #expect(members.allSatisfy { $0.engineVersion == cluster.engineVersion })
        }
        #expect(instances.allSatisfy { ["available", "insufficient-capacity"].contains($0.status) })
        let deployments = try driver.world.describeDeployments(at: driver.now)
        #expect(
            deployments.allSatisfy {
                [.available, .switchoverCompleted, .invalidConfiguration].contains($0.status)
            })
        let unfinished = driver.world.effects.filter { $0.visiblyDone == nil && !$0.isSuperseded }
        #expect(unfinished.isEmpty, "\(unfinished)")
    }
}
