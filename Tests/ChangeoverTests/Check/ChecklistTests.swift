import Engine
import Foundation
import Maintenance
import Simulation
import Testing

@testable import changeover

/// `changeover check` against the simulators.
@Suite struct ChecklistTests {
    private func rows(
        _ bench: Bench, _ change: (inout Config) -> Void = { _ in }
    ) async throws -> [String: CheckRow] {
        var config = bench.config
        change(&config)
        let rows = await Checklist(config: config, surroundings: try bench.surroundings()).rows()
        return Dictionary(rows.map { ($0.subject, $0) }) { first, _ in first }
    }

    @Test func `where everything is there nothing is missing`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let rows = try await rows(bench)
        #expect(rows.values.filter { $0.verdict.isFailure }.map(\.remark) == [])
        #expect(rows["AWS identity"]?.remark.contains("123456789012") == true)
        #expect(rows["rds:FailoverDBCluster"]?.verdict == .unchecked)
        #expect(rows["rds:FailoverDBCluster"]?.remark.contains("iam:SimulatePrincipalPolicy") == true)
    }

    @Test func `changes are told from IAM's simulation where that is allowed, and none is made`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let text = AccessPolicy.shippedJSON
            .replacing(#""sts:GetCallerIdentity","#, with: #""sts:GetCallerIdentity", "iam:SimulatePrincipalPolicy","#)
            .replacing(#""rds:FailoverDBCluster","#, with: "")
        let policy = try AccessPolicy(json: text)
        bench.aws.withWorld { $0.policy = policy }
        let rows = try await rows(bench)
        #expect(rows["rds:FailoverDBCluster"]?.verdict == .missing)
        #expect(rows["rds:FailoverDBCluster"]?.remark.contains("By IAM's simulation no policy allows") == true)
        for action in [
            "rds:CreateDBInstance", "rds:DeleteDBCluster", "iam:PassRole", "kms:CreateGrant",
            "rds:SwitchoverBlueGreenDeployment", "rds:DeleteBlueGreenDeployment",
        ] {
            #expect(rows[action]?.verdict == .ok, "\(action): \(rows[action]?.remark ?? "")")
            #expect(rows[action]?.remark.hasSuffix("(by IAM's simulation)") == true)
        }
        #expect(bench.aws.withWorld { $0.effects.isEmpty })
    }

    @Test func `what is looked at is what the policy of the configuration allows, on what the configuration names`()
        async throws
    {
        let bench = try Bench()
        defer { bench.remove() }
        var lifecycle = Lifecycle(
            name: "copy", kind: .aurora, source: .cloneOf("orders"), engine: .init("aurora-postgresql"),
            instances: .init("db.r6g.large"))
        lifecycle.dns = .init("dev-db.example.com", zones: ["Z1"])
        lifecycle.changes.passwordSecret = "changeover/dev"
        let actions = [
            "route53:ChangeResourceRecordSets", "secretsmanager:PutSecretValue", "rds:RestoreDBClusterToPointInTime",
        ]
        let plain = try await rows(bench)
        for action in actions { #expect(plain[action] == nil, "\(action)") }

        let json = try NarrowedPolicy(.shipped(), for: [lifecycle]).policy.json()
            .replacing(#""sts:GetCallerIdentity","#, with: #""sts:GetCallerIdentity", "iam:SimulatePrincipalPolicy","#)
        let policy = try AccessPolicy(json: json)
        bench.aws.withWorld { $0.policy = policy }
        let asked = try await rows(bench) { $0.lifecycles = [ConfiguredLifecycle(lifecycle)] }
        for action in actions {
            #expect(asked[action]?.verdict == .ok, "\(asked[action]?.remark ?? action)")
        }
        #expect(asked["rds:AddRoleToDBCluster"] == nil)
    }

    @Test(
        arguments: [
            ("us-east-1", CheckRow.Verdict.ok, "enabled for the account"),
            ("af-south-1", .missing, "It is not enabled for the account: enable it in AWS, or name another."),
            ("us-eats-1", .missing, "There is no such region. Did you mean us-east-1?"),
        ])
    func `the configured region is looked up`(
        region: String, verdict: CheckRow.Verdict, remark: String
    ) async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let rows = try await rows(bench) { $0.region = region }
        #expect(rows["AWS region \(region)"] == CheckRow(verdict, "AWS region \(region)", remark))
        // A region that is not there, or not enabled, answers nothing itself.
        #expect((rows["ec2:DescribeRegions"]?.verdict == .ok) == (verdict == .ok))
    }

    @Test func `what lifecycles name is looked up, in the region of each`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        func clone(_ name: String, of cluster: ClusterID, in region: String? = nil) -> ConfiguredLifecycle {
            var lifecycle = Lifecycle(
                name: name, kind: .aurora, source: .cloneOf(cluster), engine: .init("aurora-postgresql"),
                instances: .init("db.r6g.large"))
            lifecycle.region = region
            return ConfiguredLifecycle(lifecycle)
        }
        let rows = try await rows(bench) {
            $0.lifecycles = [
                clone("copy", of: "orders"), clone("lost", of: "order"), clone("far", of: "orders", in: "us-eats-1"),
                clone("shut", of: "orders", in: "af-south-1"),
            ]
        }
        #expect(
            rows["lifecycle copy"] == CheckRow(.ok, "lifecycle copy", "aurora-postgresql, a clone of orders"))
        #expect(
            rows["lifecycle lost"]
                == CheckRow(
                    .missing, "lifecycle lost",
                    "source: there is no cluster order in us-east-1, account 123456789012."))
        #expect(rows["lifecycle far"]?.remark == "region: there is no us-eats-1. Did you mean us-east-1?")
        #expect(rows["lifecycle shut"]?.remark == "region: af-south-1 is not enabled for the account.")
    }

    @Test func `a scope that the token lacks is named, with what to do`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        bench.slack.withSlack { slack, _ in
            slack.world.add(
                SlackWorld.exampleToken,
                SlackWorld.Token(
                    user: "U0CHANGEOVER", botID: "B0CHANGEOVER", appID: "A0CHANGEOVER",
                    scopes: ["channels:history", "channels:read", "chat:write", "users:read"]))
        }
        let rows = try await rows(bench)
        #expect(rows["Slack scope reactions:read"]?.verdict == .missing)
        #expect(rows["Slack scope reactions:read"]?.remark.contains("install the app again") == true)
        #expect(rows["Slack scope chat:write"]?.verdict == .ok)
        #expect(rows["Slack scope pins:write"]?.verdict == .missing)
        #expect(rows["Slack scope pins:write"]?.remark.hasPrefix("Without it the summary") == true)
        #expect(rows["Slack scope files:write"]?.remark.hasPrefix("Without it `events OP --json`") == true)
    }

    @Test func `channels that will not do are named, each with its reason`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let rows = try await rows(bench) { config in
            config.channels = ["C0OTHERS", "C0PARTNER", "C0ATTIC", "C0NOWHERE"].map {
                Routing.Channel(id: $0, role: .operations)
            }
        }
        #expect(rows["channel C0OTHERS"]?.remark.contains("/invite") == true)
        #expect(rows["channel C0PARTNER"]?.remark.contains("shared with another organisation") == true)
        #expect(rows["channel C0PARTNER"]?.remark.contains("plans are not started and gates not answered") == true)
        #expect(rows["channel C0ATTIC"]?.remark.contains("archived") == true)
        #expect(rows["channel C0NOWHERE"]?.verdict == .missing)
    }

    @Test func `people who do not count are named`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let rows = try await rows(bench) { config in
            config.people.approvers = ["U0GUEST", "U0DEPARTED", "U0OTHERBOT", "U0NOBODY"]
            config.people.operators = ["S0DBATEAM", "U0STRANGER"]
        }
        #expect(rows["person U0GUEST"]?.remark.contains("is a guest") == true)
        #expect(rows["person U0DEPARTED"]?.remark.contains("is deactivated") == true)
        #expect(rows["person U0OTHERBOT"]?.remark.contains("is a bot") == true)
        #expect(rows["person U0NOBODY"]?.verdict == .missing)
        #expect(rows["person U0STRANGER"]?.verdict == .missing)
        #expect(rows["user group S0DBATEAM"]?.verdict == .ok)
    }

    @Test func `a channel of several workspaces of an organisation, or about to be shared, will not do either`()
        async throws
    {
        let bench = try Bench()
        defer { bench.remove() }
        bench.slack.withSlack { slack, now in
            slack.world.change(channel: "C0DBAOPS", at: now) { $0.isOrganisationShared = true }
            slack.world.change(channel: "C0STATUS", at: now) { $0.isPendingExternallyShared = true }
        }
        let rows = try await rows(bench) { config in
            config.channels = [
                Routing.Channel(id: "C0DBAOPS", role: .operations), Routing.Channel(id: "C0STATUS", role: .operations),
                Routing.Channel(id: "C0PARTNER", role: .status),
            ]
        }
        #expect(rows["channel C0DBAOPS"]?.remark.contains("shared between workspaces of the organisation") == true)
        #expect(rows["channel C0STATUS"]?.remark.contains("about to be shared with another organisation") == true)
        #expect(rows["channel C0PARTNER"]?.verdict == .ok, "nothing is answered in a channel for status")
    }

    @Test func `a member of the organisation who belongs to our workspace counts, as at a gate`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        bench.slack.withSlack { slack, _ in
            slack.world.change(user: "U0BOB") { ($0.team, $0.enterpriseTeams) = ("T0ELSEWHERE", ["T0EXAMPLE"]) }
            slack.world.change(user: "U0CAROL") { ($0.team, $0.enterpriseTeams) = ("T0ELSEWHERE", ["T0OTHER"]) }
        }
        let rows = try await rows(bench) { $0.people.approvers = ["U0BOB", "U0CAROL"] }
        #expect(rows["person U0BOB"]?.verdict == .ok)
        #expect(rows["person U0CAROL"]?.remark.contains("is of another workspace") == true)
    }

    @Test func `members of a group who do not count are named`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        bench.slack.withSlack { slack, _ in
            slack.world.change(userGroup: "S0DBATEAM") { $0.users = ["U0ALICE", "U0GUEST"] }
        }
        var rows = try await rows(bench) { $0.people.operators = ["S0DBATEAM"] }
        #expect(rows["user group S0DBATEAM"]?.verdict == .ok)
        #expect(rows["user group S0DBATEAM"]?.remark == "2 members; not counted: guest is a guest")
        bench.slack.withSlack { slack, _ in
            slack.world.change(userGroup: "S0DBATEAM") { $0.users = ["U0GUEST"] }
        }
        rows = try await self.rows(bench) { $0.people.operators = ["S0DBATEAM"] }
        #expect(rows["user group S0DBATEAM"]?.verdict == .missing)
    }

    @Test func `those who ask on the bot's machine are looked up as well, and that none is named is a hint`()
        async throws
    {
        let bench = try Bench()
        defer { bench.remove() }
        let named = try await rows(bench) {
            $0.people.local = ["carol": "U0CAROL", "dep": "U0DEPARTED", "no": "U0NOBODY", "alice": "U0ALICE"]
        }
        #expect(named["person U0CAROL"]?.remark.hasSuffix("on this machine carol") == true)
        #expect(named["person U0CAROL"]?.verdict == .ok && named["person U0ALICE"]?.verdict == .ok)
        #expect(named["person U0DEPARTED"]?.remark.contains("dep is somebody else") == true)
        #expect(named["person U0NOBODY"]?.verdict == .missing)
        let unnamed = try await rows(bench) {
            $0.lifecycles = [
                ConfiguredLifecycle(
                    Lifecycle(
                        name: "copy", kind: .aurora, source: .cloneOf("orders"), engine: .init("aurora-postgresql"),
                        instances: .init("db.r6g.large")))
            ]
        }
        #expect(unnamed["people.local"]?.verdict == .hint)
        #expect(named["people.local"] == nil)
    }

    @Test func `those who are called before a gate expires are looked up as well`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let rows = try await rows(bench) {
            $0.approvals.escalateTo = [
                "U0CAROL", "U0DEPARTED", "U0OTHERBOT", "U0NOBODY", "U0GUEST", "S0DBATEAM", "U0BOB",
            ]
        }
        #expect(rows["person U0CAROL"]?.verdict == .ok)
        #expect(rows["person U0GUEST"]?.verdict == .ok)
        #expect(rows["person U0DEPARTED"]?.remark.contains("calling them is in vain") == true)
        #expect(rows["person U0OTHERBOT"]?.verdict == .missing)
        #expect(rows["person U0NOBODY"]?.verdict == .missing)
        #expect(rows["user group S0DBATEAM"]?.verdict == .ok)
        #expect(rows["Slack scope usergroups:read"]?.verdict == .ok)
    }

    @Test func `the database is looked at and left alone, whatever is there`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let path = bench.config.database
        let subject = "database \(path)"
        #expect(try await rows(bench)[subject] == CheckRow(.ok, subject, "It is made at the first start."))
        #expect(!FileManager.default.fileExists(atPath: bench.folder.appending(path: "new").path))
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        chmod(path, 0o755)
        #expect(try await rows(bench)[subject]?.remark.contains("is a folder, not a file") == true)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o755)
        try FileManager.default.removeItem(atPath: path)
        mkfifo(path, 0o644)
        #expect(try await rows(bench)[subject]?.remark.contains("is a pipe, not a file") == true)
        try FileManager.default.removeItem(atPath: path)
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(try await rows(bench)[subject]?.verdict == .missing)
        #expect(try await rows(bench)[subject]?.remark.contains("Delete it if nobody needs it") == true)
    }

    @Test func `a folder that cannot be one is told`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        try Data().write(to: bench.folder.appending(path: "file"))
        let path = bench.folder.appending(path: "file/sub/changeover.sqlite").path
        let row = try await rows(bench) { $0.database = path }["database \(path)"]
        #expect(row?.verdict == .missing)
    }

    @Test func `a permission that is denied is named with what it is for`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        bench.aws.withWorld { $0.faults.deniedActions = [.describeDBClusterSnapshots] }
        let row = try await rows(bench)["rds:DescribeDBClusterSnapshots"]
        #expect(row?.verdict == .missing)
        #expect(row?.remark.contains("to see snapshots in progress") == true)
        #expect(row?.remark.contains("IAM policy") == true)
    }

    @Test func `an AWS file with indented settings is read`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let settings = ["region = us-east-1", "aws_access_key_id = AKIASIMULATED", "aws_secret_access_key = simulated"]
        let file = "[default]\n" + settings.map { "\t\($0)\n" }.joined()
        let rows = await Checklist(
            config: bench.config, surroundings: try bench.surroundings(awsConfiguration: file)
        ).rows()
        #expect(rows.contains { $0.subject == "AWS identity" && $0.verdict == .ok })
    }

    @Test(arguments: ["  ", "\t\t"])
    func `an AWS file in which one setting swallows the next is told without its secrets`(deeper: String) async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let file = "[default]\n\tregion = us-east-1\n\(deeper)aws_secret_access_key = s3cret\n"
        let rows = await Checklist(
            config: bench.config, surroundings: try bench.surroundings(awsConfiguration: file)
        ).rows()
        let text = CheckTable(rows).text
        #expect(!text.contains("s3cret"))
        #expect(
            rows.first { $0.subject == "AWS identity" }?.remark.contains("has a region of several lines") == true)
    }

    @Test(arguments: [nil, "us-east-1"])
    func `check and serve name an AWS profile that is missing, with those that exist, whether or not a region is set`(
        region: String?
    ) async throws {
        let bench = try Bench()
        defer { bench.remove() }
        var config = bench.config
        config.region = region
        let surroundings = try bench.surroundings(
            awsConfiguration: "[profile ops]\nregion = us-east-1", profile: "opps")
        let sentence = """
            Neither shared configuration file has the profile "opps", which AWS_PROFILE names. They have "ops".
            """
        let rows = await Checklist(config: config, surroundings: surroundings).rows()
        #expect(rows.first { $0.subject == "AWS identity" }?.remark == sentence)
        #expect(surroundings.awsWarnings(config) == ["AWS cannot be called. \(sentence)"])
    }

    @Test func `a token that is none leaves the rest of the table`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let rows = await Checklist(
            config: bench.config, surroundings: try bench.surroundings(token: "xoxb-stolen-1234")
        ).rows()
        let token = rows.first { $0.subject == "Slack token" }
        #expect(token?.verdict == .missing && token?.remark.contains("stolen") == false)
        #expect(rows.contains { $0.subject == "AWS identity" && $0.verdict == .ok })
        // What was not looked at is said, line by line.
        for subject in ["Slack scopes", "channel C0DBAOPS", "person U0ALICE", "person U0BOB"] {
            let row = rows.first { $0.subject == subject }
            #expect(row?.verdict == .unclear && row?.remark.hasPrefix("Not looked at") == true, "\(subject)")
        }
    }
}
