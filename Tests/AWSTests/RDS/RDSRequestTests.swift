import AWS
import Foundation
import Testing

/// What each request sends, value by value; that the names are AWS's own is judged by botocore elsewhere.
struct RDSRequestTests {
    @Test func `a stand-in is created with everything its writer has`() {
        let request = RDS.CreateDBInstance(
            dbInstanceIdentifier: "orders-co-7kq2", dbInstanceClass: "db.r6g.xlarge", engine: "aurora-postgresql",
            dbClusterIdentifier: "orders", availabilityZone: "eu-west-1b", promotionTier: 0,
            dbParameterGroupName: "orders-instance-pg16", caCertificateIdentifier: "rds-ca-rsa2048-g1",
            publiclyAccessible: false, autoMinorVersionUpgrade: false,
            preferredMaintenanceWindow: "mon:02:00-mon:02:30", monitoringInterval: 60,
            monitoringRoleArn: "arn:role", enablePerformanceInsights: true, performanceInsightsKMSKeyId: "arn:key",
            performanceInsightsRetentionPeriod: 7, copyTagsToSnapshot: true,
            tags: [.init(key: "team", value: "orders"), .init(key: "empty", value: "")])
        #expect(
            request.call.lines == [
                "DBInstanceIdentifier=orders-co-7kq2", "DBInstanceClass=db.r6g.xlarge", "Engine=aurora-postgresql",
                "DBClusterIdentifier=orders", "AvailabilityZone=eu-west-1b", "PromotionTier=0",
                "DBParameterGroupName=orders-instance-pg16", "CACertificateIdentifier=rds-ca-rsa2048-g1",
                "PubliclyAccessible=false", "AutoMinorVersionUpgrade=false",
                "PreferredMaintenanceWindow=mon:02:00-mon:02:30", "MonitoringInterval=60", "MonitoringRoleArn=arn:role",
                "EnablePerformanceInsights=true", "PerformanceInsightsKMSKeyId=arn:key",
                "PerformanceInsightsRetentionPeriod=7", "CopyTagsToSnapshot=true", "Tags.Tag.1.Key=team",
                "Tags.Tag.1.Value=orders", "Tags.Tag.2.Key=empty", "Tags.Tag.2.Value=",
            ])
    }

    @Test func `what is not given is not sent`() {
        let create = RDS.CreateDBInstance(dbInstanceIdentifier: "a", dbInstanceClass: "b", engine: "c")
        #expect(create.call.lines == ["DBInstanceIdentifier=a", "DBInstanceClass=b", "Engine=c"])
        let modify = RDS.ModifyDBInstance(dbInstanceIdentifier: "a", applyImmediately: false)
        #expect(modify.call.lines == ["DBInstanceIdentifier=a", "ApplyImmediately=false"])
        #expect(RDS.DescribeDBInstances().call.lines.isEmpty)
    }

    @Test func `a class change says when it applies`() {
        let request = RDS.ModifyDBInstance(
            dbInstanceIdentifier: "orders-2", applyImmediately: true, dbInstanceClass: "db.r6g.xlarge",
            promotionTier: 15)
        #expect(
            request.call.lines == [
                "DBInstanceIdentifier=orders-2", "ApplyImmediately=true", "DBInstanceClass=db.r6g.xlarge",
                "PromotionTier=15",
            ])
    }

    @Test(arguments: [
        (RDS.DeleteDBInstance.FinalSnapshot.skipped, ["SkipFinalSnapshot=true"]),
        (.named("last"), ["SkipFinalSnapshot=false", "FinalDBSnapshotIdentifier=last"]),
    ])
    func `a deletion says what becomes of the final snapshot`(
        snapshot: RDS.DeleteDBInstance.FinalSnapshot, lines: [String]
    ) {
        let request = RDS.DeleteDBInstance(dbInstanceIdentifier: "orders-3", finalSnapshot: snapshot)
        #expect(request.call.lines == ["DBInstanceIdentifier=orders-3"] + lines)
    }

    @Test func `a failover names its target`() {
        let request = RDS.FailoverDBCluster(dbClusterIdentifier: "orders", targetDBInstanceIdentifier: "orders-2")
        #expect(request.call.lines == ["DBClusterIdentifier=orders", "TargetDBInstanceIdentifier=orders-2"])
    }

    @Test func `filters are numbered, and so are their values`() {
        let request = RDS.DescribeDBInstances(filters: [.dbClusterID(["orders", "users"]), .dbInstanceID(["a"])])
        #expect(
            request.call.lines == [
                "Filters.Filter.1.Name=db-cluster-id", "Filters.Filter.1.Values.Value.1=orders",
                "Filters.Filter.1.Values.Value.2=users", "Filters.Filter.2.Name=db-instance-id",
                "Filters.Filter.2.Values.Value.1=a",
            ])
    }

    @Test func `instants are sent in UTC to the second`() {
        let request = RDS.DescribeEvents(
            sourceIdentifier: "orders", sourceType: "db-cluster", startTime: Date(timeIntervalSince1970: 1_772_323_200),
            eventCategories: ["failover", "failure"])
        #expect(
            request.call.lines == [
                "SourceIdentifier=orders", "SourceType=db-cluster", "StartTime=2026-03-01T00:00:00Z",
                "EventCategories.EventCategory.1=failover", "EventCategories.EventCategory.2=failure",
            ])
    }

    @Test func `only what changes nothing is a read`() {
        for request in RDSSamples.requests {
            let isRead = request.call.action.hasPrefix("Describe")
            #expect(request.call.kind == (isRead ? .read : .mutating), "\(request.call.action)")
        }
    }
}
