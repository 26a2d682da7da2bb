import Simulation
import Testing

/// Worlds under a storm of restores, snapshots, settings, tags and roles: whatever is done to them, they come to rest.
struct RDSWorldRestoreStormTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a storm of restores leaves everything available, done and in agreement`(block: UInt64) throws {
        for seed in block * 5..<block * 5 + 5 {
            var storm = RestoreStorm(seed: seed, faults: .swarm(seed: seed))
            for _ in 0..<100 { storm.act() }
            try storm.checkRest()
        }
    }

    @Test func `storms meet every call and every mishap of restores`() {
        var actions: Set<RDSAction> = []
        var failed: Set<RDSAction> = []
        var refusals: Set<String> = []
        for seed in 0..<60 as Range<UInt64> {
            var storm = RestoreStorm(seed: seed, faults: .swarm(seed: seed))
            for _ in 0..<100 { storm.act() }
            refusals.formUnion(storm.refusals)
            for effect in storm.driver.world.effects {
                actions.insert(effect.action)
                if effect.hasFailed { failed.insert(effect.action) }
            }
        }
        let wanted: Set<RDSAction> = [
            .restoreDBClusterFromSnapshot, .restoreDBClusterToPointInTime, .restoreDBInstanceFromDBSnapshot,
            .createDBSnapshot, .copyDBSnapshot, .addTagsToResource, .removeTagsFromResource, .addRoleToDBCluster,
            .removeRoleFromDBCluster, .deleteDBCluster, .deleteDBInstance, .modifyDBCluster, .modifyDBInstance,
        ]
        #expect(wanted.subtracting(actions).isEmpty)
        #expect(failed.contains(.restoreDBInstanceFromDBSnapshot))
        #expect(refusals.isSuperset(of: ["DBClusterSnapshotNotFoundFault", "DBSnapshotNotFound"]))
    }
}

private struct RestoreStorm {
    var driver: RDSWorldDriver
    var draws: SeededGenerator
    var made = 0
    var refusals: Set<String> = []

    init(seed: UInt64, faults: FaultPlan) {
        driver = RDSWorldDriver(.restorable, seed: seed, faults: faults)
        draws = SeededGenerator(seed: seed)
    }

    /// Makes one random call, many of which the world refuses, and lets some time pass.
    mutating func act() {
        driver.pass(.milliseconds(draws.number(in: 0...900_000)))
        let choice = draws.number(in: 0...15)
        let isFirst = draws.chance(0.5)
        made += 1
        do throws(RDSFault) {
            if choice < 8 { try copy(choice, isFirst) } else { try change(choice, isFirst) }
        } catch {
            refusals.insert(error.code)
            #expect(!error.message.isEmpty)
        }
    }

    private mutating func copy(_ choice: Int64, _ isFirst: Bool) throws(RDSFault) {
        let now = driver.now
        switch choice {
        case 0: _ = try driver.restore { $0.options.securityGroups = isFirst ? ["sg-1"] : nil }
        case 1: _ = try driver.world.restoreCluster(.init(identifier: "dev", source: "orders"), at: now)
        case 2: try driver.createMember()
        case 3: _ = try driver.restoreInstance { $0.identifier = isFirst ? "test-1" : "test-2" }
        case 4: _ = try driver.world.createInstanceSnapshot("taken-\(made)", of: "reports", at: now)
        case 5:
            let source = try driver.world.describeInstanceSnapshots(at: now).last?.identifier ?? "none"
            _ = try driver.world.copySnapshot(.init(source: source, identifier: "copy-\(made)"), at: now)
        case 6:
            driver.world.schedule(isFirst ? .backsUp(cluster: "orders") : .backsUpInstance("reports"), at: now)
        default: driver.world.schedule(.newestSnapshotVanishes(of: isFirst ? "orders" : "reports"), at: now)
        }
    }

    private mutating func change(_ choice: Int64, _ isFirst: Bool) throws(RDSFault) {
        let now = driver.now
        let role = "arn:aws:iam::123456789012:role/s3"
        let arn = "arn:aws:rds:us-east-1:123456789012:" + (isFirst ? "cluster:dev" : "db:test-1")
        switch choice {
        case 8: _ = try driver.modifyCluster("dev") { $0.masterPassword = "password-\(made)" }
        case 9:
            _ = try driver.modifyCluster("dev") {
                ($0.securityGroups, $0.backupRetentionDays) = ([isFirst ? "sg-1" : "sg-0example"], made % 35 + 1)
                $0.hasDeletionProtection = isFirst
            }
        case 10:
            _ = try driver.modifyPlain(immediately: isFirst) {
                ($0.backupRetentionDays, $0.optionGroup) = (made % 3, isFirst ? "reports-15" : nil)
            }
        case 11: try driver.world.addTags([.init("stage", "\(made)")], to: arn, at: now)
        case 12: try driver.world.removeTags(["stage"], from: arn, at: now)
        case 13 where isFirst: try driver.world.addRole(role, feature: "s3Import", toCluster: "dev", at: now)
        case 13: try driver.world.removeRole(role, feature: "s3Import", fromCluster: "dev", at: now)
        case 14: _ = try driver.delete(isFirst ? "dev-1" : "test-1")
        default: _ = try driver.world.deleteCluster(.init(identifier: "dev", finalSnapshot: "last-\(made)"), at: now)
        }
    }

    mutating func checkRest() throws {
        driver.settle()
        driver.pass(.seconds(1))
        let clusters = try driver.world.describeClusters(at: driver.now)
        let instances = try driver.world.describeInstances(at: driver.now)
        #expect(clusters.map(\.identifier) == clusters.map(\.identifier).sorted())
        #expect(instances.map(\.identifier) == instances.map(\.identifier).sorted())
        let resources = clusters.map(\.resourceIdentifier) + instances.map(\.resourceIdentifier)
        #expect(Set(resources).count == resources.count)
        for cluster in clusters {
            #expect(cluster.status == "available")
            #expect(!cluster.pending.hasPassword)
            #expect(cluster.roles.allSatisfy { $0.status == "ACTIVE" })
            #expect(cluster.securityGroups.allSatisfy { $0.status == "active" })
            #expect(try driver.world.listTags(of: cluster.arn, at: driver.now) == cluster.tags)
            let members = instances.filter { $0.cluster == cluster.identifier }
            #expect(cluster.members.map(\.instance) == members.map(\.identifier))
            #expect(members.allSatisfy { $0.securityGroups == cluster.securityGroups })
        }
        let resting = ["available", "insufficient-capacity", "restore-error"]
        #expect(instances.allSatisfy { resting.contains($0.status) })
        let snapshots = try driver.world.describeClusterSnapshots(at: driver.now).map(\.status)
        let others = try driver.world.describeInstanceSnapshots(at: driver.now).map(\.status)
        #expect(Set(snapshots + others).isSubset(of: ["available"]))
        let unfinished = driver.world.effects.filter { $0.visiblyDone == nil && !$0.isSuperseded }
        #expect(unfinished.isEmpty, "\(unfinished)")
    }
}
