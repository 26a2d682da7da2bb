import Foundation
import Testing

@testable import AWS

struct RDSReplyTests {
    private static func instant(_ text: String) throws -> Date {
        try #require(Date(wire: text))
    }

    @Test func `a cluster is read with its members and its settings`() async throws {
        let aws = ScriptedAWS(try String(contentsOf: rdsFixture("rds-describe-db-clusters.xml"), encoding: .utf8))
        let clusters = try await aws.list(RDS.DescribeDBClusters().with { $0.dbClusterIdentifier = "orders" })
        #expect(aws.calls.count == 1)
        #expect(clusters.count == 1)
        let cluster = try #require(clusters.first)
        #expect(cluster.dbClusterArn == "arn:aws:rds:eu-west-1:111122223333:cluster:orders")
        #expect(cluster.dbClusterResourceId == "cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        #expect(cluster.engine == "aurora-postgresql")
        #expect(cluster.engineVersion == "16.4")
        #expect(cluster.status == "available")
        #expect(cluster.availabilityZones == ["eu-west-1a", "eu-west-1b", "eu-west-1c"])
        #expect(cluster.customEndpoints == ["reporting.cluster-custom-c0ffee.eu-west-1.rds.amazonaws.com"])
        #expect(cluster.dbClusterMembers.map(\.dbInstanceIdentifier) == ["orders-1", "orders-2"])
        #expect(cluster.dbClusterMembers.map(\.isClusterWriter) == [true, false])
        #expect(cluster.dbClusterMembers.map(\.promotionTier) == [1, 0])
        #expect(cluster.dbClusterMembers.map(\.dbClusterParameterGroupStatus) == ["in-sync", "pending-reboot"])
        #expect(cluster.serverlessV2ScalingConfiguration?.minCapacity == 0.5)
        #expect(cluster.serverlessV2ScalingConfiguration?.maxCapacity == 16)
        #expect(cluster.deletionProtection == true)
        #expect(cluster.httpEndpointEnabled == false)
        #expect(cluster.latestRestorableTime == (try Self.instant("2026-02-28T11:59:30Z")))
        #expect(cluster.clusterCreateTime == (try Self.instant("2024-06-03T09:15:00.500Z")))
    }

    @Test func `what a cluster does not have is nil or empty`() async throws {
        let aws = ScriptedAWS(try String(contentsOf: rdsFixture("rds-describe-db-clusters.xml"), encoding: .utf8))
        let cluster = try #require(try await aws.list(RDS.DescribeDBClusters()).first)
        #expect(cluster.globalClusterIdentifier == nil, "an empty element is no identifier")
        #expect(cluster.storageType == nil, "Aurora Standard is returned as absent")
        #expect(cluster.masterUserSecret == nil)
        #expect(cluster.clusterScalabilityType == nil)
        #expect(cluster.replicationSourceIdentifier == nil)
        #expect(cluster.readReplicaIdentifiers.isEmpty)
        #expect(cluster.pendingModifiedValues.isEmpty)
    }

    @Test func `tag values are kept as sent`() async throws {
        let aws = ScriptedAWS(try String(contentsOf: rdsFixture("rds-describe-db-clusters.xml"), encoding: .utf8))
        let cluster = try #require(try await aws.list(RDS.DescribeDBClusters()).first)
        #expect(
            cluster.tagList == [
                .init(key: "team", value: "orders"), .init(key: "note", value: ""),
                .init(key: "padded", value: " kept as sent "),
            ])
    }

    @Test func `an instance is read with what is pending, known or not, and no password`() async throws {
        let aws = ScriptedAWS(try String(contentsOf: rdsFixture("rds-describe-db-instances.xml"), encoding: .utf8))
        let instances = try await aws.list(RDS.DescribeDBInstances().with { $0.filters = [.dbClusterID(["orders"])] })
        #expect(instances.map(\.dbInstanceStatus) == ["modifying", "creating"])
        let modified = try #require(instances.first)
        #expect(
            modified.pendingModifiedValues.entries == [
                .init(name: "DBInstanceClass", value: "db.r6g.xlarge"),
                .init(name: "MasterUserPassword", value: "****"),
                .init(name: "PendingCloudwatchLogsExports.LogTypesToEnable.member", value: "postgresql"),
                .init(name: "SomethingOfTomorrow", value: "yes"),
            ])
        #expect(modified.pendingModifiedValues["DBInstanceClass"] == "db.r6g.xlarge")
        #expect(modified.dbParameterGroups.map(\.parameterApplyStatus) == ["pending-reboot"])
        #expect(modified.dbSubnetGroup?.availabilityZones == ["eu-west-1a", "eu-west-1b"])
        #expect(modified.statusInfos.map(\.status) == ["replicating"])
        #expect(modified.endpoint?.port == 5432)
        #expect(modified.monitoringInterval == 60)
        let created = try #require(instances.last)
        #expect(created.availabilityZone == nil)
        #expect(created.endpoint == nil)
        #expect(created.instanceCreateTime == nil)
    }

    @Test(arguments: [
        ("Status", "DescribeDBClustersResult/DBClusters/DBCluster[1]/Status"),
        ("DBClusterArn", "DescribeDBClustersResult/DBClusters/DBCluster[1]/DBClusterArn"),
        (
            "IsClusterWriter",
            "DescribeDBClustersResult/DBClusters/DBCluster[1]/DBClusterMembers/DBClusterMember[1]/IsClusterWriter"
        ),
    ])
    func `a reply without a required element is refused, and the element named`(
        element: String, path: String
    ) async throws {
        let whole = try String(contentsOf: rdsFixture("rds-describe-db-clusters.xml"), encoding: .utf8)
        let body = whole.replacing("<\(element)>", with: "<GoneOfTomorrow>").replacing(
            "</\(element)>", with: "</GoneOfTomorrow>")
        await #expect {
            try await ScriptedAWS(body).list(RDS.DescribeDBClusters())
        } throws: { error in
            guard let error = error as? AWSError else { return false }
            return error.code == "malformedReply"
                && error.message.contains("The element \(path) of the reply is missing.")
                && error.outcome == .transient(retryAfter: nil)
        }
    }

    @Test(arguments: [("true", "maybe", "IsClusterWriter"), ("7", "seven", "BackupRetentionPeriod")])
    func `a value that is not of its type is refused`(value: String, nonsense: String, element: String) async throws {
        let whole = try String(contentsOf: rdsFixture("rds-describe-db-clusters.xml"), encoding: .utf8)
        let body = whole.replacing("<\(element)>\(value)<", with: "<\(element)>\(nonsense)<")
        await #expect {
            try await ScriptedAWS(garbled: body).list(RDS.DescribeDBClusters())
        } throws: { error in
            (error as? AWSError)?.message.contains("/\(element) of the reply is unreadable.") == true
        }
    }

    @Test(arguments: [
        "<DescribeDBClustersResponse/>",
        "<DescribeDBClustersResponse><DescribeDBClustersResult/></DescribeDBClustersResponse>",
        "<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances/></DescribeDBInstancesResult></DescribeDBInstancesResponse>",
        "<html><body>All good</body></html>", "<!DOCTYPE html><html><body>502</body></html>", "", "{}",
        "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters>",
    ])
    func `a list that is not there is never an empty list`(body: String) async throws {
        await #expect {
            try await ScriptedAWS(body).list(RDS.DescribeDBClusters())
        } throws: { error in
            (error as? AWSError)?.code == "malformedReply"
        }
    }

    @Test func `an error of AWS passes through as it is`() async throws {
        let refusal = AWSError(code: "DBClusterNotFoundFault", message: "gone", status: 404, outcome: .permanent)
        await #expect(throws: refusal) {
            try await ScriptedAWS(.failure(refusal)).list(RDS.DescribeDBClusters())
        }
        await #expect(throws: refusal) {
            try await ScriptedAWS(.failure(refusal)).send(RDS.RebootDBInstance(dbInstanceIdentifier: "a"))
        }
    }

    @Test(arguments: [
        "", "OK", "<html><body>Accepted", "<!DOCTYPE html><html/>",
        "<ModifyDBInstanceResponse><ModifyDBInstanceResult/></ModifyDBInstanceResponse>",
        "<ModifyDBInstanceResponse><ModifyDBInstanceResult><DBInstance/></ModifyDBInstanceResult></ModifyDBInstanceResponse>",
    ])
    func `a change that AWS accepted is a success whatever its reply looks like`(body: String) async throws {
        let aws = ScriptedAWS(body)
        let shown = try await aws.send(RDS.ModifyDBInstance(dbInstanceIdentifier: "a", applyImmediately: true))
        #expect(shown == nil)
        #expect(aws.calls.count == 1)
    }
}
