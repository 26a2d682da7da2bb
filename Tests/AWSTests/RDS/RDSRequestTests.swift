@testable import AWS
import Foundation
import Testing

/// What each request sends, value by value; that the names are AWS's own is judged by botocore elsewhere.
struct RDSRequestTests {
    @Test func `a stand-in is created with everything its writer has`() {
        let request = RDS.CreateDBInstance(
            dbInstanceIdentifier: "orders-co-7kq2", dbInstanceClass: "db.r6g.xlarge", engine: "aurora-postgresql"
        ).with {
            $0.dbClusterIdentifier = "orders"
            $0.availabilityZone = "eu-west-1b"
            $0.promotionTier = 0
            $0.dbParameterGroupName = "orders-instance-pg16"
            $0.caCertificateIdentifier = "rds-ca-rsa2048-g1"
            $0.publiclyAccessible = false
            $0.autoMinorVersionUpgrade = false
            $0.preferredMaintenanceWindow = "mon:02:00-mon:02:30"
            $0.monitoringInterval = 60
            $0.monitoringRoleArn = "arn:role"
            $0.enablePerformanceInsights = true
            $0.performanceInsightsKMSKeyId = "arn:key"
            $0.performanceInsightsRetentionPeriod = 7
            $0.copyTagsToSnapshot = true
            $0.tags = [.init(key: "team", value: "orders"), .init(key: "empty", value: "")]
        }
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
        let request = RDS.ModifyDBInstance(dbInstanceIdentifier: "orders-2", applyImmediately: true).with {
            $0.dbInstanceClass = "db.r6g.xlarge"
            $0.promotionTier = 15
        }
        #expect(
            request.call.lines == [
                "DBInstanceIdentifier=orders-2", "ApplyImmediately=true", "DBInstanceClass=db.r6g.xlarge",
                "PromotionTier=15",
            ])
    }

    @Test(arguments: [
        (RDS.FinalSnapshot.skipped, ["SkipFinalSnapshot=true"]),
        (.named("last"), ["SkipFinalSnapshot=false", "FinalDBSnapshotIdentifier=last"]),
    ])
    func `a deletion says what becomes of the final snapshot`(
        snapshot: RDS.FinalSnapshot, lines: [String]
    ) {
        let instance = RDS.DeleteDBInstance(dbInstanceIdentifier: "orders-3", finalSnapshot: snapshot)
        #expect(instance.call.lines == ["DBInstanceIdentifier=orders-3"] + lines)
        let cluster = RDS.DeleteDBCluster(dbClusterIdentifier: "orders-old1", finalSnapshot: snapshot)
        #expect(cluster.call.lines == ["DBClusterIdentifier=orders-old1"] + lines)
    }

    @Test func `a change of the storage of a cluster says when it applies, and nothing else`() {
        let request = RDS.ModifyDBCluster(dbClusterIdentifier: "orders", applyImmediately: true).with {
            $0.storageType = "aurora-iopt1"
        }
        #expect(
            request.call.lines == ["DBClusterIdentifier=orders", "ApplyImmediately=true", "StorageType=aurora-iopt1"])
    }

    @Test(arguments: [
        (
            RDS.RestoreDBClusterToPointInTime.Copy.onWrite,
            ["RestoreType=copy-on-write", "UseLatestRestorableTime=true"]
        ),
        (.full, ["RestoreType=full-copy", "UseLatestRestorableTime=true"]),
        (.fullAsOf(RDSSamples.instant), ["RestoreType=full-copy", "RestoreToTime=2026-03-01T00:00:00Z"]),
    ])
    func `a copy of a cluster says of which kind and of when`(
        copy: RDS.RestoreDBClusterToPointInTime.Copy, lines: [String]
    ) {
        let request = RDS.RestoreDBClusterToPointInTime(
            dbClusterIdentifier: "rehearsal", sourceDBClusterIdentifier: "orders", copy: copy)
        #expect(
            request.call.lines == ["DBClusterIdentifier=rehearsal", "SourceDBClusterIdentifier=orders"] + lines)
    }

    @Test(arguments: [
        (RDS.ApplyPendingMaintenanceAction.OptIn.immediate, "immediate"), (.nextMaintenance, "next-maintenance"),
        (.undoOptIn, "undo-opt-in"),
    ])
    func `maintenance is opted in to, or no longer`(optIn: RDS.ApplyPendingMaintenanceAction.OptIn, wire: String) {
        let request = RDS.ApplyPendingMaintenanceAction(
            resourceIdentifier: "arn", applyAction: "system-update", optInType: optIn)
        #expect(
            request.call.lines == ["ResourceIdentifier=arn", "ApplyAction=system-update", "OptInType=\(wire)"])
    }

    @Test func `a failover names its target`() {
        let request = RDS.FailoverDBCluster(dbClusterIdentifier: "orders", targetDBInstanceIdentifier: "orders-2")
        #expect(request.call.lines == ["DBClusterIdentifier=orders", "TargetDBInstanceIdentifier=orders-2"])
    }

    @Test func `filters are numbered, and so are their values`() {
        let request = RDS.DescribeDBInstances().with {
            $0.filters = [.dbClusterID(["orders", "users"]), .dbInstanceID(["a"])]
        }
        #expect(
            request.call.lines == [
                "Filters.Filter.1.Name=db-cluster-id", "Filters.Filter.1.Values.Value.1=orders",
                "Filters.Filter.1.Values.Value.2=users", "Filters.Filter.2.Name=db-instance-id",
                "Filters.Filter.2.Values.Value.1=a",
            ])
    }

    @Test func `instants are sent in UTC to the second`() {
        let request = RDS.DescribeEvents().with {
            $0.sourceIdentifier = "orders"
            $0.sourceType = "db-cluster"
            $0.startTime = Date(timeIntervalSince1970: 1_772_323_200)
            $0.eventCategories = ["failover", "failure"]
        }
        #expect(
            request.call.lines == [
                "SourceIdentifier=orders", "SourceType=db-cluster", "StartTime=2026-03-01T00:00:00Z",
                "EventCategories.EventCategory.1=failover", "EventCategories.EventCategory.2=failure",
            ])
    }

    /// The samples set everything, so that a property without its parameter, or with that of another, is found.
    @Test func `every property of a request is sent under its own name`() {
        for request in RDSSamples.requests {
            let sent = request.parameters.pairs.map { (name: $0.name.lowercased(), value: $0.value) }
            for (path, text) in FlatFields(request, at: request.call.action).fields {
                guard let name = Self.scalarProperty(path) else { continue }
                #expect(text != nil, "\(path) is not set in the sample")
                let values = sent.filter { $0.name == name }.map(\.value)
                #expect(values == [text], "\(path)")
            }
            for case let (label?, value) in Mirror(reflecting: request).children where value is [Any] {
                let list = Self.listNames[label] ?? label.lowercased()
                #expect(sent.contains { $0.name.hasPrefix("\(list).") }, "\(request.call.action) \(label)")
            }
        }
    }

    /// Lists that are not called what AWS calls them.
    private static let listNames = ["settings": "parameters"]
    /// Properties that stand for parameters of other names or forms, each with a test of its own.
    private static let translated: Set<String> = ["finalsnapshot", "copy", "starttime", "endtime"]

    /// The name of a property of the request itself that holds one value.
    private static func scalarProperty(_ path: String) -> String? {
        let steps = path.split(separator: ".")
        guard let name = steps.dropFirst().first, !name.contains("["), !translated.contains(String(name)) else {
            return nil
        }
        return steps.dropFirst().joined(separator: ".")
    }

    @Test func `only what changes nothing is a read`() {
        for request in RDSSamples.requests {
            let isRead = ["Describe", "Download", "List"].contains { request.call.action.hasPrefix($0) }
            #expect(request.call.kind == (isRead ? .read : .mutating), "\(request.call.action)")
        }
    }
}
