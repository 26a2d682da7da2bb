import Fleet
import Testing
import Transport

struct PermissionsTests {
    private let readingCount = FleetService.all.permissions.count { !$0.isMutating }

    @Test func `every permission is found out about, and nothing is changed by that`() async {
        let aws = FakeAWS()
        let findings = await aws.fleet().check()
        #expect(findings.map(\.permission) == FleetService.all.permissions)
        for finding in findings {
            let wanted: PermissionFinding.Verdict =
                finding.permission.isMutating ? .notVerifiable("Not verifiable without making a change.") : .allowed
            #expect(finding.verdict == wanted, "\(finding.permission.action)")
        }
        let reads = aws.actions.allSatisfy { $0.hasPrefix("Describe") || $0.hasPrefix("Get") }
        #expect(reads && aws.calls.count == readingCount)
    }

    @Test(arguments: FleetService.all.permissions.filter { !$0.isMutating })
    func `a missing permission is named`(permission: Permission) async {
        let aws = FakeAWS(answering: [permission.action.name: { _, _ in .refusal("AccessDenied", 403) }])
        let findings = await aws.fleet().check()
        let denied = findings.filter { $0.verdict == .denied("\(permission.action) is not allowed for this role.") }
        #expect(denied.map(\.permission) == [permission])
        #expect(findings.count { $0.verdict == .allowed } == readingCount - 1)
    }

    @Test func `an action that the endpoint does not have is unclear`() async {
        let aws = FakeAWS(answering: ["DescribeAccountAttributes": { _, _ in .html }])
        let findings = await aws.fleet().check()
        let unclear = findings.filter { if case .unclear = $0.verdict { true } else { false } }
        #expect(unclear.map(\.permission.action.description) == ["rds:DescribeAccountAttributes"])
    }

    @Test func `without a way in nothing is clear`() async {
        let findings = await FakeAWS().fleet().check(region: "not a region")
        #expect(!findings.contains { $0.verdict == .allowed })
    }

    @Test func `the table names what the bot's calls need`() {
        let names = Set(FleetService.all.permissions.map(\.action.description))
        #expect(
            names.isSuperset(of: [
                "rds:CreateDBInstance", "rds:ModifyDBInstance", "rds:FailoverDBCluster", "rds:DeleteDBInstance",
                "rds:AddTagsToResource", "iam:PassRole", "cloudwatch:GetMetricStatistics",
                "ec2:DescribeRegions",
            ]))
        #expect(names.count == FleetService.all.permissions.count)
    }
}
