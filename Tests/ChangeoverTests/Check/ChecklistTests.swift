import Engine
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
        for action in ["rds:CreateDBInstance", "rds:DeleteDBCluster", "iam:PassRole", "kms:CreateGrant"] {
            #expect(rows[action]?.verdict == .ok, "\(action): \(rows[action]?.remark ?? "")")
            #expect(rows[action]?.remark.hasSuffix("(by IAM's simulation)") == true)
        }
        #expect(bench.aws.withWorld { $0.effects.isEmpty })
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

    @Test func `a token that is none leaves the rest of the table`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let rows = await Checklist(
            config: bench.config, surroundings: try bench.surroundings(token: "xoxb-stolen-1234")
        ).rows()
        let token = rows.first { $0.subject == "Slack token" }
        #expect(token?.verdict == .missing && token?.remark.contains("stolen") == false)
        #expect(rows.contains { $0.subject == "AWS identity" && $0.verdict == .ok })
    }
}
