import Simulation
import Testing

/// What CloudWatch says of green, of readers and of clients.
struct RDSWorldReplicationTests {
    private static let slots = "OldestReplicationSlotLag"
    private static let binlog = "AuroraBinlogReplicaLag"

    @Test func `green of Aurora PostgreSQL catches up, as blue's writer shows`() throws {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.deploy()
        var lags: [Double] = []
        while try driver.world.describeDeployment(made.identifier, at: driver.now).status == .provisioning {
            if let lag = try driver.world.metric(Self.slots, of: "orders-1", at: driver.now) { lags.append(lag) }
            driver.pass(.seconds(30))
        }
        #expect(lags.first.map { $0 > 1_000_000_000 } == true)
        #expect(lags == lags.sorted(by: >))
        driver.pass(.seconds(300))
        #expect(try driver.world.metric(Self.slots, of: "orders-1", at: driver.now).map { $0 < 10_000_000 } == true)
        for other in ["orders-2", try driver.greenWriter(of: made)] {
            #expect(try driver.world.metric(Self.slots, of: other, at: driver.now) == nil)
        }
        #expect(try driver.world.metric(Self.binlog, of: driver.greenWriter(of: made), at: driver.now) == nil)
    }

    @Test func `clients that are gone stay in the metric of the time before`() throws {
        var driver = RDSWorldDriver()
        driver.world.schedule(.connects(instance: "orders-1", clients: 40), at: driver.now + .seconds(60))
        driver.world.schedule(.connects(instance: "orders-1", clients: 0), at: driver.now + .seconds(120))
        let seen = try [30, 90, 900, 1100].map { seconds in
            let now = driver.now + .seconds(seconds)
            return try driver.world.mostConnections(of: "orders-1", within: .seconds(900), at: now)
        }
        #expect(seen == [12, 40, 40, 0])
        #expect(try driver.world.mostConnections(of: "nothing", within: .seconds(900), at: driver.now) == nil)
    }

    @Test func `a cluster is as old, and has as many clients, as its script says`() throws {
        var script = RegionScript.orders
        script.clusters[1].age = .seconds(7200)
        script.clusters[1].members[0].clients = 3
        var driver = RDSWorldDriver(script)
        let made = script.start - .seconds(7200)
        #expect(try driver.cluster("billing").createdAt == made)
        #expect(driver.instance("billing-1")?.createdAt == made)
        #expect(try driver.cluster("billing").endpoint == script.clusters[1].endpoint(in: script))
        #expect(try driver.cluster("orders").createdAt < made)
        #expect(try driver.world.mostConnections(of: "billing-1", within: .seconds(900), at: driver.now) == 3)
    }

    @Test func `lag comes back when somebody writes a lot, and goes with the deployment`() throws {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        driver.pass(.seconds(300))
        driver.world.schedule(.lags(instance: try driver.greenWriter(of: made), by: .seconds(40)), at: driver.now)
        driver.pass(.zero)
        #expect(try driver.world.metric(Self.slots, of: "orders-1", at: driver.now) == 204_000_000)
        driver.world.schedule(.obstructs(cluster: "orders", .replicaLag), at: driver.now)
        driver.pass(.zero)
        #expect(try driver.world.metric(Self.slots, of: "orders-1", at: driver.now) == 229_000_000)
        driver.world.schedule(.obstructs(cluster: "orders", nil), at: driver.now)
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        #expect(try driver.world.describeDeployments(at: driver.now).first?.status == .switchoverCompleted)
        #expect(try driver.world.metric(Self.slots, of: "orders-1", at: driver.now) == nil)
    }

    @Test
    func `clients come to the new environment with a switchover, and the old one has none until somebody connects`()
        throws
    {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        func clients(_ instance: String) throws -> Double? {
            try driver.world.metric("DatabaseConnections", of: instance, at: driver.now)
        }
        let green = try driver.greenWriter(of: made)
        #expect(try clients("orders-1") == 12)
        #expect(try clients(green) == 0)
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        #expect(try clients("orders-1") == 12)
        #expect(try clients("orders-1-old1") == 0)
        driver.world.schedule(.connects(instance: "orders-1-old1", clients: 3), at: driver.now)
        driver.pass(.zero)
        #expect(try clients("orders-1-old1") == 3)
        #expect(try clients("nobody") == nil)
    }

    @Test func `green of Aurora MySQL says in seconds how far it is behind`() throws {
        var script = RegionScript.deployable
        script.clusters[0].engine = "aurora-mysql"
        script.clusters[0].engineVersion = "8.0.mysql_aurora.3.05.2"
        script.clusters[0].parameterGroup = "binlog-8"
        script.customParameterGroups.append(
            SimulatedParameterGroup(
                "binlog-8", .cluster, family: "aurora-mysql8.0",
                values: ["binlog_format": "ROW", "event_scheduler": "OFF"]))
        var driver = RDSWorldDriver(script)
        let made = try driver.provision {
            ($0.engineVersion, $0.clusterParameterGroup, $0.instanceParameterGroup) = (nil, "binlog-8", nil)
        }
        driver.pass(.seconds(300))
        let writer = try driver.greenWriter(of: made)
        #expect(try driver.world.metric(Self.binlog, of: writer, at: driver.now) == 0)
        driver.world.schedule(.lags(instance: writer, by: .milliseconds(7900)), at: driver.now)
        driver.pass(.zero)
        #expect(try driver.world.metric(Self.binlog, of: writer, at: driver.now) == 7)
        #expect(try driver.world.metric(Self.binlog, of: "orders-1", at: driver.now) == nil)
        #expect(try driver.world.metric(Self.slots, of: "orders-1", at: driver.now) == nil)
    }

    @Test(arguments: [["event_scheduler": "ON"], [:]])
    func `Aurora MySQL is not copied with a group of green that would run events`(values: [String: String]) throws {
        var script = RegionScript.deployable
        script.clusters[0].engine = "aurora-mysql"
        script.clusters[0].engineVersion = "8.0.mysql_aurora.3.05.2"
        script.clusters[0].parameterGroup = "binlog-8"
        script.customParameterGroups.append(
            SimulatedParameterGroup(
                "binlog-8", .cluster, family: "aurora-mysql8.0",
                values: values.merging(["binlog_format": "ROW"]) { $1 }))
        var driver = RDSWorldDriver(script)
        let code = driver.code {
            _ = try $0.provision {
                ($0.engineVersion, $0.clusterParameterGroup, $0.instanceParameterGroup) = (nil, "binlog-8", nil)
            }
        }
        #expect(code == "InvalidParameterCombination")
    }

    @Test func `readers of Aurora and of a Multi-AZ DB cluster report different metrics`() throws {
        var driver = RDSWorldDriver(.plain)
        let cluster = try #require(
            try driver.world.describeClusters(at: driver.now).first { !$0.engine.hasPrefix("aurora") })
        let reader = try #require(cluster.members.first { !$0.isWriter }?.instance)
        driver.world.schedule(.lags(instance: reader, by: .seconds(3)), at: driver.now)
        driver.pass(.zero)
        #expect(try driver.world.metric("ReplicaLag", of: reader, at: driver.now) == 3)
        #expect(try driver.world.metric("AuroraReplicaLag", of: reader, at: driver.now) == nil)
        #expect(try driver.world.metric("AuroraReplicaLag", of: "orders-2", at: driver.now) == 15)
        #expect(try driver.world.metric("ReplicaLag", of: "orders-2", at: driver.now) == nil)
        let alone = try driver.world.describeInstances(at: driver.now).filter { $0.cluster == nil }
        #expect(!alone.isEmpty)
        for instance in alone {
            #expect(try driver.world.metric("ReplicaLag", of: instance.identifier, at: driver.now) == nil)
        }
    }
}

extension RDSWorldDriver {
    fileprivate mutating func greenWriter(of deployment: SimulatedDeployment) throws -> String {
        let shown = try world.describeDeployment(deployment.identifier, at: now)
        return try #require(try greenCluster(of: shown).writer)
    }
}
