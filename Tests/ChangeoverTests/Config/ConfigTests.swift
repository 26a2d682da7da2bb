import Engine
import Foundation
import Maintenance
import Testing

@testable import changeover

/// The configuration file: what is taken, and what whoever wrote it is told.
@Suite struct ConfigTests {
    private static let least = """
        channels: [{id: C0DBAOPS, role: operations}]
        people: {operators: [U0ALICE], approvers: [U0BOB]}
        """

    @Test func `what is left out has the documented values`() throws {
        let config = try Config.parse(Self.least)
        #expect(config.database == "var/changeover.sqlite" && config.region == nil)
        #expect(config.slack == Config.Slack(command: "!rds", pollInterval: Span(milliseconds: 1500)))
        #expect(config.channels.map(\.clusters) == [["*"]])
        #expect(config.approvals == Config.Approvals() && config.maintenance == Config.Maintenance())
        #expect(
            config.policies.approval.approvers == ["U0BOB"] && config.policies.approval.expiresAfter == .minutes(30))
        #expect(config.warnings == [])
    }

    @Test func `the example documents every key, with the values that hold without it`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "config/changeover.example.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let config = try Config.parse(text)
        let plain = try Config.parse(Self.least)
        #expect(config.slack == plain.slack && config.approvals == plain.approvals)
        #expect(config.maintenance == plain.maintenance && config.database == plain.database)
        let keys =
            Config.CodingKeys.allCases.map(\.rawValue) + Config.Slack.CodingKeys.allCases.map(\.rawValue)
            + Config.People.CodingKeys.allCases.map(\.rawValue) + Config.Approvals.CodingKeys.allCases.map(\.rawValue)
            + Config.Maintenance.CodingKeys.allCases.map(\.rawValue) + ["id", "role", "clusters", "region"]
        for key in keys { #expect(text.contains("\(key):"), "\(key)") }
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        var text: String
        var complaint: String
        var testDescription: String { complaint }

        /// Added to, or in place of, keys of the least that there has to be.
        init(_ text: String, _ complaint: String) {
            let keys = text.split(separator: "\n").compactMap { $0.split(separator: ":").first }
            let rest = ConfigTests.least.split(separator: "\n").filter { line in
                !keys.contains { line.hasPrefix("\($0):") }
            }
            self.text = (rest + [Substring(text)]).joined(separator: "\n")
            self.complaint = complaint
        }
    }

    @Test func `rules of who approves what are taken, in their order and by their names`() throws {
        let text = """
            \(Self.least)
            approvals:
              quorum: 1
              rules:
                - {name: prod, clusters: ["prod-*"], accounts: ["111122223333"], risks: [deletion, failover],
                   approvers: [U0BOB, S0LEADS], quorum: 2, requester_may_approve: false}
                - {clusters: [orders]}
            """
        let rules = try Config.parse(text).policies.approval.rules
        #expect(
            rules == [
                ApprovalRule(
                    "prod", clusters: ["prod-*"], accounts: ["111122223333"], risks: [.deletion, .failover],
                    approvers: ["U0BOB", "S0LEADS"], quorum: 2, requesterMayApprove: false),
                ApprovalRule("rule 2", clusters: ["orders"]),
            ])
    }

    static let mistakes = [
        Mistake(
            "approvals: {rules: [{approvers: [U0EVE]}]}",
            "approvals.rules[0].approvers: U0EVE is not in people.approvers: a rule only narrows."),
        Mistake("approvals: {rules: [{approvers: []}]}", "approvals.rules[0].approvers: nobody could approve"),
        Mistake(
            "approvals: {quorum: 2, rules: [{quorum: 1}]}",
            "approvals.rules[0].quorum: 1 is less than approvals.quorum, which is 2"),
        Mistake(
            "approvals: {rules: [{requester_may_approve: true}]}",
            "approvals.rules[0].requester_may_approve: a rule only narrows"),
        Mistake("approvals: {rules: [{risks: [fire]}]}", "approvals.rules[0].risks: “fire” is not a kind of risk."),
        Mistake("approvals: {rules: [{cluster: x}]}", "approvals.rules[0].cluster: this key is not known."),
        Mistake(
            "database: ~/changeover.sqlite", "database: “~/changeover.sqlite”: ~ is not replaced here. Write the whole"),
        Mistake("databse: x", "databse: this key is not known. Did you mean database?"),
        Mistake("approvals: {quroum: 2}", "approvals.quroum: this key is not known. Did you mean quorum?"),
        Mistake(
            "channels: [{id: C0DBAOPS, rol: status}]", "channels[0].rol: this key is not known. Did you mean role?"),
        Mistake("approvals: {quorum: many}", "approvals.quorum: a whole number is expected here."),
        Mistake("approvals: {quorum: 0}", "approvals.quorum: at least 1"),
        Mistake("approvals: {requester_may_approve: perhaps}", "approvals.requester_may_approve: true or false"),
        Mistake(
            "approvals: {expires_after: 30}", "approvals.expires_after: “30” is not a length of time. Write 500ms, 1.5s"
        ),
        Mistake("approvals: {expires_after: 0s}", "approvals.expires_after: “0s” is not a length of time"),
        Mistake("approvals: {approve: []}", "approvals.approve: at least one emoji name is needed."),
        Mistake("approvals: {approve: [':ok:']}", "write the emoji's name without colons"),
        Mistake("approvals: {approve: ['white check mark']}", "or the emoji itself"),
        Mistake("approvals: {approve: [thumbsup], abort: [👍🏽]}", "+1 stands under approvals.approve as well"),
        Mistake("approvals: {approve: [+1], start: [ThumbsUp]}", "+1 stands under approvals.approve as well"),
        Mistake(
            "maintenance: {time_zone: BST}",
            "maintenance.time_zone: “BST” does not say which time zone it is. Did you mean one of Europe/London and Asia/Dhaka?"
        ),
        Mistake("maintenance: {time_zone: Berlin}", "Did you mean Europe/Berlin?"),
        Mistake("approvals: {abort: [white_check_mark]}", "white_check_mark stands under approvals.approve as well"),
        Mistake("approvals: {start: [x]}", "x stands under approvals.abort as well"),
        Mistake("slack: {poll_interval: 50ms}", "slack.poll_interval: at least 200ms"),
        Mistake("slack: {command: /rds}", "slack.command: “/rds” will not do"),
        Mistake("slack: {command: '! rds'}", "slack.command: “! rds” will not do"),
        Mistake("channels: []", "channels: one channel needs `role: operations`"),
        Mistake("channels: [{id: C0STATUS, role: status}]", "channels: one channel needs `role: operations`"),
        Mistake(
            "channels: [{id: '#dba-ops', role: operations}]", "channels[0].id: “#dba-ops” is not the id of a channel"),
        Mistake(
            "channels: [{id: C0DBAOPS, role: boss}]",
            "channels[0].role: “boss” is not a role. Write operations or status."),
        Mistake("channels: [{id: C0DBAOPS}]", "channels[0].role: a role is needed"),
        Mistake("channels: [{role: operations}]", "channels[0].id: the id of the channel is needed"),
        Mistake(
            "channels: [{id: C0DBAOPS, role: operations}, {id: C0DBAOPS, role: status}]",
            "channels[1].id: C0DBAOPS is listed twice."),
        Mistake("channels: C0DBAOPS", "channels: a list"),
        Mistake("people: {operators: [alice]}", "people.operators[0]: “alice” is not an id."),
        Mistake("people: {approvers: [S0DBATEAM]}", "people.approvers[0]: S0DBATEAM is a user group."),
        Mistake("people: {approvers: ['@bob']}", "people.approvers[0]: “@bob” is not the id of a person."),
        Mistake("people: {local: alice}", "people.local: a group of keys is expected here."),
        Mistake("people: {local: {alice: bob}}", "people.local.alice: “bob” is not the id of a person."),
        Mistake("people: {local: {alice: S0DBATEAM}}", "people.local.alice: S0DBATEAM is a user group."),
        Mistake("people: {local: {'local:alice': U0ALICE}}", "people.local: “local:alice” is not the name of a user"),
        Mistake("people: {local: {alice: U0ALICE, bob: U0BOB, alice: U0EVE}}", "“alice” is written twice"),
        Mistake(
            "maintenance: {readers_in_service: some}", "maintenance.readers_in_service: “some” is neither a number"),
        Mistake(
            "maintenance: {replica_lag_limit: fast}", "maintenance.replica_lag_limit: “fast” is not a length of time"),
        Mistake("people:", "people: who may do what is needed"),
        Mistake("aws: {region: [a]}", "aws.region: a text is expected here."),
        Mistake("slack: [", "The file is not YAML"),
    ]

    @Test(arguments: mistakes) func `a mistake is told with its place and what would be right`(mistake: Mistake) {
        #expect {
            try Config.parse(mistake.text)
        } throws: { error in
            "\(error)".contains(mistake.complaint)
                ? true
                : {
                    print("said:", error); return false
                }()
        }
    }

    @Test func `emoji are taken by the names that Slack reports, each once`() throws {
        let config = try Config.parse(
            Self.least + "\napprovals: {approve: [thumbsup, +1, 👍🏿, White_Check_Mark], abort: [❌], start: [▶️]}")
        #expect(config.approvals.approve == ["+1", "white_check_mark"])
        #expect(config.approvals.abort == ["x"] && config.approvals.start == ["arrow_forward"])
        #expect(config.warnings == [])
    }

    @Test func `a zone is taken as the time zone database writes it`() throws {
        let config = try Config.parse(Self.least + "\nmaintenance: {time_zone: europe/berlin}")
        #expect(config.maintenance.timeZone == "Europe/Berlin")
    }

    @Test func `a file that is not there is told by name`() {
        #expect(
            throws: ConfigError("/nowhere/x.yaml cannot be read. config/changeover.example.yaml is one to start from.")
        ) {
            try Config.load("/nowhere/x.yaml")
        }
    }

    @Test(
        arguments: [
            ("500ms", 500), ("1.5s", 1500), ("30m", 1_800_000), ("2h", 7_200_000), ("168h", 604_800_000),
        ] as [(String, Int64)])
    func `a length of time is read as people write it`(text: String, milliseconds: Int64) throws {
        #expect(try Span(text: text).milliseconds == milliseconds)
    }

    @Test(arguments: ["", "s", "5", "-5s", "1e9h", "169h", "1.2.3s", "5 s", "٥s", "infs"])
    func `what is no length of time is refused`(text: String) {
        #expect(throws: ConfigError.self) { try Span(text: text) }
    }

    @Test func `users of the machine are known by who they are in Slack`() throws {
        let config = try Config.parse(
            Self.least.replacing("people: {", with: "people: {local: {alice: U0ALICE, alice-cron: U0ALICE}, "))
        #expect(config.localPeople == ["alice": "U0ALICE", "alice-cron": "U0ALICE"])
    }

    @Test(
        arguments: [
            ("", "", true), ("", "approvals: {requester_may_approve: true}", false),
            ("local: {alice: U0ALICE}, ", "", false),
            ("", "approvals: {requester_may_approve: true, rules: [{requester_may_approve: false}]}", true),
        ])
    func `that nobody is known who asks on the machine is hinted at where it matters`(
        local: String, approvals: String, isHinted: Bool
    ) throws {
        let least = Self.least.replacing("people: {", with: "people: {\(local)") + "\n\(approvals)"
        #expect(try Config.parse(least).hints == [])
        let lifecycle = """

            lifecycles:
              - {name: development, kind: aurora, source: {clone_of: production}, engine: {name: aurora-postgresql},
                 instances: {class: db.r6g.large}}
            """
        let hints = try Config.parse(least + lifecycle).hints
        #expect(hints.map(\.subject) == (isHinted ? ["people.local"] : []))
        #expect(hints.allSatisfy { !$0.verdict.isFailure })
    }

    @Test func `what is allowed and probably not meant is warned of`() throws {
        func warnings(_ text: String) throws -> String {
            try Config.parse("channels: [{id: C0DBAOPS, role: operations}]\n" + text).warnings.joined(separator: " ")
        }
        #expect(try warnings("people: {operators: [U0ALICE]}").contains("no failover can ever be approved"))
        #expect(try warnings("people: {approvers: [U0BOB]}").contains("nobody can start anything"))
        #expect(
            try warnings("people: {operators: [U0ALICE], approvers: [U0BOB]}\napprovals: {quorum: 2}")
                .contains("no gate can open"))
        #expect(
            try warnings("people: {operators: [U0BOB], approvers: [U0BOB]}").contains("cannot be approved"))
        #expect(
            try warnings("people: {operators: [U0ALICE], approvers: [U0BOB]}\napprovals: {approve: [white_checkmark]}")
                .contains(
                    "white_checkmark is none of Slack's own emoji. It counts only if the workspace has made one of that name. Did you mean white_check_mark?"
                ))
    }
}
