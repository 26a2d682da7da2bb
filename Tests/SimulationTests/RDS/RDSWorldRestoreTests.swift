import Simulation
import Testing

/// Clusters restored from snapshots and cloned: what they have, when it can be used, and what they do not have.
struct RDSWorldRestoreTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a restored cluster is the snapshot's, without instances, roles and protection`(seed: UInt64) throws {
        var driver = RDSWorldDriver(.restorable, seed: seed)
        let reply = try driver.restore { $0.engineVersion = "15.4" }
        #expect((reply.status, reply.engineVersion) == ("creating", "15.4"))
        #expect(try driver.settle { try $0.cluster("dev").status } == ["creating", "available"])
        let dev = try driver.cluster("dev")
        #expect(dev.members.isEmpty && dev.roles.isEmpty && !dev.hasDeletionProtection)
        #expect(dev.parameterGroup == "default.aurora-postgresql15")
        #expect(dev.securityGroups.map(\.group) == ["sg-0default"])
        #expect(dev.subnetGroup == "default")
        #expect(dev.arn == "arn:aws:rds:us-east-1:123456789012:cluster:dev")
        #expect(dev.endpoint.hasPrefix("dev.cluster-"))
        #expect(dev.tags == [SimulatedTag("changeover:operation", "k3f9")])
        #expect(dev.cloneGroup == nil)
        #expect(driver.world.effects.map(\.what) == [.restored(from: driver.snapshot())])
        #expect(try #require(driver.world.effects[0].span) >= .seconds(400))
    }

    @Test func `what is named is used`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.restore {
            $0.engineVersion = "16.6"
            $0.options.parameterGroup = "cluster16"
            $0.options.subnetGroup = "dev-db"
            $0.options.securityGroups = ["sg-1", "sg-0example"]
            $0.options.port = 6000
            $0.options.hasDeletionProtection = true
            $0.options.backupRetentionDays = 3
        }
        driver.settle()
        let dev = try driver.cluster("dev")
        #expect((dev.engineVersion, dev.parameterGroup, dev.port) == ("16.6", "cluster16", 6000))
        #expect(dev.availabilityZones == ["us-east-1c", "us-east-1d"])
        #expect(dev.securityGroups == [SecurityGroupMembership("sg-1"), SecurityGroupMembership("sg-0example")])
        #expect(dev.hasDeletionProtection && dev.backupRetentionDays == 3)
    }

    @Test func `without a version AWS takes its default one`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.restore()
        driver.settle()
        #expect(try driver.cluster("dev").engineVersion == "15.10")
    }

    @Test func `instances come when the cluster is available, the first one without clients`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.restore()
        #expect(driver.code { try $0.createMember() } == "InvalidDBClusterStateFault")
        driver.settle()
        try driver.createMember()
        driver.settle()
        #expect(try driver.cluster("dev").writer == "dev-1")
        #expect(driver.instance("dev-1")?.securityGroups.map(\.group) == ["sg-0default"])
        #expect(try driver.world.metric("DatabaseConnections", of: "dev-1", at: driver.now) == 0)
    }

    @Test func `a snapshot may be named by its ARN, and one of another account has to be`() throws {
        var driver = RDSWorldDriver(.restorable)
        let listed = try driver.world.describeClusterSnapshots(at: driver.now)
        #expect(listed.allSatisfy { $0.type == "automated" })
        let all = try driver.world.describeClusterSnapshots(includingShared: true, at: driver.now)
        let shared = try #require(all.first { $0.type == "shared" })
        #expect(shared.arn == "arn:aws:rds:us-east-1:210987654321:cluster-snapshot:theirs")
        _ = try driver.restore { $0.snapshot = shared.arn }
        _ = try driver.restore { ($0.identifier, $0.snapshot) = ("other", listed[1].arn) }
        driver.settle()
        #expect(try driver.cluster("dev").arn == "arn:aws:rds:us-east-1:123456789012:cluster:dev")
        #expect(driver.code { _ = try $0.restore { $0.snapshot = "theirs" } } == "DBClusterSnapshotNotFoundFault")
    }

    @Test func `a snapshot outlives its cluster's changes`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.modifyCluster { $0.engineVersion = "15.8" }
        driver.settle()
        _ = try driver.restore { $0.engineVersion = "15.4" }
        driver.settle()
        #expect(try driver.cluster("dev").engineVersion == "15.4")
    }

    @Test func `a clone and its source have a clone group, a full copy has none`() throws {
        var driver = RDSWorldDriver(.restorable)
        for number in 1...16 {
            _ = try driver.world.restoreCluster(.init(identifier: "copy-\(number)", source: "orders"), at: driver.now)
        }
        driver.settle()
        let source = try driver.cluster()
        let group = try #require(source.cloneGroup)
        #expect(group.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
        #expect(try driver.cluster("copy-15").cloneGroup == group)
        #expect(try driver.cluster("copy-16").cloneGroup == nil)
        let spans = driver.world.effects.compactMap(\.span)
        #expect(spans.dropLast().allSatisfy { $0 <= .seconds(900) } && spans[15] >= .seconds(900))
    }

    @Test func `a snapshot that expires is gone for good`() throws {
        var driver = RDSWorldDriver(.restorable)
        driver.world.schedule(.newestSnapshotVanishes(of: "orders"), at: driver.now + .seconds(1))
        let name = driver.snapshot()
        driver.pass(.seconds(2))
        #expect(try driver.world.describeClusterSnapshots(of: "orders", at: driver.now).isEmpty)
        #expect(driver.code { _ = try $0.restore { $0.snapshot = name } } == "DBClusterSnapshotNotFoundFault")
        driver.world.schedule(.backsUp(cluster: "orders"), at: driver.now)
        driver.settle()
        _ = try driver.restore()
    }

    @Test func `a mishap takes the snapshot away at the last moment`() throws {
        var faults = FaultPlan()
        faults[.snapshotVanishes] = 1
        var driver = RDSWorldDriver(.restorable, faults: faults)
        #expect(driver.code { _ = try $0.restore() } == "DBClusterSnapshotNotFoundFault")
        #expect(driver.world.effects.isEmpty)
        #expect(try driver.world.describeClusterSnapshots(of: "orders", at: driver.now).isEmpty)
    }

    @Test func `a mishap makes a restore last for hours`() throws {
        var faults = FaultPlan()
        faults[.restoreIsSlow] = 1
        var driver = RDSWorldDriver(.restorable, faults: faults)
        _ = try driver.restore()
        driver.settle()
        #expect(try #require(driver.world.effects[0].span) >= .seconds(4 * 3600))
    }
}

extension RegionScript {
    /// The usual region with what restores can name, a plain instance, and snapshots of another account.
    static var restorable: RegionScript {
        var script = RegionScript.upgradable
        script.clusters[0].roles = [SimulatedRole("arn:aws:iam::123456789012:role/s3", feature: "s3Import")]
        script.subnetGroups.append(SimulatedSubnetGroup("dev-db", zones: ["us-east-1c", "us-east-1d"]))
        script.subnetGroups.append(SimulatedSubnetGroup("narrow", zones: ["us-east-1a"]))
        script.securityGroups.append(SimulatedSecurityGroup("sg-1"))
        script.optionGroups = [SimulatedOptionGroup("reports-15", engine: "postgres", majorVersion: "15")]
        var reports = InstanceScript("reports", volume: StorageVolume("gp2", gibibytes: 200))
        reports.tags = [SimulatedTag("team", "dba")]
        script.instances = [reports]
        script.customParameterGroups.append(SimulatedParameterGroup("reports15", .instance, family: "postgres15"))
        var open = SharedSnapshotScript("open", of: "210987654321", .instance(reports))
        open.isEncrypted = false
        script.sharedSnapshots = [
            SharedSnapshotScript("theirs", of: "210987654321", .cluster(script.clusters[0])),
            SharedSnapshotScript("sealed", of: "210987654321", .instance(reports)), open,
        ]
        return script
    }
}

extension RDSWorldDriver {
    /// The newest snapshot of a cluster.
    mutating func snapshot(of cluster: String = "orders") -> String {
        let found = (try? world.describeClusterSnapshots(of: cluster, at: now)) ?? []
        return found.max { $0.createdAt < $1.createdAt }?.identifier ?? "none"
    }

    mutating func restore(_ change: (inout RestoreSnapshotCall) -> Void = { _ in }) throws(RDSFault) -> SimulatedCluster
    {
        var call = RestoreSnapshotCall(identifier: "dev", snapshot: snapshot(), engine: "aurora-postgresql")
        call.options.tags = [SimulatedTag("changeover:operation", "k3f9")]
        change(&call)
        return try world.restoreSnapshot(call, at: now)
    }

    mutating func createMember() throws(RDSFault) {
        let call = CreateInstanceCall(
            identifier: "dev-1", cluster: "dev", instanceClass: "db.r6g.large", engine: "aurora-postgresql")
        _ = try world.createInstance(call, at: now)
    }
}
