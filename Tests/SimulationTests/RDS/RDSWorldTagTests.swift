import Simulation
import Testing

/// Tags and roles: what shows at once, and what shows later.
struct RDSWorldTagTests {
    static let arn = "arn:aws:rds:us-east-1:123456789012:"
    private static let promoted = SimulatedTag("changeover:stage", "promoted")

    @Test(arguments: ["cluster:orders", "db:orders-2"])
    func `new tags are read by ARN at once, and in lists later`(name: String) throws {
        var driver = RDSWorldDriver()
        try driver.world.addTags([Self.promoted], to: Self.arn + name, at: driver.now)
        #expect(try driver.world.listTags(of: Self.arn + name, at: driver.now) == [Self.promoted])
        let sights = try driver.settle { driver in
            name.hasPrefix("db") ? driver.instance("orders-2")?.tags : try driver.cluster().tags
        }
        #expect(sights == [[], [Self.promoted]])
        #expect(driver.world.effects[0].what == .tagsAdded([Self.promoted]))
        #expect(driver.world.effects[0].cluster == "orders")
        #expect(driver.world.effects[0].visiblyDone == driver.now)
    }

    @Test func `a key that is there gets the new value, and one that goes is gone`() throws {
        var driver = RDSWorldDriver()
        let arn = Self.arn + "cluster:orders"
        try driver.world.addTags([.init("stage", "new"), .init("team", "dba")], to: arn, at: driver.now)
        try driver.world.addTags([.init("stage", "modified")], to: arn, at: driver.now)
        #expect(
            try driver.world.listTags(of: arn, at: driver.now)
                == [SimulatedTag("stage", "modified"), SimulatedTag("team", "dba")])
        try driver.world.removeTags(["team", "nothing"], from: arn, at: driver.now)
        driver.settle()
        #expect(try driver.cluster().tags == [SimulatedTag("stage", "modified")])
        #expect(driver.world.effects.allSatisfy { $0.visiblyDone != nil })
    }

    @Test func `the same tags again have no effect`() throws {
        var driver = RDSWorldDriver()
        for _ in 1...2 { try driver.world.addTags([Self.promoted], to: Self.arn + "cluster:orders", at: driver.now) }
        try driver.world.removeTags(["nothing"], from: Self.arn + "cluster:orders", at: driver.now)
        #expect(driver.world.effects.count == 1)
    }

    @Test func `snapshots have tags of their own`() throws {
        var driver = RDSWorldDriver(.restorable)
        let clusters = try driver.world.describeClusterSnapshots(at: driver.now).prefix(1).map(\.arn)
        let instances = try driver.world.describeInstanceSnapshots(at: driver.now).prefix(1).map(\.arn)
        for arn in clusters + instances {
            try driver.world.addTags([Self.promoted], to: arn, at: driver.now)
            #expect(try driver.world.listTags(of: arn, at: driver.now) == [Self.promoted])
        }
        #expect(driver.world.effects.allSatisfy { $0.span == .zero })
    }

    @Test func `a role is pending at first`() throws {
        var driver = RDSWorldDriver(.restorable)
        let role = "arn:aws:iam::123456789012:role/s3"
        try driver.world.addRole(role, feature: "s3Export", toCluster: "orders", at: driver.now)
        let sights = try driver.settle { try $0.cluster().roles.map(\.status) }
        #expect(sights == [["ACTIVE", "PENDING"], ["ACTIVE", "ACTIVE"]])
        try driver.world.removeRole(role, feature: "s3Export", fromCluster: "orders", at: driver.now)
        #expect(try driver.cluster().roles.map(\.feature) == ["s3Import"])
        try driver.world.addRole(role, feature: "s3Import", toInstance: "reports", at: driver.now)
        #expect(driver.settle { $0.instance("reports")?.roles.map(\.status) } == [["PENDING"], ["ACTIVE"]])
        #expect(driver.world.effects.allSatisfy { $0.visiblyDone != nil })
    }

    @Test func `a restored cluster takes roles with Aurora MySQL without a feature`() throws {
        var script = RegionScript.orders
        script.clusters[1].engine = "aurora-mysql"
        script.clusters[1].engineVersion = "8.0.mysql_aurora.3.05.2"
        var driver = RDSWorldDriver(script)
        try driver.world.addRole("arn:aws:iam::123456789012:role/s3", toCluster: "billing", at: driver.now)
        #expect(try driver.cluster("billing").roles.map(\.feature) == [nil])
    }
}
