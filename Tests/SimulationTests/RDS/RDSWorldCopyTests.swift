import Simulation
import Testing

/// Clusters that come and go as a whole: snapshots, clones and deletions.
struct RDSWorldCopyTests {
    @Test func `a snapshot is taken and says so`() throws {
        var driver = RDSWorldDriver()
        #expect(try driver.world.createClusterSnapshot("before", of: "orders", at: driver.now).status == "creating")
        let sights = try driver.settle { try $0.world.describeClusterSnapshots(of: "orders", at: $0.now)[1].status }
        #expect(sights == ["creating", "available"])
        #expect(driver.world.effects[0].visiblyDone == driver.now)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a clone is a cluster of its own, without instances or protection, in the default group`(seed: UInt64) throws {
        var script = RegionScript.upgradable
        script.clusters[0].parameterGroup = "cluster15"
        var driver = RDSWorldDriver(script, seed: seed)
        _ = try driver.world.restoreCluster(.init(identifier: "orders-clone", source: "orders"), at: driver.now)
        #expect(try driver.settle { try $0.cluster("orders-clone").status } == ["creating", "available"])
        let clone = try driver.cluster("orders-clone")
        #expect(clone.members.isEmpty && !clone.hasDeletionProtection)
        #expect(clone.parameterGroup == "default.aurora-postgresql15")
        #expect(clone.arn == "arn:aws:rds:us-east-1:123456789012:cluster:orders-clone")
        #expect(clone.endpoint.hasPrefix("orders-clone.cluster-"))
        #expect(try clone.resourceIdentifier != driver.cluster().resourceIdentifier)
        let names = try driver.world.describeClusters(at: driver.now).map(\.identifier)
        #expect(names == ["billing", "orders", "orders-clone"])
        let call = CreateInstanceCall(
            identifier: "orders-clone-1", cluster: "orders-clone", instanceClass: "db.r6g.large",
            engine: "aurora-postgresql")
        _ = try driver.world.createInstance(call, at: driver.now)
        driver.settle()
        #expect(try driver.cluster("orders-clone").writer == "orders-clone-1")
    }

    @Test func `a copy of the past takes longer than a clone`() throws {
        var driver = RDSWorldDriver()
        var call = RestoreClusterCall(identifier: "yesterday", source: "orders", kind: .fullCopy)
        call.time = driver.now - .seconds(86_400)
        _ = try driver.world.restoreCluster(call, at: driver.now)
        driver.settle()
        #expect(try #require(driver.world.effects[0].span) >= .seconds(900))
    }

    @Test func `a deleted cluster takes its final snapshot and is gone`() throws {
        var script = RegionScript.orders
        script.clusters[1].hasDeletionProtection = false
        var driver = RDSWorldDriver(script)
        _ = try driver.delete("billing-1")
        driver.settle()
        _ = try driver.world.deleteCluster(.init(identifier: "billing", finalSnapshot: "last"), at: driver.now)
        let statuses = driver.settle { try? $0.cluster("billing").status }
        #expect(statuses == ["available", "deleting", nil])
        let left = try driver.world.describeClusterSnapshots(of: "billing", at: driver.now)
        #expect(left.map(\.identifier) == ["last"])
        #expect(left[0].status == "available")
        #expect(driver.world.effects[1].visiblyDone == driver.now)
    }
}
