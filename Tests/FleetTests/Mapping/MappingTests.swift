import AWS
import Engine
import Fleet
import Foundation
import Maintenance
import TestSupport
import Testing

struct MappingTests {
    /// The shapes that the real client reads from a reply in the fixtures folder.
    private struct Fixture: AWSSender {
        let body: Data

        func send(_ call: AWSCall) async throws(AWSError) -> Data {
            ReplyJudge.judge(body, to: call.action)
            return body
        }
    }

    private static func rds(_ fixture: String) throws -> Fixture {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
        let body = try Data(contentsOf: folder.appending(path: fixture))
        return Fixture(body: body)
    }

    private static func listed() async throws -> ListedDatabases {
        ListedDatabases(
            clusters: try await rds("clusters.xml").list(RDS.DescribeDBClusters()),
            instances: try await rds("instances.xml").list(RDS.DescribeDBInstances()))
    }

    private static func observation(_ cluster: String) async throws -> Observation {
        try #require(
            try await listed().all.observations(in: Target.orders.place, takenAt: Observation.sampleInstant)
                .first { $0.target.cluster.text == cluster })
    }

    @Test func `a cluster keeps what maintenance needs`() async throws {
        let cluster = try #require(try await Self.observation("orders").cluster)
        var expected = Cluster(
            identifier: "orders", arn: "arn:aws:rds:us-east-1:123456789012:cluster:orders",
            resourceIdentifier: "cluster-ORDERS", engine: "aurora-postgresql", engineVersion: "15.4",
            status: "available",
            members: [
                Cluster.Member(instance: "orders-1", isWriter: true, promotionTier: 1),
                Cluster.Member(
                    instance: "orders-2", isWriter: false, promotionTier: 0, parameterGroupStatus: "pending-reboot"),
            ])
        expected.pendingChanges = [
            "EngineVersion": "15.5", "PendingCloudwatchLogsExports.LogTypesToEnable.member": "postgresql, upgrade",
            "MasterUserPassword": "****", "SomethingOfTomorrow": "",
        ]
        expected.globalCluster = "world"
        expected.replicationSource = "arn:aws:rds:us-east-1:123456789012:cluster:source"
        expected.hasServerlessV2Scaling = true
        expected.activityStream = "started"
        expected.tags = [Tag(key: "team", value: "orders"), Tag(key: "note", value: "")]
        expected.backupWindow = "03:00-03:30"
        expected.maintenanceWindow = "sun:04:00-sun:04:30"
        #expect(cluster == expected)
    }

    @Test func `a cluster of few words keeps its silence`() async throws {
        let cluster = try #require(try await Self.observation("bare").cluster)
        var expected = Cluster(
            identifier: "bare", arn: "arn:aws:rds:us-east-1:123456789012:cluster:bare",
            resourceIdentifier: "cluster-BARE", engine: "aurora-mysql", engineVersion: "8.0", engineMode: nil,
            status: "creating",
            members: [Cluster.Member(instance: "bare-1", isWriter: false, parameterGroupStatus: nil)])
        expected.isLimitless = true
        #expect(cluster == expected)
        #expect(try await Self.observation("bare").instances.isEmpty)
    }

    @Test(.holds(.autoscalingLeftAlone)) func `an instance keeps what maintenance needs`() async throws {
        let instance = try #require(try await Self.observation("orders")["orders-2"])
        var expected = Instance(
            identifier: "orders-2", arn: "arn:aws:rds:us-east-1:123456789012:db:orders-2",
            instanceClass: "db.r6g.large", engine: "aurora-postgresql", engineVersion: "15.4", status: "modifying")
        expected.availabilityZone = "us-east-1b"
        expected.subnetZones = ["us-east-1a", "us-east-1b"]
        expected.promotionTier = 0
        expected.pendingChanges = ["DBInstanceClass": "db.r6g.xlarge"]
        expected.parameterGroups = [
            .init(name: "pg15", applyStatus: "pending-reboot"), .init(name: "x", applyStatus: "unknown"),
        ]
        expected.monitoring = .init(intervalSeconds: 60, roleARN: "arn:role")
        expected.performanceInsights = .init(isEnabled: true, keyID: "arn:key", retentionDays: 7)
        expected.caCertificate = "rds-ca-rsa2048-g1"
        expected.isPubliclyAccessible = false
        expected.autoMinorVersionUpgrade = true
        expected.maintenanceWindow = "mon:02:00-mon:02:30"
        expected.tags = [.autoscaled]
        #expect(instance == expected)
    }

    @Test func `an observation has all instances that say they belong, listed or not, and no others`() async throws {
        let observation = try await Self.observation("orders")
        #expect(observation.instances.map(\.identifier) == ["orders-1", "orders-2", "orders-co-k3f9"])
        #expect(!observation.isMember("orders-co-k3f9"))
        #expect(observation.writer == "orders-1")
        #expect(observation.takenAt == Observation.sampleInstant)
    }

    @Test func `an instance that is being created is mapped without what it does not have yet`() async throws {
        let created = try #require(try await Self.observation("orders")["orders-co-k3f9"])
        #expect(created.status == "creating" && created.availabilityZone == nil && created.subnetZones.isEmpty)
        #expect(
            created.monitoring == .init() && created.performanceInsights == .init() && created.parameterGroups.isEmpty)
    }

    @Test func `a cluster in another region than the operation's is not seen`() async {
        var target = Target.orders
        target.place.region = "eu-west-1"
        guard case .unseen(_, passes: false) = await FakeAWS().fleet().observe([target])[target] else {
            Issue.record("It was seen.")
            return
        }
    }
}
