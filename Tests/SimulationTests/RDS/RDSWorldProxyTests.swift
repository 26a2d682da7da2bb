import Simulation
import Testing

/// Proxies and what stands behind them.
struct RDSWorldProxyTests {
    @Test func `a tracked cluster shows with its instances and their health`() throws {
        var driver = RDSWorldDriver(.deployable)
        #expect(try driver.world.describeProxies(at: driver.now).map(\.name) == ["orders-proxy"])
        let targets = try driver.targets()
        #expect(targets.map(\.kind) == [.trackedCluster, .instance, .instance, .instance])
        #expect(targets.map(\.role) == [.unknown, .readWrite, .readOnly, .readOnly])
        #expect(targets.map { $0.health?.state } == [nil, "AVAILABLE", "AVAILABLE", "AVAILABLE"])
        #expect(targets.allSatisfy { $0.trackedCluster == "orders" })
    }

    @Test func `a restarting instance is out of reach`() throws {
        var driver = RDSWorldDriver(.deployable)
        _ = try driver.world.rebootInstance("orders-2", at: driver.now)
        let sights = try driver.settle { try $0.targets()[2].health?.state }
        #expect(sights == ["AVAILABLE", "UNAVAILABLE", "AVAILABLE"])
    }

    @Test func `a target is registered, and gone a while after it was deregistered`() throws {
        var driver = RDSWorldDriver(.deployable)
        try driver.world.deregisterProxyTarget("orders", from: "orders-proxy", at: driver.now)
        #expect(try driver.settle { try $0.targets().count } == [4, 0])
        let listed = try driver.world.registerProxyTarget("billing", with: "orders-proxy", at: driver.now)
        #expect(listed.last?.health == .registering)
        #expect(try driver.settle { try $0.targets().last?.health } == [.registering, .available])
        #expect(driver.world.effects.allSatisfy { $0.visiblyDone != nil })
    }

    @Test func `a proxy that stood before blue follows to green when all is complete`() throws {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        let resource = try driver.greenCluster(of: made).resourceIdentifier
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        let sights = try driver.settle { driver in
            let status = try driver.world.describeDeployment(made.identifier, at: driver.now).status.rawValue
            return "\(status) \(try driver.targets()[0].resource)"
        }
        #expect(sights.suffix(2) == ["SWITCHOVER_IN_PROGRESS orders-old1", "SWITCHOVER_COMPLETED orders"])
        #expect(try driver.cluster().resourceIdentifier == resource)
        #expect(try driver.targets().map(\.resource) == ["orders", "orders-1", "orders-2", "orders-3"])
    }

    @Test func `a target registered after the deployment was made stays with the old cluster`() throws {
        var script = RegionScript.deployable
        script.proxies[0].target = nil
        var driver = RDSWorldDriver(script)
        let made = try driver.provision()
        _ = try driver.world.registerProxyTarget("orders", with: "orders-proxy", at: driver.now)
        driver.settle()
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        #expect(try driver.targets()[0].resource == "orders-old1")
    }
}

extension RDSWorldDriver {
    fileprivate mutating func targets() throws(RDSFault) -> [SimulatedProxyTarget] {
        try world.describeProxyTargets(of: "orders-proxy", at: now)
    }
}
