import Simulation
import Testing

/// Read replicas of instances that belong to no cluster.
struct RDSWorldReplicaTests {
    @Test func `source and replicas name each other, and a replica reports how far it is behind`() throws {
        var driver = RDSWorldDriver(.standalone)
        #expect(driver.instance("catalog")?.replicas == ["catalog-replica-1", "catalog-replica-2"])
        #expect(driver.instance("catalog-replica-1")?.replicaSource == "catalog")
        #expect(driver.world.acceptsWrites(instance: "catalog-replica-1") == false)
        driver.world.schedule(.lags(instance: "catalog-replica-2", by: .seconds(95)), at: driver.now)
        #expect(try driver.world.metric("ReplicaLag", of: "catalog-replica-1", at: driver.now) == 1)
        #expect(try driver.world.metric("ReplicaLag", of: "catalog-replica-2", at: driver.now) == 95)
        #expect(try driver.world.metric("ReplicaLag", of: "catalog", at: driver.now) == nil)
        #expect(try driver.world.metric("AuroraReplicaLag", of: "catalog-replica-1", at: driver.now) == nil)
    }

    @Test func `replicas of a source that is deleted stand alone, and take writes`() throws {
        var driver = RDSWorldDriver(.standalone)
        var unprotect = ModifyInstanceCall(identifier: "catalog")
        unprotect.hasDeletionProtection = false
        _ = try driver.world.modifyInstance(unprotect, at: driver.now)
        _ = try driver.delete("catalog")
        driver.settle()
        #expect(driver.instance("catalog") == nil)
        for name in ["catalog-replica-1", "catalog-replica-2"] {
            #expect(driver.instance(name)?.replicaSource == nil)
            #expect(driver.world.acceptsWrites(instance: name) == true)
            #expect(try driver.instanceEvents(name) == [57])
            #expect(try driver.world.metric("ReplicaLag", of: name, at: driver.now) == nil)
        }
    }

    @Test func `a replica that is deleted is missing from its source, and leaves no final snapshot`() throws {
        var driver = RDSWorldDriver(.standalone)
        #expect(
            driver.code { driver in
                let call = DeleteInstanceCall(
                    identifier: "catalog-replica-1", skipsFinalSnapshot: false, finalSnapshot: "last")
                _ = try driver.world.deleteInstance(call, at: driver.now)
            } == "InvalidParameterCombination")
        _ = try driver.delete("catalog-replica-1")
        driver.settle()
        #expect(driver.instance("catalog")?.replicas == ["catalog-replica-2"])
    }

    @Test func `a promoted replica restarts, has backups, and belongs to nobody any more`() throws {
        var driver = RDSWorldDriver(.standalone)
        _ = try driver.world.promoteReplica("catalog-replica-1", at: driver.now)
        let sights = driver.settle {
            $0.instance("catalog-replica-1").map { "\($0.status) \($0.replicaSource ?? "-")" }
        }
        #expect(sights == ["available catalog", "modifying catalog", "rebooting catalog", "available -"])
        #expect(driver.instance("catalog-replica-1")?.backupRetentionDays == 1)
        #expect(driver.instance("catalog")?.replicas == ["catalog-replica-2"])
        #expect(driver.world.acceptsWrites(instance: "catalog-replica-1") == true)
        #expect(driver.world.effects.map(\.what) == [.promoted])
        #expect(driver.world.effects[0].visiblyDone == driver.now)
        #expect(
            driver.code { _ = try $0.world.promoteReplica("catalog-replica-1", at: $0.now) } == "InvalidDBInstanceState"
        )
    }

    @Test func `a replica is made of a source that has backups, and takes its shape`() throws {
        var driver = RDSWorldDriver(.standalone)
        var call = CreateReplicaCall(identifier: "blog-replica", source: "blog")
        call.availabilityZone = "us-east-1c"
        let made = try driver.world.createReplica(call, at: driver.now)
        #expect((made.status, made.instanceClass, made.engineVersion) == ("creating", "db.r6g.large", "8.0.40"))
        driver.settle()
        #expect(driver.instance("blog")?.replicas == ["blog-replica"])
        #expect(driver.instance("blog-replica")?.status == "available")
        var off = ModifyInstanceCall(identifier: "blog")
        (off.backupRetentionDays, off.appliesImmediately) = (0, true)
        _ = try driver.world.modifyInstance(off, at: driver.now)
        driver.settle()
        call.identifier = "blog-replica-2"
        #expect(driver.code { _ = try $0.world.createReplica(call, at: $0.now) } == "InvalidDBInstanceState")
    }

    @Test func `automated backups go with their instance unless they are to stay`() throws {
        for isKept in [true, false] {
            var driver = RDSWorldDriver(.standalone)
            var call = DeleteInstanceCall(identifier: "blog")
            call.deletesAutomatedBackups = !isKept
            _ = try driver.world.deleteInstance(call, at: driver.now)
            driver.settle()
            #expect(try driver.world.describeInstanceSnapshots(of: "blog", at: driver.now).isEmpty != isKept)
        }
    }
}
