import AWS
import Foundation
import Testing

/// botocore's models judge what we send and what we read; without botocore these tests fail and say what is missing.
struct BotocoreJudgeTests {
    private static let replies = Result { try BotocoreJudge().replies() }

    @Test func `every request is one that botocore would have sent`() throws {
        let calls = RDSSamples.requests.map(\.call) + [RDSSamples.metricStatistics.call]
        let forms = calls.map { BotocoreJudge.Form(service: $0.service == .rds ? "rds" : "cloudwatch", body: $0.body) }
        let verdicts = try BotocoreJudge().complaints(about: forms)
        #expect(verdicts.count == calls.count)
        for (call, complaints) in zip(calls, verdicts) {
            #expect(complaints.isEmpty, "\(call.action)")
        }
    }

    @Test(arguments: [
        ("Action=FailoverDBCluster&Version=2014-10-31&DBClusterId=a", "has no member DBClusterId"),
        ("Action=FailoverDBCluster&Version=2014-09-01&DBClusterIdentifier=a", "the version is 2014-09-01"),
        ("Action=FailoverCluster&Version=2014-10-31", "there is no action FailoverCluster"),
        ("Action=FailoverDBCluster&Version=2014-10-31", "Missing required parameter"),
        ("Action=FailoverDBCluster&Version=2014-10-31&DBClusterIdentifier=a+b", "not encoded as RFC 3986"),
        ("Action=DescribeDBClusters&Version=2014-10-31&Filters.member.1.Name=a", "is called Filter"),
        ("Action=DescribeEvents&Version=2014-10-31&EventCategories.EventCategory.2=a", "the indices are [2]"),
        ("Action=ModifyDBInstance&Version=2014-10-31&DBInstanceIdentifier=a&MonitoringInterval=a", "invalid literal"),
        ("Action=ModifyDBInstance&Version=2014-10-31&DBInstanceIdentifier=a&ApplyImmediately=1", "no boolean"),
    ])
    func `the judge sees a wrong request`(body: String, complaint: String) throws {
        let verdict = try #require(try BotocoreJudge().complaints(about: [.init(service: "rds", body: body)]).first)
        #expect(verdict.contains { $0.contains(complaint) }, "\(verdict)")
    }

    @Test func `without botocore the judge says what is missing`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "no-botocore-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("raise ImportError".utf8).write(to: folder.appending(path: "botocore.py"))
        #expect {
            try BotocoreJudge(modulePath: folder.path).replies()
        } throws: { error in
            "\(error)".contains("The Python module botocore is missing: install it")
        }
    }

    @Test func `without Python the judge says which interpreter it looked for`() throws {
        #expect {
            try BotocoreJudge(interpreter: "python-that-is-not-there").replies()
        } throws: { error in
            "\(error)".contains("The judge did not run with python-that-is-not-there")
        }
    }

    @Test func `every field of a cluster is read`() async throws {
        try await check("DescribeDBClusters", "dbclusters") { try await $0.rds.describeDBClusters() }
    }

    @Test func `every field of an instance is read`() async throws {
        try await check("DescribeDBInstances", "dbinstances") { try await $0.rds.describeDBInstances() }
    }

    @Test func `every field of an orderable class is read`() async throws {
        try await check("DescribeOrderableDBInstanceOptions", "orderabledbinstanceoptions") {
            try await $0.rds.describeOrderableDBInstanceOptions(.init(engine: "aurora-postgresql"))
        }
    }

    @Test func `every field of a quota is read`() async throws {
        try await check("DescribeAccountAttributes", "accountquotas") { try await $0.rds.describeAccountAttributes() }
    }

    @Test func `every field of pending maintenance is read`() async throws {
        try await check("DescribePendingMaintenanceActions", "pendingmaintenanceactions") {
            try await $0.rds.describePendingMaintenanceActions()
        }
    }

    @Test func `every field of a snapshot is read`() async throws {
        try await check("DescribeDBClusterSnapshots", "dbclustersnapshots") {
            try await $0.rds.describeDBClusterSnapshots()
        }
    }

    @Test func `every field of an endpoint is read`() async throws {
        try await check("DescribeDBClusterEndpoints", "dbclusterendpoints") {
            try await $0.rds.describeDBClusterEndpoints()
        }
    }

    @Test func `every field of a global database is read`() async throws {
        try await check("DescribeGlobalClusters", "globalclusters") { try await $0.rds.describeGlobalClusters() }
    }

    @Test func `every field of an event is read`() async throws {
        try await check("DescribeEvents", "events") { try await $0.rds.describeEvents() }
    }

    @Test func `every field of an engine version is read`() async throws {
        try await check("DescribeDBEngineVersions", "dbengineversions") {
            try await $0.rds.describeDBEngineVersions()
        }
    }

    @Test func `every field of a datapoint is read`() async throws {
        try await check("GetMetricStatistics", "datapoints") {
            try await $0.cloudWatch.getMetricStatistics(RDSSamples.metricStatistics)
        }
    }

    @Test func `every field of the resource in the reply to a change is read`() async throws {
        try await check("CreateDBInstance", "dbinstance") {
            try await $0.rds.createDBInstance(RDSSamples.createDBInstance)
        }
        try await check("ModifyDBInstance", "dbinstance") {
            try await $0.rds.modifyDBInstance(RDSSamples.modifyDBInstance)
        }
        try await check("DeleteDBInstance", "dbinstance") {
            try await $0.rds.deleteDBInstance(.init(dbInstanceIdentifier: "a", finalSnapshot: .skipped))
        }
        try await check("RebootDBInstance", "dbinstance") {
            try await $0.rds.rebootDBInstance(.init(dbInstanceIdentifier: "a"))
        }
        try await check("FailoverDBCluster", "dbcluster") {
            try await $0.rds.failoverDBCluster(.init(dbClusterIdentifier: "a", targetDBInstanceIdentifier: "b"))
        }
    }

    /// Feeds the judge's full reply to the client: every property of what it returns has to be set, and set right, and
    /// nothing pending may be lost.
    private func check<Value>(
        _ action: String, _ path: String, read: (ScriptedAWS) async throws -> Value
    ) async throws {
        let reply = try #require(try Self.replies.get()[action])
        let aws = ScriptedAWS(reply.body)
        let ours = FlatFields(try await read(aws), at: path).fields
        #expect(aws.calls.map(\.action) == [action])
        #expect(!ours.isEmpty)
        for (field, value) in ours.sorted(by: { $0.key < $1.key }) {
            #expect(value != nil && value == reply.fields[field], "\(action) \(field)")
        }
        for field in reply.fields.keys where field.contains(".pendingmodifiedvalues.") {
            #expect(ours[field] != nil, "\(action) \(field)")
        }
    }
}
