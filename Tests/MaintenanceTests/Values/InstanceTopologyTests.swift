import Maintenance
import TestSupport
import Testing

/// What replicates from an RDS instance, and what it replicates from.
@Suite struct InstanceTopologyTests {
    private static let place = Target.orders.place
    private static var source: RDSInstance {
        var seen = RDSInstance.sample()
        seen.replicas = ["orders-r1", "arn:aws:rds:eu-west-1:123456789012:db:orders-far", "orders-gone"]
        return seen
    }

    private static func topology(_ observation: Observation) throws -> InstanceTopology {
        let seen = try #require(observation.rdsInstance)
        return try #require(observation.topology(of: seen).value)
    }

    @Test func `replicas are those that either side names, those elsewhere and those not described apart`() throws {
        let (first, second) = (Self.source.replica("orders-r1"), Self.source.replica("orders-r2"))
        let seen = try Self.topology(Observation.instance(Self.source).beside([first, second, .other]))
        #expect(seen.replicas.map(\.identifier) == ["orders-r1", "orders-r2"])
        #expect(seen.replicasElsewhere == ["arn:aws:rds:eu-west-1:123456789012:db:orders-far"])
        #expect(seen.undescribed == ["orders-gone"] && seen.source == nil && !seen.isReplica)
        #expect(seen.members.map(\.identifier) == ["orders", "orders-r1", "orders-r2"])
    }

    @Test(arguments: [false, true]) func `the source of a replica is found by name and by ARN`(isByARN: Bool) throws {
        var replica = RDSInstance.sample().replica("orders")
        let primary = RDSInstance.sample().replica("primary")
        replica.replicationSource = isByARN ? primary.instance.arn : "primary"
        let seen = try Self.topology(Observation.instance(replica).beside([primary]))
        #expect(seen.isReplica && seen.source?.identifier == "primary")
    }

    @Test func `one that AWS names no replicas of needs no other reading, one with replicas does`() {
        let alone = Observation.instance()
        #expect(alone.topology(of: .sample()).value?.replicas == [])
        #expect(Observation.instance(Self.source).topology(of: Self.source) == .unavailable(Observation.notAsked))
    }

    @Test func `an instance is found by resource id whatever its name is, the one asked for first`() {
        let observation = Observation.instance().beside([.other])
        #expect(observation.rdsInstance(resource: "db-OTHER")?.identifier == "other")
        #expect(observation.rdsInstance(resource: "db-ORDERS")?.identifier == "orders")
        #expect(observation.rdsInstance(named: "other")?.resourceIdentifier == "db-OTHER")
        #expect(observation.rdsInstance(arn: RDSInstance.other.instance.arn)?.identifier == "other")
        #expect(observation.rdsInstance(resource: "db-NONE") == nil)
        #expect(observation.complaint(aboutInstance: "db-NONE") == nil)
        #expect(Observation.instance().complaint(aboutInstance: "db-NONE") == Observation.notAsked)
    }

    @Test func `one that cannot be read may be the one that is looked for`() {
        var observation = Observation.instance()
        let unreadable = UnreadableDatabase(
            name: "odd", resource: nil, arn: nil, isCluster: false, reason: "no class in it")
        observation.give(
            DatabasesQuestion(in: Self.place), .known(Databases(clusters: [], unreadable: [unreadable])))
        #expect(observation.complaint(aboutInstance: "db-NONE") == "no class in it")
        #expect(observation.complaint(aboutInstance: "db-ORDERS") == nil)
    }
}

extension RDSInstance {
    fileprivate static var other: RDSInstance {
        var seen = RDSInstance.sample().replica("other")
        seen.replicationSource = nil
        return seen
    }
}
