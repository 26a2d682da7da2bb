import Simulation
import Testing

/// Instances restored from snapshots, and the snapshots of instances.
struct RDSWorldInstanceRestoreTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a restored instance is the snapshot's, in default groups, on gp3`(seed: UInt64) throws {
        var driver = RDSWorldDriver(.restorable, seed: seed)
        _ = try driver.restoreInstance()
        let statuses = driver.settle { $0.instance("dev")?.status }
        #expect(statuses.first { $0 != nil } == "creating" && statuses.last == "available")
        #expect(Set(statuses.compactMap(\.self)).isSubset(of: ["creating", "backing-up", "modifying", "available"]))
        let dev = try driver.described("dev")
        #expect(
            (dev.engineVersion, dev.instanceClass, dev.parameterGroup) == ("15.8", "db.r6g.large", "default.postgres15")
        )
        #expect(dev.volume == StorageVolume("gp3", gibibytes: 200))
        #expect(dev.securityGroups.map(\.group) == ["sg-0default"])
        #expect(!dev.hasDeletionProtection && !dev.isMultiAZ && dev.tags.isEmpty)
        #expect(dev.endpoint.hasPrefix("dev."))
        #expect(driver.instance("reports")?.resourceIdentifier != dev.resourceIdentifier)
        #expect(driver.world.effects[0].visiblyDone == driver.now)
        #expect(try driver.world.metric("DatabaseConnections", of: "dev", at: driver.now) == 0)
    }

    @Test func `what is named is used`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.restoreInstance {
            ($0.instanceClass, $0.availabilityZone, $0.subnetGroup) = ("db.r6g.xlarge", "us-east-1d", "dev-db")
            ($0.storageType, $0.iops, $0.gibibytes) = ("io1", 3000, 300)
            ($0.parameterGroup, $0.optionGroup, $0.port) = ("reports15", "reports-15", 6000)
            ($0.securityGroups, $0.licenseModel, $0.backupRetentionDays) = (["sg-1"], "postgresql-license", 0)
            $0.tags = [SimulatedTag("purple", "true")]
        }
        driver.settle()
        let dev = try driver.described("dev")
        #expect((dev.instanceClass, dev.availabilityZone, dev.subnetGroup) == ("db.r6g.xlarge", "us-east-1d", "dev-db"))
        #expect(dev.volume == StorageVolume("io1", gibibytes: 300, iops: 3000))
        #expect((dev.parameterGroup, dev.optionGroup, dev.port) == ("reports15", "reports-15", 6000))
        #expect(dev.backupRetentionDays == 0 && dev.tags == [SimulatedTag("purple", "true")])
    }

    @Test func `a restore that fails says so by its status`() throws {
        var faults = FaultPlan()
        faults[.restoreFails] = 1
        var driver = RDSWorldDriver(.restorable, faults: faults)
        _ = try driver.restoreInstance()
        driver.settle()
        #expect(driver.instance("dev")?.status == "restore-error")
        #expect(driver.world.effects[0].hasFailed)
        let kept = DeleteInstanceCall(identifier: "dev", skipsFinalSnapshot: false, finalSnapshot: "last")
        #expect(driver.code { _ = try $0.world.deleteInstance(kept, at: $0.now) } == "InvalidDBInstanceState")
        _ = try driver.delete("dev")
        driver.settle()
        #expect(driver.instance("dev") == nil)
    }

    @Test func `a snapshot shows the instance as backing up until it is there`() throws {
        var driver = RDSWorldDriver(.restorable)
        let taken = try driver.world.createInstanceSnapshot("before", of: "reports", at: driver.now)
        #expect((taken.status, taken.type, taken.percentProgress) == ("creating", "manual", 0))
        #expect(driver.code { _ = try $0.modify("reports", class: "db.r6g.xlarge") } == "InvalidDBInstanceState")
        #expect(driver.code { _ = try $0.restoreInstance { $0.snapshot = "before" } } == "InvalidDBSnapshotState")
        #expect(driver.settle { $0.instance("reports")?.status } == ["backing-up", "available"])
        let found = try driver.world.describeInstanceSnapshots(of: "reports", at: driver.now)
        #expect(found.map(\.type) == ["automated", "manual"])
        #expect(found.allSatisfy { $0.status == "available" })
        #expect(driver.world.effects[0].visiblyDone == driver.now)
    }

    @Test func `automated backups come and go`() throws {
        var driver = RDSWorldDriver(.restorable)
        driver.world.schedule(.backsUpInstance("reports"), at: driver.now + .seconds(60))
        driver.settle()
        driver.pass(.seconds(1))
        #expect(try driver.world.describeInstanceSnapshots(of: "reports", at: driver.now).count == 2)
        driver.world.schedule(.newestSnapshotVanishes(of: "reports"), at: driver.now)
        driver.pass(.seconds(1))
        let left = try driver.world.describeInstanceSnapshots(of: "reports", at: driver.now)
        #expect(left.map(\.createdAt) == [RegionScript().start - .seconds(6 * 3600)])
        driver.world.schedule(.snapshotVanishes(left[0].identifier), at: driver.now)
        driver.pass(.seconds(1))
        #expect(driver.code { _ = try $0.restoreInstance { $0.snapshot = left[0].identifier } } == "DBSnapshotNotFound")
    }

    @Test func `a copy has a time of its own, and tags if they are wanted`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.world.createInstanceSnapshot("first", of: "reports", tags: [.init("a", "b")], at: driver.now)
        driver.settle()
        driver.pass(.seconds(60))
        var call = CopySnapshotCall(source: "first", identifier: "second")
        call.copiesTags = true
        let copy = try driver.world.copySnapshot(call, at: driver.now)
        #expect(copy.createdAt == driver.now && copy.takenAt < driver.now && copy.tags == [SimulatedTag("a", "b")])
        #expect(copy.source == "arn:aws:rds:us-east-1:123456789012:snapshot:first")
        #expect(copy.arn == "arn:aws:rds:us-east-1:123456789012:snapshot:second")
        driver.settle()
        _ = try driver.restoreInstance { $0.snapshot = "second" }
        let third = try driver.world.copySnapshot(.init(source: "first", identifier: "third"), at: driver.now)
        #expect(third.tags.isEmpty)
    }

    @Test func `a shared snapshot is restored if it is open, and copied with a key of one's own if it is not`() throws {
        var driver = RDSWorldDriver(.restorable)
        let shared = try driver.world.describeInstanceSnapshots(includingShared: true, at: driver.now)
            .filter { $0.type == "shared" }.map(\.arn)
        let start = "arn:aws:rds:us-east-1:210987654321:snapshot:"
        #expect(shared == [start + "sealed", start + "open"])
        _ = try driver.restoreInstance { $0.snapshot = shared[1] }
        let sealed = driver.code { _ = try $0.restoreInstance { ($0.identifier, $0.snapshot) = ("other", shared[0]) } }
        #expect(sealed == "InvalidDBSnapshotState")
        var call = CopySnapshotCall(source: shared[0], identifier: "mine")
        #expect(driver.code { _ = try $0.world.copySnapshot(call, at: $0.now) } == "InvalidParameterCombination")
        call.key = "arn:aws:kms:us-east-1:123456789012:key/1"
        _ = try driver.world.copySnapshot(call, at: driver.now)
        driver.settle()
        _ = try driver.restoreInstance { ($0.identifier, $0.snapshot) = ("other", "mine") }
    }

    @Test func `a deleted instance takes its final snapshot, and its backups go with it`() throws {
        var driver = RDSWorldDriver(.restorable)
        let call = DeleteInstanceCall(identifier: "reports", skipsFinalSnapshot: false, finalSnapshot: "last")
        _ = try driver.world.deleteInstance(call, at: driver.now)
        let sights = driver.settle { driver in
            let last = (try? driver.world.describeInstanceSnapshots(of: "reports", at: driver.now)) ?? []
            return "\(driver.instance("reports")?.status ?? "gone") \(last.map(\.status).joined(separator: " "))"
        }
        #expect(
            sights == [
                "available available creating", "deleting available creating", "deleting available available",
                "gone available",
            ])
        #expect(try driver.world.describeInstanceSnapshots(at: driver.now).map(\.identifier) == ["last"])
        _ = try driver.restoreInstance { $0.snapshot = "last" }
    }

    @Test func `protection keeps an instance until it is taken off`() throws {
        var driver = RDSWorldDriver(.restorable)
        _ = try driver.modifyPlain { $0.hasDeletionProtection = true }
        #expect(driver.code { _ = try $0.delete("reports") } == "InvalidParameterCombination")
        _ = try driver.modifyPlain { $0.hasDeletionProtection = false }
        _ = try driver.delete("reports")
    }
}

extension RDSWorldDriver {
    mutating func described(_ identifier: String) throws(RDSFault) -> SimulatedInstance {
        try world.describeInstance(identifier, at: now)
    }

    mutating func restoreInstance(
        _ change: (inout RestoreInstanceCall) -> Void = { _ in }
    ) throws(RDSFault) -> SimulatedInstance {
        let newest = try world.describeInstanceSnapshots(of: "reports", at: now).last?.identifier ?? "none"
        var call = RestoreInstanceCall(identifier: "dev", snapshot: newest)
        change(&call)
        return try world.restoreInstance(call, at: now)
    }
}
