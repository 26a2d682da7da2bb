import Simulation
import Testing

/// Changes of a cluster as a whole: storage type, engine version, protection and its parameter group.
struct RDSWorldClusterTests {
    static let seeds: [UInt64] = Array(1...20)

    @Test(arguments: seeds)
    func `a storage type changes online, and shows late`(seed: UInt64) throws {
        var driver = RDSWorldDriver(seed: seed)
        let reply = try driver.modifyCluster { $0.storageType = "aurora-iopt1" }
        #expect((reply.status, reply.pending.storageType ?? "-") == ("available", "aurora-iopt1"))
        let sights = try driver.settle { driver in
            let shown = try driver.cluster()
            let members = try driver.world.describeInstances(of: ["orders"], at: driver.now)
            #expect(members.allSatisfy { $0.status == "available" })
            return "\(shown.status) \(shown.storageType ?? "-") \(shown.pending.storageType ?? "-")"
        }
        #expect(sights == ["available - -", "modifying - aurora-iopt1", "available aurora-iopt1 -"])
        #expect(driver.world.effects[0].visiblyDone == driver.now)
        #expect(try driver.cluster().ioOptimizedNextAllowed != nil)
    }

    @Test func `back to Standard any time, shown as absent, and to I/O-Optimized again after 30 days`() throws {
        var driver = RDSWorldDriver()
        _ = try driver.modifyCluster { $0.storageType = "aurora-iopt1" }
        driver.settle()
        _ = try driver.modifyCluster { $0.storageType = "aurora" }
        driver.settle()
        #expect(try driver.cluster().storageType == nil)
        #expect(throws: RDSFault.self) { _ = try driver.modifyCluster { $0.storageType = "aurora-iopt1" } }
        driver.pass(.seconds(30 * 86_400))
        _ = try driver.modifyCluster { $0.storageType = "aurora-iopt1" }
        driver.settle()
        #expect(try driver.cluster().storageType == "aurora-iopt1")
    }

    @Test func `members on classes with local storage restart for another storage type`() throws {
        var script = RegionScript.orders
        script.clusters[0].members[1].instanceClass = "db.r6gd.large"
        var driver = RDSWorldDriver(script)
        _ = try driver.modifyCluster { $0.storageType = "aurora-iopt1" }
        var readers: [String] = []
        let statuses = driver.settle { driver in
            readers.append(driver.instance("orders-3")?.status ?? "-")
            return driver.instance("orders-2")?.status
        }
        #expect(statuses == ["available", "rebooting", "available"])
        #expect(Set(readers) == ["available"])
        #expect(driver.world.effects[0].visiblyDone == driver.now)
    }

    @Test(arguments: seeds)
    func `a minor upgrade shows upgrading on the cluster and all members, then the version`(seed: UInt64) throws {
        var driver = RDSWorldDriver(seed: seed)
        _ = try driver.modifyCluster { $0.engineVersion = "15.8" }
        let sights = try driver.settle { "\(try $0.cluster().status) \(try $0.cluster().engineVersion)" }
        #expect(sights == ["available 15.4", "upgrading 15.4", "upgrading 15.8", "available 15.8"])
        let members = try driver.world.describeInstances(of: ["orders"], at: driver.now)
        #expect(members.allSatisfy { $0.status == "available" && $0.engineVersion == "15.8" })
        #expect(try driver.cluster().pending.isEmpty)
        #expect(try driver.cluster().parameterGroup == "default.aurora-postgresql15")
        #expect(try driver.world.describeClusterSnapshots(of: "orders", at: driver.now).count == 1)
    }

    @Test func `a major upgrade takes a snapshot and uses the groups that were named`() throws {
        var driver = RDSWorldDriver(.upgradable)
        _ = try driver.modifyCluster {
            ($0.engineVersion, $0.allowsMajorVersionUpgrade) = ("16.6", true)
            ($0.parameterGroup, $0.instanceParameterGroup) = ("cluster16", "instance16")
        }
        driver.settle()
        let cluster = try driver.cluster()
        #expect((cluster.engineVersion, cluster.parameterGroup) == ("16.6", "cluster16"))
        #expect(driver.instance("orders-2")?.parameterGroup == "instance16")
        let snapshots = try driver.world.describeClusterSnapshots(of: "orders", at: driver.now)
        #expect(snapshots.last?.identifier.hasPrefix("preupgrade-orders-15-4-to-16-6-") == true)
        #expect(snapshots.allSatisfy { $0.status == "available" })
    }

    @Test func `a major upgrade without groups falls back to the default ones`() throws {
        var script = RegionScript.upgradable
        script.clusters[0].parameterGroup = "cluster15"
        var driver = RDSWorldDriver(script)
        _ = try driver.modifyCluster { ($0.engineVersion, $0.allowsMajorVersionUpgrade) = ("16.6", true) }
        driver.settle()
        #expect(try driver.cluster().parameterGroup == "default.aurora-postgresql16")
        #expect(driver.instance("orders-1")?.parameterGroup == "default.aurora-postgresql16")
    }

    @Test func `a failed upgrade leaves the version, and only an event tells`() throws {
        var faults = FaultPlan()
        faults[.upgradeFails] = 1
        var driver = RDSWorldDriver(faults: faults)
        _ = try driver.modifyCluster { $0.engineVersion = "15.8" }
        let statuses = try driver.settle { try $0.cluster().status }
        #expect(statuses == ["available", "upgrading", "available"])
        #expect(try driver.cluster().engineVersion == "15.4")
        #expect(driver.world.effects[0].hasFailed)
        let events = try driver.world.describeEvents(source: "orders", from: .epoch, at: driver.now)
        #expect(events.map(\.kind).contains(.upgradeFailed(because: "Upgrade prechecks failed.")))
    }

    @Test func `deletion protection changes at once`() throws {
        var driver = RDSWorldDriver()
        #expect(try !driver.modifyCluster { $0.hasDeletionProtection = false }.hasDeletionProtection)
        #expect(driver.world.effects[0].span == .zero)
        #expect(driver.world.nextChange(after: driver.now) == nil)
    }

    @Test func `a cluster's parameter group waits for the restart of each member`() throws {
        var driver = RDSWorldDriver(.upgradable)
        _ = try driver.modifyCluster { $0.parameterGroup = "cluster15" }
        let sights = try driver.settle { try $0.cluster().members.map(\.clusterParameterGroupStatus) }
        #expect(sights == [.init(repeating: "applying", count: 3), .init(repeating: "pending-reboot", count: 3)])
        _ = try driver.world.rebootInstance("orders-2", at: driver.now)
        driver.settle()
        let statuses = try driver.cluster().members.map(\.clusterParameterGroupStatus)
        #expect(statuses == ["pending-reboot", "in-sync", "pending-reboot"])
    }

    @Test func `deferred changes wait, and come with the next immediate one`() throws {
        var driver = RDSWorldDriver()
        _ = try driver.modifyCluster(immediately: false) { $0.engineVersion = "15.8" }
        driver.settle()
        #expect(try driver.cluster().pending.engineVersion == "15.8")
        _ = try driver.modifyCluster { $0.hasDeletionProtection = false }
        driver.settle()
        #expect(try driver.cluster().engineVersion == "15.8")
    }

    @Test(arguments: [("system-update", "maintenance"), ("ca-certificate-rotation", "modifying")])
    func `maintenance applied at once shows, restarts and leaves the list late`(action: String, status: String) throws {
        var script = RegionScript.orders
        script.pendingMaintenance = [SimulatedMaintenance(resource: "orders-3", action: action, description: "new")]
        var driver = RDSWorldDriver(script)
        let left = try driver.world.applyMaintenance(.init(resource: "orders-3", action: action), at: driver.now)
        #expect(left.map(\.optInStatus) == ["immediate"])
        let sights = try driver.settle { driver in
            let count = try driver.world.describePendingMaintenance(at: driver.now).count
            return "\(driver.instance("orders-3")?.status ?? "-") \(count)"
        }
        #expect(sights == ["available 1", "\(status) 1", "rebooting 1", "available 1", "available 0"])
        #expect(driver.world.effects[0].visiblyDone == driver.now)
    }

    @Test func `maintenance can be put off, and taken back`() throws {
        var script = RegionScript.orders
        script.pendingMaintenance = [SimulatedMaintenance(resource: "orders", action: "db-upgrade", description: "new")]
        var driver = RDSWorldDriver(script)
        var call = ApplyMaintenanceCall(resource: "orders", action: "db-upgrade", optIn: .nextMaintenance)
        #expect(try driver.world.applyMaintenance(call, at: driver.now)[0].currentApplyDate != nil)
        call.optIn = .undo
        #expect(try driver.world.applyMaintenance(call, at: driver.now)[0].optInStatus == nil)
        #expect(driver.world.effects.isEmpty)
    }
}

extension RegionScript {
    /// The usual region with groups of both major versions.
    static var upgradable: RegionScript {
        var script = RegionScript.orders
        script.customParameterGroups = [
            SimulatedParameterGroup("cluster15", .cluster, family: "aurora-postgresql15"),
            SimulatedParameterGroup("cluster16", .cluster, family: "aurora-postgresql16"),
            SimulatedParameterGroup("instance16", .instance, family: "aurora-postgresql16"),
        ]
        return script
    }
}

extension RDSWorldDriver {
    mutating func modifyCluster(
        _ identifier: String = "orders", immediately: Bool = true, _ change: (inout ModifyClusterCall) -> Void
    ) throws(RDSFault) -> SimulatedCluster {
        var call = ModifyClusterCall(identifier: identifier)
        call.appliesImmediately = immediately
        change(&call)
        return try world.modifyCluster(call, at: now)
    }
}
