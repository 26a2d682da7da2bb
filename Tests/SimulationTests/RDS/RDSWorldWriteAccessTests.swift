import Simulation
import Testing

/// Who takes writes around a switchover ("Switching" and "Deleting a blue/green deployment in Amazon Aurora", Aurora User Guide).
struct RDSWorldWriteAccessTests {
    private static let old = "orders-old1"

    private static func switchedOver() throws -> (driver: RDSWorldDriver, deployment: String) {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        return (driver, made.identifier)
    }

    @Test func `green takes no writes before the switchover, and blue does`() throws {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        let green = try #require(made.target?.arnName)
        #expect(driver.world.acceptsWrites("orders") == true)
        #expect(driver.world.acceptsWrites(green) == false)
        #expect(driver.world.acceptsWrites("nobody") == nil)
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `at no instant of a switchover do both sides take writes, and afterwards only the new one does`(
        seed: UInt64
    ) throws {
        var driver = RDSWorldDriver(.deployable, seed: seed)
        let made = try driver.provision()
        let green = try #require(made.target?.arnName)
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        let sights = driver.settle { driver in
            driver.world.advance(to: driver.now)
            return ["orders", green, Self.old].map { driver.world.acceptsWrites($0).map { $0 ? "w" : "r" } ?? "-" }
                .joined()
        }
        #expect(sights == ["wr-", "rr-", "r-r", "w-r"])
    }

    @Test(arguments: [Mishap.switchoverMeetsLag, .switchoverMeetsTransaction, .switchoverIsSlow])
    func `after a switchover that is undone blue takes writes as before`(mishap: Mishap) throws {
        var faults = FaultPlan()
        faults[mishap] = 1
        var driver = RDSWorldDriver(.deployable, faults: faults)
        let made = try driver.provision()
        let green = try #require(made.target?.arnName)
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites("orders") == true)
        #expect(driver.world.acceptsWrites(green) == false)
        #expect(driver.world.liftedProtections.isEmpty)
    }

    @Test func `a switchover restarts nobody`() throws {
        let (driver, _) = try Self.switchedOver()
        var world = driver.world
        let events = try world.describeEvents(type: .instance, from: RegionScript.deployable.start, at: driver.now)
        #expect(!events.contains { $0.kind == .instanceRestarted || $0.kind == .instanceShutDown })
    }

    @Test func `with its deployment's record a former production loses its protection`() throws {
        var (driver, deployment) = try Self.switchedOver()
        let deletion = driver.now
        _ = try driver.world.deleteDeployment(deployment, at: driver.now)
        #expect(driver.world.acceptsWrites(Self.old) == false)
        driver.settle()
        #expect(driver.world.acceptsWrites(Self.old) == true)
        #expect(driver.world.acceptsWrites("orders") == true)
        let lifted = try #require(driver.world.liftedProtections.first)
        #expect((lifted.cluster, lifted.cause) == (Self.old, .deploymentDeleted))
        #expect((lifted.effect?.actor, lifted.effect?.started) == (.caller, deletion))
    }

    @Test func `a restart of one of its members takes the protection from a former production`() throws {
        var (driver, _) = try Self.switchedOver()
        _ = try driver.world.rebootInstance("orders-2-old1", at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites(Self.old) == true)
        #expect(driver.world.liftedProtections.map(\.cause) == [.restarted("orders-2-old1")])
        #expect(driver.world.liftedProtections.first?.effect?.actor == .caller)
    }

    @Test func `so does a failover of it, whoever asks for that`() throws {
        var (driver, _) = try Self.switchedOver()
        driver.world.schedule(.failsOver(cluster: Self.old, to: nil), at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites(Self.old) == true)
        #expect(driver.world.liftedProtections.first?.effect?.actor == .somebodyElse)
    }

    @Test func `so does the failover that the deletion of its writer brings about, and it is that caller's`() throws {
        var (driver, _) = try Self.switchedOver()
        let writer = try #require(try driver.cluster(Self.old).writer)
        _ = try driver.delete(writer)
        driver.settle()
        let heir = try #require(try driver.cluster(Self.old).writer)
        #expect(driver.world.acceptsWrites(Self.old) == true)
        let lifted = try #require(driver.world.liftedProtections.first)
        #expect((lifted.cause, lifted.effect?.actor) == (.restarted(heir), .caller))
    }

    @Test func `a former production whose record is gone keeps no protection for a failover to take`() throws {
        var (driver, deployment) = try Self.switchedOver()
        driver.world.schedule(.failsOver(cluster: Self.old, to: nil), at: driver.now)
        _ = try driver.world.deleteDeployment(deployment, at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites(Self.old) == true)
        #expect(driver.world.liftedProtections.count == 1)
    }

    @Test func `a restart in the new production or on green takes nobody's protection`() throws {
        var (driver, _) = try Self.switchedOver()
        _ = try driver.world.rebootInstance("orders-2", at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites(Self.old) == false)
        var before = RDSWorldDriver(.deployable)
        let green = try #require(try before.provision().target?.arnName)
        let member = try #require(try before.world.describeInstances(of: [green], at: before.now).first)
        _ = try before.world.rebootInstance(member.identifier, at: before.now)
        before.settle()
        #expect(before.world.acceptsWrites(green) == false)
    }

    @Test func `a green that is left without its deployment stands alone`() throws {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        let green = try #require(made.target?.arnName)
        _ = try driver.world.deleteDeployment(made.identifier, at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites(green) == true)
        #expect(driver.world.liftedProtections.isEmpty)
    }

    @Test func `nothing is lifted where the former production went first`() throws {
        var (driver, deployment) = try Self.switchedOver()
        for number in 1...3 { _ = try driver.delete("orders-\(number)-old1") }
        driver.settle()
        var unprotected = ModifyClusterCall(identifier: Self.old)
        (unprotected.hasDeletionProtection, unprotected.appliesImmediately) = (false, true)
        _ = try driver.world.modifyCluster(unprotected, at: driver.now)
        driver.settle()
        _ = try driver.world.deleteCluster(
            DeleteClusterCall(identifier: Self.old, finalSnapshot: "orders-final"), at: driver.now)
        driver.settle()
        _ = try driver.world.deleteDeployment(deployment, at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites(Self.old) == nil)
        #expect(driver.world.liftedProtections.isEmpty)
    }
}
