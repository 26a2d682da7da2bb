import Simulation
import Testing

/// What the region shows of a cluster during an outage.
@Suite struct RDSWorldOutageTests {
    private func hidden(seed: UInt64 = 1) throws -> RDSWorldDriver {
        var driver = RDSWorldDriver(seed: seed)
        driver.world.schedule(.hidesWriter(cluster: "orders"), at: driver.now)
        driver.pass(.seconds(1))
        return driver
    }

    @Test func `a cluster lists all its members and none as the writer, and the former writer has no replica lag`()
        throws
    {
        var driver = try hidden()
        let cluster = try driver.cluster()
        #expect(cluster.writer == nil && cluster.members.count == 3 && cluster.status == "available")
        #expect(try driver.world.replicaLag(of: "orders-1", at: driver.now) == nil)
        #expect(try driver.world.replicaLag(of: "orders-2", at: driver.now) != nil)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `a failover has its target listed as the writer again`(seed: UInt64) throws {
        var driver = try hidden(seed: seed)
        #expect(throws: RDSFault.self) {
            _ = try driver.world.failOver(cluster: "orders", to: "orders-1", at: driver.now)
        }
        _ = try driver.world.failOver(cluster: "orders", to: "orders-2", at: driver.now)
        let writers = try driver.settle { try $0.cluster().writer }
        #expect(writers == [nil, "orders-2"])
    }

    @Test func `a failover without a target goes to a replica`() throws {
        var driver = try hidden()
        _ = try driver.world.failOver(cluster: "orders", at: driver.now)
        driver.settle()
        #expect(try driver.cluster().writer == "orders-2")
    }

    @Test(arguments: [("orders-1", "orders-1" as String?), ("orders-2", nil)])
    func `a restart of the one that writes has it listed again, and one of another does not`(
        name: String, writer: String?
    ) throws {
        var driver = try hidden()
        _ = try driver.world.rebootInstance(name, at: driver.now)
        driver.settle()
        #expect(try driver.cluster().writer == writer)
    }

    @Test func `a member that the cluster lists is not described, and comes back`() throws {
        var driver = RDSWorldDriver()
        driver.world.schedule(.describes(instance: "orders-1", false), at: driver.now)
        driver.world.schedule(.describes(instance: "orders-1", true), at: driver.now + .seconds(60))
        driver.pass(.seconds(1))
        #expect(driver.instance("orders-1") == nil)
        #expect(try driver.cluster().writer == "orders-1")
        #expect(throws: RDSFault.self) { _ = try driver.world.rebootInstance("orders-1", at: driver.now) }
        driver.pass(.seconds(60))
        #expect(driver.instance("orders-1")?.status == "available")
    }
}
