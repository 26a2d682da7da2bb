import Simulation
import Testing

/// Storage that is not Aurora's: of plain instances and of Multi-AZ DB clusters.
struct RDSWorldStorageTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a plain instance changes its storage, is optimized for hours and usable meanwhile`(seed: UInt64) throws {
        var driver = RDSWorldDriver(.plain, seed: seed)
        let reply = try driver.modifyPlain { ($0.storageType, $0.iops) = ("io2", 4_000) }
        #expect(reply.pending.volume == StorageVolume("io2", gibibytes: 200, iops: 4_000))
        var lastChange = driver.now
        let sights = driver.settle { driver in
            let shown = driver.instance("reports")
            if shown?.status != "available" || shown?.volume?.type == "gp2" { lastChange = driver.now }
            return "\(shown?.status ?? "-") \(shown?.volume?.type ?? "-") \(shown?.pending.volume?.type ?? "-")"
        }
        #expect(
            sights == ["available gp2 -", "modifying gp2 io2", "storage-optimization io2 -", "available io2 -"])
        let span = try #require(driver.world.effects[0].span)
        #expect(span < .seconds(1000), "the values are there long before the optimization ends")
        #expect(driver.now - lastChange >= .seconds(3600))
    }

    @Test func `storage is locked while it is optimized, and six hours at least; the rest is not`() throws {
        var driver = RDSWorldDriver(.plain)
        _ = try driver.modifyPlain { $0.storageType = "gp3" }
        driver.pass(.seconds(1000))
        #expect(driver.instance("reports")?.status == "storage-optimization")
        #expect(driver.code { _ = try $0.modifyPlain { $0.gibibytes = 400 } } == "InvalidParameterCombination")
        _ = try driver.world.rebootInstance("reports", at: driver.now)
        driver.pass(.seconds(200))
        #expect(driver.instance("reports")?.status == "storage-optimization")
        driver.pass(.seconds(30 * 3600))
        #expect(driver.instance("reports")?.status == "available")
        #expect(driver.code { _ = try $0.modifyPlain { $0.gibibytes = 400 } } == nil)
    }

    @Test func `six hours must pass even if the optimization ends sooner`() throws {
        var isMet = false
        for seed in 1...20 as ClosedRange<UInt64> {
            var driver = RDSWorldDriver(.plain, seed: seed)
            let begun = driver.now
            _ = try driver.modifyPlain { $0.storageType = "gp3" }
            driver.settle()
            guard driver.now - begun < .seconds(6 * 3600) else { continue }
            isMet = true
            #expect(driver.instance("reports")?.status == "available")
            #expect(driver.code { _ = try $0.modifyPlain { $0.gibibytes = 400 } } == "InvalidParameterCombination")
        }
        #expect(isMet)
    }

    @Test func `a plain instance changes its class, restarts and is deleted like others`() throws {
        var driver = RDSWorldDriver(.plain)
        _ = try driver.modify("reports", class: "db.r6g.xlarge")
        driver.settle()
        #expect(driver.instance("reports")?.instanceClass == "db.r6g.xlarge")
        _ = try driver.delete("reports")
        driver.settle()
        #expect(driver.instance("reports") == nil)
        #expect(driver.world.effects.allSatisfy { $0.visiblyDone != nil })
        #expect(driver.world.effects.allSatisfy { $0.cluster == "reports" })
    }

    @Test func `a deferred storage change waits`() throws {
        var driver = RDSWorldDriver(.plain)
        _ = try driver.modifyPlain(immediately: false) { $0.storageType = "gp3" }
        driver.settle()
        #expect(driver.instance("reports")?.pending.volume == StorageVolume("gp3", gibibytes: 200))
        _ = try driver.modifyPlain { $0.hasAutoMinorVersionUpgrade = false }
        driver.settle()
        #expect(driver.instance("reports")?.volume?.type == "gp3")
    }

    @Test(
        arguments: [
            (StorageVolume("gp2", gibibytes: 200), VolumeChange(type: "gp3"), StorageVolume("gp3", gibibytes: 200)),
            (
                StorageVolume("gp2", gibibytes: 200), VolumeChange(type: "gp3", gibibytes: 400, iops: 16_000),
                StorageVolume("gp3", gibibytes: 400, iops: 16_000, throughput: 500)
            ),
            (StorageVolume("gp3", gibibytes: 100), VolumeChange(gibibytes: 104), StorageVolume("gp3", gibibytes: 110)),
            (
                StorageVolume("io1", gibibytes: 400, iops: 4_000), VolumeChange(type: "gp2"),
                StorageVolume("gp2", gibibytes: 400)
            ),
            (StorageVolume("gp2", gibibytes: 200), VolumeChange(type: "gp3", iops: 3_000), nil),
            (StorageVolume("gp3", gibibytes: 200), VolumeChange(throughput: 500), nil),
            (StorageVolume("gp3", gibibytes: 500), VolumeChange(iops: 8_000), nil),
            (StorageVolume("gp3", gibibytes: 500), VolumeChange(gibibytes: 400), nil),
            (StorageVolume("gp2", gibibytes: 200), VolumeChange(type: "io1"), nil),
            (StorageVolume("gp2", gibibytes: 50), VolumeChange(type: "io1", iops: 1_000), nil),
            (StorageVolume("gp2", gibibytes: 200), VolumeChange(type: "io1", iops: 20_000), nil),
            (StorageVolume("gp3", gibibytes: 500), VolumeChange(type: "gp2", iops: 3_000), nil),
            (StorageVolume("gp3", gibibytes: 500), VolumeChange(type: "aurora"), nil),
        ] as [(StorageVolume, VolumeChange, StorageVolume?)])
    func `a volume changes by AWS's rules`(from: StorageVolume, change: VolumeChange, to: StorageVolume?) throws {
        var script = RegionScript.plain
        script.instances[0].volume = from
        var driver = RDSWorldDriver(script)
        let code = driver.code { driver in
            _ = try driver.modifyPlain {
                ($0.storageType, $0.gibibytes) = (change.type, change.gibibytes)
                ($0.iops, $0.throughput) = (change.iops, change.throughput)
            }
        }
        driver.settle()
        #expect(driver.instance("reports")?.volume == to ?? from)
        #expect((code == nil) == (to != nil))
    }

    @Test func `a Multi-AZ DB cluster changes its storage and that of its instances`() throws {
        var driver = RDSWorldDriver(.plain)
        _ = try driver.modifyCluster("ledger") { ($0.storageType, $0.gibibytes, $0.iops) = ("io1", 400, 4_000) }
        let sights = try driver.settle {
            "\(try $0.cluster("ledger").status) \(try $0.cluster("ledger").volume?.type ?? "-")"
        }
        #expect(sights == ["available gp3", "modifying gp3", "storage-optimization io1", "available io1"])
        #expect(driver.instance("ledger-2")?.volume?.iops == 4_000)
        #expect(try driver.cluster("ledger").pending.isEmpty)
    }

    @Test(
        arguments: [
            { ($0.storageType, $0.iops) = ("io1", 4_000) },
            { ($0.storageType, $0.gibibytes) = ("io1", 400) },
            { ($0.iops, $0.gibibytes) = (3_000, 300) },
            { ($0.storageType, $0.gibibytes) = ("gp3", 400) },
            { ($0.storageType, $0.gibibytes, $0.iops) = ("gp3", 400, 11_999) },
            { $0.storageType = "gp2" },
        ] as [@Sendable (inout ModifyClusterCall) -> Void])
    func `a Multi-AZ DB cluster takes IOPS and size together, of a large gp3 as well, and no IOPS for a small one`(
        change: @Sendable (inout ModifyClusterCall) -> Void
    ) throws {
        var driver = RDSWorldDriver(.plain)
        #expect(driver.code { _ = try $0.modifyCluster("ledger", change) } == "InvalidParameterCombination")
    }

    @Test func `Aurora has no storage to size`() throws {
        var driver = RDSWorldDriver(.plain)
        #expect(driver.code { _ = try $0.modifyCluster { $0.iops = 4_000 } } == "InvalidParameterCombination")
    }
}

extension RegionScript {
    /// The usual region with a plain instance `reports` and a Multi-AZ DB cluster `ledger` beside.
    static var plain: RegionScript {
        var script = RegionScript.orders
        script.instances = [InstanceScript("reports", volume: StorageVolume("gp2", gibibytes: 200))]
        var ledger = ClusterScript(
            "ledger", engine: "postgres", engineVersion: "15.8",
            members: [MemberScript("ledger-1"), MemberScript("ledger-2", zone: "us-east-1b")])
        ledger.volume = StorageVolume("gp3", gibibytes: 200)
        script.clusters.append(ledger)
        return script
    }
}

extension RDSWorldDriver {
    mutating func modifyPlain(
        immediately: Bool = true, _ change: (inout ModifyInstanceCall) -> Void
    ) throws(RDSFault) -> SimulatedInstance {
        var call = ModifyInstanceCall(identifier: "reports")
        call.appliesImmediately = immediately
        change(&call)
        return try world.modifyInstance(call, at: now)
    }

    /// The code of the refusal, if the call is refused.
    mutating func code(_ act: (inout RDSWorldDriver) throws -> Void) -> String? {
        do {
            try act(&self)
            return nil
        } catch {
            return (error as? RDSFault)?.code ?? "\(error)"
        }
    }
}
