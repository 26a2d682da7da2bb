import Engine
import Maintenance
import Runbooks
import Slack

/// The configuration file, read and checked; `config/changeover.example.yaml` documents every key.
struct Config: Sendable, Equatable {
    struct Slack: Sendable, Equatable {
        /// What every command begins with.
        var command = "!rds"
        /// The time between two readings of an operations channel.
        var pollInterval = Span(milliseconds: 1500)
    }

    struct People: Sendable, Equatable {
        /// Ids of users and user groups that may give commands.
        var operators: [String] = []
        /// Ids of users that may answer gates; empty approves nothing.
        var approvers: [String] = []
        /// Users of the bot's machine, with the ids of the people that they are in Slack.
        var local: [String: String] = [:]
    }

    struct Approvals: Sendable, Equatable {
        var quorum = 1
        var requesterMayApprove = false
        var rules: [ApprovalRule] = []
        var expiresAfter = Span.minutes(30)
        /// Emoji by the names under which Slack reports them.
        var approve = ["white_check_mark"]
        var abort = ["x", "octagonal_sign"]
        var start = ["arrow_forward"]
        /// Ids of people and user groups that are called when a gate is about to expire.
        var escalateTo: [String] = []
    }

    struct Maintenance: Sendable, Equatable {
        var readersInService = PlanPolicy.Floor.atLeast(1)
        var replicaLagLimit = PlanPolicy().replicaLagLimit
        /// How long after a failover another one needs an acknowledgement.
        var coolDown = PlanPolicy().coolDown
        /// The zone of times that name none.
        var timeZone = "UTC"
    }

    var database = "var/changeover.sqlite"
    var slack = Slack()
    var channels: [Routing.Channel]
    var people: People
    var approvals = Approvals()
    var maintenance = Maintenance()
    /// `nil`: as the AWS variables and files say.
    var region: String?
    var sql = SQL()
    var lifecycles: [ConfiguredLifecycle] = []
}

extension Config {
    var routing: Routing { Routing(channels: channels) }

    /// The policies, with the people as they are written: groups are resolved while the bot runs.
    var policies: Policies {
        var approval = ApprovalPolicy(
            approvers: people.approvers.map { PersonID($0) }, operators: people.operators.map { PersonID($0) },
            quorum: approvals.quorum, requesterMayApprove: approvals.requesterMayApprove,
            expiresAfter: approvals.expiresAfter, approve: approvals.approve, abort: approvals.abort,
            start: approvals.start)
        approval.rules = approvals.rules
        return Policies(
            approval: approval,
            plan: PlanPolicy(
                floor: maintenance.readersInService, replicaLagLimit: maintenance.replicaLagLimit,
                coolDown: maintenance.coolDown))
    }

    /// What is allowed, works, and may not be known to whoever wrote it.
    var hints: [CheckRow] {
        let binds = !approvals.requesterMayApprove || approvals.rules.contains { $0.requesterMayApprove == false }
        guard !lifecycles.isEmpty, binds, people.local.isEmpty else { return [] }
        return [
            CheckRow(
                .hint, "people.local",
                "It names nobody: who asks by changeover lifecycle on this machine is not known in Slack, so the rule that "
                    + "the requester does not approve cannot be held for that. Name them: {alice: U0ALICE}.")
        ]
    }

    /// Who users of the machine are in the chat.
    var localPeople: [String: PersonID] { people.local.mapValues { PersonID($0) } }

    /// What is allowed and probably not meant.
    var warnings: [String] {
        var warnings: [String] = []
        let approvers = Set(people.approvers)
        if approvers.isEmpty {
            warnings.append("people.approvers is empty: no failover can ever be approved.")
        } else if approvers.count < approvals.quorum {
            warnings.append(
                "approvals.quorum is \(approvals.quorum), and people.approvers names \(approvers.count): no gate can open."
            )
        } else if !approvals.requesterMayApprove, approvers.count == 1,
            people.operators.contains(where: approvers.contains)
        {
            warnings.append(
                "The only approver is an operator as well, and nobody may approve what they asked for: what they start "
                    + "cannot be approved.")
        }
        for name in approvals.approve + approvals.abort + approvals.start {
            guard case .custom = EmojiName.read(name) else { continue }
            let meant = EmojiName.standardNames.nearest(to: name).first.map { " Did you mean \($0)?" } ?? ""
            warnings.append(
                "approvals: \(name) is none of Slack's own emoji. It counts only if the workspace has made one of that name.\(meant)"
            )
        }
        if people.operators.isEmpty { warnings.append("people.operators is empty: nobody can start anything.") }
        return warnings + lifecycleWarnings
    }
}
