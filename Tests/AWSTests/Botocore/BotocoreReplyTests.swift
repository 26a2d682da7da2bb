@testable import AWS
import Testing

/// botocore's models judge what we read of every reply.
struct BotocoreReplyTests {
    @Test func `every field of a cluster is read`() async throws {
        try await BotocoreJudge.check("DescribeDBClusters", "dbclusters") {
            try await $0.list(RDS.DescribeDBClusters())
        }
    }

    @Test func `every field of an instance is read`() async throws {
        try await BotocoreJudge.check("DescribeDBInstances", "dbinstances") {
            try await $0.list(RDS.DescribeDBInstances())
        }
    }

    @Test func `every field of an orderable class is read`() async throws {
        try await BotocoreJudge.check("DescribeOrderableDBInstanceOptions", "orderabledbinstanceoptions") {
            try await $0.list(RDS.DescribeOrderableDBInstanceOptions(engine: "aurora-postgresql"))
        }
    }

    @Test func `every field of a quota is read`() async throws {
        try await BotocoreJudge.check("DescribeAccountAttributes", "accountquotas") {
            try await $0.send(RDS.DescribeAccountAttributes())
        }
    }

    @Test func `every field of pending maintenance is read`() async throws {
        try await BotocoreJudge.check("DescribePendingMaintenanceActions", "pendingmaintenanceactions") {
            try await $0.list(RDS.DescribePendingMaintenanceActions())
        }
    }

    @Test func `every field of a snapshot is read`() async throws {
        try await BotocoreJudge.check("DescribeDBClusterSnapshots", "dbclustersnapshots") {
            try await $0.list(RDS.DescribeDBClusterSnapshots())
        }
    }

    @Test func `every field of a snapshot of an instance is read`() async throws {
        try await BotocoreJudge.check("DescribeDBSnapshots", "dbsnapshots") {
            try await $0.list(RDS.DescribeDBSnapshots())
        }
    }

    @Test func `every field of an endpoint is read`() async throws {
        try await BotocoreJudge.check("DescribeDBClusterEndpoints", "dbclusterendpoints") {
            try await $0.list(RDS.DescribeDBClusterEndpoints())
        }
    }

    @Test func `every field of a global database is read`() async throws {
        try await BotocoreJudge.check("DescribeGlobalClusters", "globalclusters") {
            try await $0.list(RDS.DescribeGlobalClusters())
        }
    }

    @Test func `every field of an event and of an integration is read`() async throws {
        try await BotocoreJudge.check("DescribeEvents", "events") { try await $0.list(RDS.DescribeEvents()) }
        try await BotocoreJudge.check("DescribeIntegrations", "integrations") {
            try await $0.list(RDS.DescribeIntegrations())
        }
    }

    @Test func `every field of an engine version is read`() async throws {
        try await BotocoreJudge.check("DescribeDBEngineVersions", "dbengineversions") {
            try await $0.list(RDS.DescribeDBEngineVersions())
        }
    }

    @Test func `every field of a datapoint is read`() async throws {
        try await BotocoreJudge.check("GetMetricStatistics", "datapoints") {
            try await $0.send(RDSSamples.metricStatistics)
        }
    }

    @Test func `every field of the instance in the reply to a change is read`() async throws {
        try await BotocoreJudge.check("CreateDBInstance", "dbinstance") {
            try await $0.send(RDSSamples.createDBInstance)
        }
        try await BotocoreJudge.check("ModifyDBInstance", "dbinstance") {
            try await $0.send(RDSSamples.modifyDBInstance)
        }
        try await BotocoreJudge.check("DeleteDBInstance", "dbinstance") {
            try await $0.send(RDS.DeleteDBInstance(dbInstanceIdentifier: "a", finalSnapshot: .skipped))
        }
        try await BotocoreJudge.check("RebootDBInstance", "dbinstance") {
            try await $0.send(RDS.RebootDBInstance(dbInstanceIdentifier: "a"))
        }
        try await BotocoreJudge.check("RestoreDBInstanceFromDBSnapshot", "dbinstance") {
            try await $0.send(RDSSamples.restoreDBInstanceFromDBSnapshot)
        }
    }

    @Test func `every field of the cluster in the reply to a change is read`() async throws {
        try await BotocoreJudge.check("FailoverDBCluster", "dbcluster") {
            try await $0.send(RDS.FailoverDBCluster(dbClusterIdentifier: "a", targetDBInstanceIdentifier: "b"))
        }
        try await BotocoreJudge.check("ModifyDBCluster", "dbcluster") {
            try await $0.send(RDSSamples.modifyDBCluster)
        }
        try await BotocoreJudge.check("DeleteDBCluster", "dbcluster") {
            try await $0.send(RDS.DeleteDBCluster(dbClusterIdentifier: "a", finalSnapshot: .skipped))
        }
        try await BotocoreJudge.check("RestoreDBClusterToPointInTime", "dbcluster") {
            try await $0.send(RDSSamples.restoreDBClusterToPointInTime(.onWrite))
        }
        try await BotocoreJudge.check("RestoreDBClusterFromSnapshot", "dbcluster") {
            try await $0.send(RDSSamples.restoreDBClusterFromSnapshot)
        }
    }

    @Test func `every field of a snapshot just asked for is read`() async throws {
        try await BotocoreJudge.check("CreateDBClusterSnapshot", "dbclustersnapshot") {
            try await $0.send(RDSSamples.createDBClusterSnapshot)
        }
        try await BotocoreJudge.check("CreateDBSnapshot", "dbsnapshot") {
            try await $0.send(RDSSamples.createDBSnapshot)
        }
        try await BotocoreJudge.check("CopyDBClusterSnapshot", "dbclustersnapshot") {
            try await $0.send(RDSSamples.copyDBClusterSnapshot)
        }
        try await BotocoreJudge.check("CopyDBSnapshot", "dbsnapshot") {
            try await $0.send(RDSSamples.copyDBSnapshot)
        }
    }

    @Test func `every field of a subnet group, of an option group and of a tag is read`() async throws {
        try await BotocoreJudge.check("DescribeDBSubnetGroups", "dbsubnetgroups") {
            try await $0.list(RDS.DescribeDBSubnetGroups())
        }
        try await BotocoreJudge.check("DescribeOptionGroups", "optiongroupslist") {
            try await $0.list(RDS.DescribeOptionGroups())
        }
        try await BotocoreJudge.check("ListTagsForResource", "taglist") {
            try await $0.send(RDS.ListTagsForResource(resourceName: "arn"))
        }
    }

    @Test func `every field of the maintenance that was opted in to is read`() async throws {
        try await BotocoreJudge.check("ApplyPendingMaintenanceAction", "resourcependingmaintenanceactions") {
            try await $0.send(RDSSamples.applyPendingMaintenanceAction)
        }
    }
}
