package import Maintenance
import Slack

/// What configuration says that messages repeat: how commands begin, which emoji answer, and who approves.
package struct Wording: Sendable, Equatable {
    /// What commands begin with: `!rds`.
    var command: String
    /// Emoji names without colons.
    var approve: [String]
    var abort: [String]
    var start: [String]
    var quorum: Int
    /// Ids of users and user groups as configured, so that a prompt mentions a group rather than each of its members.
    var approvers: [String]
    var requesterMayApprove: Bool
    /// The rule by which a gate is answered, if there is one.
    var rule: String?
    /// Ids of users and user groups that are called when a gate is about to expire.
    var escalation: [String]

    package init(command: String, policy: ApprovalPolicy, approvers: [String], escalation: [String] = []) {
        self.escalation = escalation
        self.command = command
        self.approve = policy.approve
        self.abort = policy.abort
        self.start = policy.start
        self.quorum = max(1, policy.quorum)
        self.approvers = approvers
        self.requesterMayApprove = policy.requesterMayApprove
    }

    /// As the rule that a gate names leaves it.
    func narrowed(by rule: ApprovalRule?) -> Wording {
        guard let rule else { return self }
        var narrowed = self
        narrowed.rule = rule.name
        narrowed.approvers = rule.approvers ?? approvers
        narrowed.quorum = max(quorum, rule.quorum ?? quorum)
        narrowed.requesterMayApprove = requesterMayApprove && rule.requesterMayApprove ?? true
        return narrowed
    }

    /// "`!rds resume k3f9`".
    func command(_ word: CommandWord, _ operation: OperationID) -> Mrkdwn {
        .code("\(command) \(word.text) \(operation)")
    }

    /// A sentence of ours in which commands stand in backticks, each as it has to be typed here.
    func sentence(_ text: String, limit: Int = 500) -> Mrkdwn { .sentence(text, typedAfter: command, limit: limit) }

    /// The first of several emoji that mean the same.
    static func emoji(_ names: [String]) -> Mrkdwn { ":\(names.first ?? "none"):" }
}
