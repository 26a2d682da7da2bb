/// The commands that there are, by the word they begin with.
package enum CommandWord: String, Sendable, CaseIterable {
    case resize, upgrade, storage, cycle, failover, reboot
    case applyMaintenance = "apply-maintenance"
    case rollback, cleanup, plan
    case clusters, show, operations, status, events
    case pause, resume, retry, abort
    case reset, skip, timeout, hold, unhold
    case lock, unlock, freeze, unfreeze
    case help
}

extension CommandWord {
    /// What may follow the word, with the options of every proposal.
    package var fullForm: String { isProposal ? "\(form) \(Self.options)" : form }

    /// Proposes maintenance on a cluster or an instance that it names.
    var isProposal: Bool {
        switch self {
        case .resize, .upgrade, .storage, .cycle, .failover, .reboot, .applyMaintenance: true
        default: false
        }
    }

    /// What may follow the word, without the options of every proposal.
    package var form: String {
        switch self {
        case .resize: "resize CLUSTER CLASS [--exclude ID]… [--skip-stand-in]"
        case .upgrade:
            "upgrade CLUSTER VERSION [--cluster-parameter-group G] [--instance-parameter-group G] [--switchover-timeout S] "
                + "[--soak TIME] [--keep-old] [--in-place]"
        case .storage: "storage TARGET TYPE [--iops N] [--throughput N]"
        case .cycle: "cycle CLUSTER [--exclude ID]… [--skip-stand-in]"
        case .failover: "failover CLUSTER [--to ID]"
        case .reboot: "reboot INSTANCE"
        case .applyMaintenance: "apply-maintenance CLUSTER [--exclude ID]…"
        case .rollback: "rollback OP"
        case .cleanup: "cleanup OP [--start]"
        case .plan: "plan resize|upgrade|storage|cycle|failover|reboot|apply-maintenance|rollback|cleanup …"
        case .clusters: "clusters [--region R]"
        case .show: "show CLUSTER [--region R]"
        case .operations: "operations"
        case .status: "status [OP]"
        case .events: "events OP [--json]"
        case .pause: "pause OP"
        case .resume: "resume OP"
        case .retry: "retry OP"
        case .abort: "abort OP [reason…]"
        case .reset: "reset OP --to STEP"
        case .skip: "skip OP STEP reason…"
        case .timeout: "timeout OP TIME"
        case .hold: "hold OP --before STEP"
        case .unhold: "unhold OP --before STEP"
        case .lock: "lock CLUSTER [--region R] reason…"
        case .unlock: "unlock CLUSTER [--region R]"
        case .freeze: "freeze reason…"
        case .unfreeze: "unfreeze"
        case .help: "help [COMMAND]"
        }
    }

    /// The form without its options, for a list of all commands.
    package var outline: String {
        guard self != .plan else { return "plan COMMAND…" }
        return form.firstRange(of: " [--").map { String(form[..<$0.lowerBound]) } ?? form
    }

    /// What every command takes that proposes maintenance on a cluster.
    private static let options = "[--region R] [--at TIME | --window WINDOW] [--start]"

    package var example: String {
        switch self {
        case .resize: "resize orders db.r6g.xlarge"
        case .upgrade: "upgrade orders 16.6"
        case .storage: "storage orders aurora-iopt1"
        case .cycle: "cycle orders"
        case .failover: "failover orders --to orders-2"
        case .reboot: "reboot orders-2"
        case .applyMaintenance: "apply-maintenance orders"
        case .cleanup: "cleanup k3f9"
        case .plan: "plan resize orders db.r6g.xlarge"
        case .clusters, .operations: rawValue
        case .show: "show orders"
        case .events: "events k3f9 --json"
        case .status, .pause, .resume, .retry, .rollback: "\(rawValue) k3f9"
        case .reset: "reset k3f9 --to change-class"
        case .skip: "skip k3f9 verify checked by hand"
        case .timeout: "timeout k3f9 90m"
        case .hold, .unhold: "\(rawValue) k3f9 --before fail-back"
        case .lock: "lock orders release week"
        case .unlock: "unlock orders"
        case .freeze: "freeze incident 4711"
        case .unfreeze: "unfreeze"
        case .abort: "abort k3f9 wrong cluster"
        case .help: "help resize"
        }
    }

    /// What it does, in a line.
    package var summary: String {
        switch self {
        case .resize: "change the instance class of a cluster's members"
        case .upgrade: "bring a cluster to another engine version"
        case .storage: "change the storage of a cluster or an RDS instance"
        case .cycle: "restart a cluster's members in turn, to apply parameters"
        case .failover: "move the writer role to another member"
        case .reboot: "restart one instance where it is"
        case .applyMaintenance: "apply what maintenance AWS has pending, member by member"
        case .rollback: "bring a cluster back to how it was before an operation"
        case .cleanup: "delete the stand-in that an ended operation left behind"
        case .plan: "show what a command would do, and do nothing"
        case .clusters: "list the clusters of a region"
        case .show: "show a cluster's members"
        case .operations: "list what is open and what was last"
        case .status: "how far an operation is"
        case .events: "who did what, and when"
        case .pause: "hold an operation before its next call"
        case .resume: "go on after a pause"
        case .retry: "try the step again that stopped"
        case .abort: "stop for good, and say what is left behind"
        case .reset: "do a step, and all after it, again"
        case .skip: "leave a step to a person"
        case .timeout: "set how long a step may take before a person is asked"
        case .hold: "stop before a step"
        case .unhold: "do not stop before it after all"
        case .lock: "let nothing be done to a cluster"
        case .unlock: "allow work on it again"
        case .freeze: "let nothing be done anywhere"
        case .unfreeze: "allow work again"
        case .help: "explain a command"
        }
    }

    /// What else is worth knowing, a line each.
    package var notes: [String] {
        switch self {
        case .resize:
            [
                "Answers with a plan; nothing happens before an operator starts it. Each of its two failovers asks an "
                    + "approver first.",
                "`--exclude ID` leaves a member as it is; repeat it, or separate names with commas.",
                "`--skip-stand-in` uses a reader of the cluster as the interim writer.",
            ] + Self.optionNotes
        case .upgrade:
            [
                "By a blue/green deployment: a copy is made and upgraded, then names are switched; the switchover and the "
                    + "deletion of the old environment each ask an approver first.",
                "Parameter groups for the new version are made from the values in use, unless they are named.",
                "`--soak 2h` lets green stand beside blue first, `--keep-old` leaves the old environment.",
                "`--in-place` upgrades the cluster itself: a snapshot first, an approver asked, no way back but the snapshot.",
            ] + Self.optionNotes
        case .storage:
            [
                "Aurora clusters: `aurora` (Standard) or `aurora-iopt1` (I/O-Optimized), online; to I/O-Optimized once in 30 days.",
                "Multi-AZ DB clusters: `gp3`, `io1`, `io2`, the last two with `--iops`.",
                "RDS instances: `gp2`, `gp3`, `io1`, `io2`; `--throughput` in MiB/s for gp3. AWS optimises the storage for "
                    + "hours afterwards and takes no other change of it meanwhile.",
            ] + Self.optionNotes
        case .cycle:
            [
                "A stand-in writes while the writer and the readers restart; each of the two failovers asks an approver first.",
                "`--skip-stand-in` uses a reader of the cluster as the interim writer.",
            ] + Self.optionNotes
        case .reboot:
            ["The restart of a writer asks an approver first."] + Self.optionNotes
        case .applyMaintenance:
            [
                "Readers first; the writer after a failover to one of them, which asks an approver first. "
                    + "Applied maintenance cannot be undone."
            ] + Self.optionNotes
        case .rollback:
            [
                "Answers with a plan of its own, made from how the cluster is now; it is started and gated like any other. "
                    + "Starting the rollback of a paused operation ends that operation."
            ]
        case .failover:
            ["Asks an approver first. Without `--to`, the plan proposes the new writer."]
        case .cleanup:
            ["Only ever deletes an instance that the operation itself made."]
        case .plan:
            ["Takes the same words as the command that it plans."]
        case .events:
            [
                "`--json` brings them as a file into the thread: a line of JSON for each event, with its hash.",
                "The beginning of an id will do when no other begins so.",
            ]
        case .status, .pause, .resume, .retry:
            ["The beginning of an id will do when no other begins so."]
        case .abort:
            ["Undoes nothing. The answer names what is left in AWS and the commands for it."]
        case .reset: ["The operation has to be paused; `resume OP` then goes on from that step."]
        case .skip: ["Only steps that nothing depends on, never a gate. The reason is kept."]
        case .timeout: ["For each step from now on: `90m`, `2h`."]
        case .hold, .unhold: ["Steps are named as in `status OP`, such as `fail-back` or `change-class`."]
        case .lock, .unlock, .freeze, .unfreeze:
            ["What AWS is at already goes on; no new call is made and nothing can be started meanwhile."]
        case .clusters, .show, .operations, .help: []
        }
    }

    private static let optionNotes = [
        "`--at 02:30` or `--window \"Sat 02:00-05:00 Europe/Berlin\"`: steps that ask an approver first act only then, and "
            + "approvals may be given ahead; all other steps begin with the start.",
        "`--start` starts at once when nothing in the plan needs acknowledging.",
    ]
}
