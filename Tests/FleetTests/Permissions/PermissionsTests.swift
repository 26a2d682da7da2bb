import HTTPTypes
import Testing
import Transport

@testable import Fleet

struct PermissionsTests {
    private let readingCount = FleetService.all.permissions.count { !$0.isMutating }

    private static func reads(_ action: String) -> Bool {
        ["Describe", "Download", "Get", "Simulate"].contains(where: action.hasPrefix)
    }

    @Test func `every permission is found out about, and nothing is changed by that`() async {
        let aws = FakeAWS()
        let findings = await aws.fleet().check()
        #expect(findings.map(\.permission) == FleetService.all.permissions)
        for finding in findings {
            let wanted: PermissionFinding.Verdict =
                finding.permission.isMutating
                ? .unchecked(
                    """
                    Not checked: iam:SimulatePrincipalPolicy is not allowed for this role. Allow it on the bot's own role to \
                    have it checked.
                    """) : .allowed
            #expect(finding.verdict == wanted, "\(finding.permission.action)")
        }
        let reads = aws.actions.allSatisfy {
            // Route 53 names its actions by path and method only.
            $0.isEmpty || Self.reads($0)
        }
        #expect(zip(aws.actions, aws.requests).allSatisfy { !$0.isEmpty || $1.head.method == .get })
        #expect(reads && aws.calls.count == readingCount + 2)
    }

    @Test func `changes are simulated by IAM where that is allowed, and nothing is sent`() async throws {
        let aws = FakeAWS(answering: [
            "SimulatePrincipalPolicy": { call, _ in
                let names = call.form.filter { $0.key.hasPrefix("ActionNames.member.") }.values
                let results = names.map { name in
                    let decision =
                        switch name {
                        case "rds:FailoverDBCluster": "explicitDeny"
                        case "rds:RebootDBInstance", "rds:DeleteDBInstance": "implicitDeny"
                        default: "allowed"
                        }
                    let missing = name == "rds:DeleteDBInstance" ? "<member>aws:ResourceTag/team</member>" : ""
                    return """
                        <member><EvalActionName>\(name)</EvalActionName><EvalDecision>\(decision)</EvalDecision>\
                        <MissingContextValues>\(missing)</MissingContextValues></member>
                        """
                }
                return .result(call.action, "<EvaluationResults>\(results.joined())</EvaluationResults>")
            }
        ])
        let findings = await aws.fleet().check().filter(\.permission.isMutating)
        let verdicts = Dictionary(findings.map { ($0.permission.action.description, $0.verdict) }) { $1 }
        #expect(
            verdicts["rds:FailoverDBCluster"]
                == .denied("By IAM's simulation a policy denies rds:FailoverDBCluster."))
        #expect(
            verdicts["rds:RebootDBInstance"] == .denied("By IAM's simulation no policy allows rds:RebootDBInstance."))
        #expect(
            verdicts["rds:DeleteDBInstance"]
                == .unchecked("Not checked: the policies make it depend on aws:ResourceTag/team."))
        #expect(findings.count { $0.verdict == .simulated } == findings.count - 3)
        let asked = aws.calls.filter { $0.action == "SimulatePrincipalPolicy" }
        #expect(asked.allSatisfy { $0["PolicySourceArn"] == "arn:aws:iam::123456789012:role/changeover" })
        let passing = try #require(asked.first { $0.form.values.contains("monitoring.rds.amazonaws.com") })
        #expect(passing["ResourceArns.member.1"] == "arn:aws:iam::123456789012:role/rds-monitoring-role")
        #expect(passing["ContextEntries.member.1.ContextKeyName"] == "iam:PassedToService")
        #expect(passing["ContextEntries.member.1.ContextKeyValues.member.1"] == "monitoring.rds.amazonaws.com")
        #expect(
            !aws.actions.contains { !$0.isEmpty && !Self.reads($0) })
    }

    @Test(
        arguments: [
            ("arn:aws:sts::111122223333:assumed-role/bot/i-1", "arn:aws:iam::111122223333:role/bot"),
            ("arn:aws-cn:sts::111122223333:assumed-role/bot/x", "arn:aws-cn:iam::111122223333:role/bot"),
            ("arn:aws:iam::111122223333:user/ops/bot", "arn:aws:iam::111122223333:user/ops/bot"),
            ("arn:aws:iam::111122223333:root", nil), ("arn:aws:sts::111122223333:federated-user/x", nil), ("", nil),
        ] as [(String, String?)])
    func `the user or role behind a session is what IAM simulates`(identity: String, expected: String?) {
        #expect(CallerRole(identity)?.arn == expected)
    }

    @Test(arguments: FleetService.all.permissions.filter { !$0.isMutating })
    func `a missing permission is named`(permission: Permission) async {
        let speaksJSON = ["application-autoscaling", "secretsmanager"].contains(permission.action.service)
        // Actions of Route 53 are told apart by their paths, and refused together here.
        let isByPath = permission.action.service == "route53"
        let refused =
            isByPath ? FleetService.all.permissions.count { !$0.isMutating && $0.action.service == "route53" } : 1
        let aws = FakeAWS(answering: [
            isByPath ? "" : permission.action.name: { _, _ in
                speaksJSON ? .jsonRefusal("AccessDeniedException") : .refusal("AccessDenied", 403)
            }
        ])
        let findings = await aws.fleet().check()
        let denied = findings.filter { $0.verdict == .denied("\(permission.action) is not allowed for this role.") }
        #expect(denied.map(\.permission) == [permission])
        #expect(findings.count { $0.verdict == .allowed } == readingCount - refused)
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
        for permission in FleetService.all.permissions {
            #expect(FleetService.all.permissions.count { $0 == permission } == 1, "\(permission.action)")
        }
    }
}
