import TestSupport
import Testing

@testable import Maintenance

@Suite struct ApprovalRuleTests {
    private static let rules = [
        ApprovalRule("deletions", accounts: ["111122223333"], risks: [.deletion], quorum: 3),
        ApprovalRule("prod", clusters: ["prod-*"], approvers: ["U0CAROL", "S0LEADS"], quorum: 2),
        ApprovalRule("rest", requesterMayApprove: false),
    ]

    private static func policy() -> ApprovalPolicy {
        var policy = ApprovalPolicy(
            approvers: ["U0BOB", "U0CAROL", "U0DAVE"], operators: ["U0ALICE"], requesterMayApprove: true)
        policy.rules = rules
        return policy
    }

    static let scopes: [(ApprovalScope, String)] = [
        (.init(cluster: "prod-orders", account: "111122223333", risk: .deletion), "deletions"),
        (.init(cluster: "prod-orders", account: "444455556666", risk: .deletion), "prod"),
        (.init(cluster: "prod-orders", account: "111122223333", risk: .failover), "prod"),
        (.init(cluster: "dev-prod-orders", account: "111122223333", risk: .failover), "rest"),
        (.init(cluster: "dev", account: "111122223333", risk: nil), "rest"),
    ]

    @Test(arguments: scopes) func `the first rule that matches holds`(scope: ApprovalScope, name: String) {
        #expect(Self.policy().rule(for: scope)?.name == name)
    }

    @Test func `a rule narrows who counts, how many are needed and whether the requester does`() {
        var policy = Self.policy()
        policy.members = ["S0LEADS": ["U0DAVE", "U0MALLORY"]]
        let prod = policy.narrowed(by: Self.rules[1])
        // Of a group those count who are approvers.
        #expect(prod.approvers == ["U0CAROL", "U0DAVE"] && prod.quorum == 2 && prod.requesterMayApprove)
        #expect(!policy.narrowed(by: Self.rules[2]).requesterMayApprove)
        #expect(policy.narrowed(by: nil) == policy)
    }

    @Test func `nothing widens by a rule, and a group that is not known has no members`() {
        var policy = Self.policy()
        policy.quorum = 2
        policy.requesterMayApprove = false
        let wide = ApprovalRule("wide", approvers: ["U0MALLORY", "S0LEADS"], quorum: 1, requesterMayApprove: true)
        let narrowed = policy.narrowed(by: wide)
        #expect(narrowed.approvers == [] && narrowed.quorum == 2 && !narrowed.requesterMayApprove)
    }

    @Test func `an approver whom the rule leaves out does not count, and may still abort`() {
        var scene = GateScene()
        scene.gate.scope = ApprovalScope(cluster: "prod-orders", account: "1", risk: .failover)
        scene.gate.rule = ApprovalRule("prod", clusters: ["prod-*"], approvers: ["U0CAROL"])
        scene.policy.rules = [ApprovalRule("prod", clusters: ["prod-*"], approvers: ["U0CAROL"])]
        guard case .pending(_, let ignored) = scene.judged() else {
            Issue.record("\(scene.judged())")
            return
        }
        #expect(ignored.map(\.reason) == ["you are not among the approvers of the rule “prod”"])
        scene.reading.reactions[0].name = "x"
        #expect(scene.judged() == .vetoed(by: "U0BOB"))
        scene.reading.reactions = []
        scene.add("U0CAROL", reacting: "white_check_mark")
        guard case .approved = scene.judged() else {
            Issue.record("\(scene.judged())")
            return
        }
    }
}
