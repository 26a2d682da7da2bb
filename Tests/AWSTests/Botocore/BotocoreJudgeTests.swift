import AWS
import Foundation
import Testing

/// botocore's models judge what we send; without botocore these tests fail and say what is missing.
struct BotocoreJudgeTests {
    @Test func `every request is one that botocore would have sent`() throws {
        let calls =
            RDSSamples.requests.map(\.call) + [
                RDSSamples.metricStatistics.call, CloudWatch.DescribeAlarms().call(from: "b", atMost: nil),
                EC2.DescribeRegions().with { $0.allRegions = true }.call,
                IAM.SimulatePrincipalPolicy(
                    policySourceArn: "arn:aws:iam::123456789012:role/changeover",
                    actionNames: ["iam:PassRole", "rds:FailoverDBCluster"]
                ).with {
                    $0.resourceArns = ["arn:aws:iam::123456789012:role/monitoring"]
                    $0.contextEntries = [IAM.ContextEntry("iam:PassedToService", "monitoring.rds.amazonaws.com")]
                }.call,
                IAM.GetRole(roleName: "load").call,
                EC2.DescribeSecurityGroups().call(from: "b", atMost: 5),
                EC2.DescribeSecurityGroups().with { $0.groupIds = ["sg-1", "sg-2"] }.call,
            ]
        let forms = calls.map { BotocoreJudge.Form(service: $0.service.identifier.lowercased(), body: $0.form) }
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
}
