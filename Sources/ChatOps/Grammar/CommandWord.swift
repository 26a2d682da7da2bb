/// The commands that there are, by the word they begin with.
package enum CommandWord: String, Sendable, CaseIterable {
    case resize, failover, cleanup, plan
    case clusters, show, operations, status, events
    case pause, resume, retry, abort
    case help
}

extension CommandWord {
    /// What may follow the word.
    package var form: String {
        switch self {
        case .resize: "resize CLUSTER CLASS [--exclude ID]… [--skip-stand-in] [--region R] [--start]"
        case .failover: "failover CLUSTER [--to ID] [--region R] [--start]"
        case .cleanup: "cleanup OP [--start]"
        case .plan: "plan resize|failover|cleanup …"
        case .clusters: "clusters [--region R]"
        case .show: "show CLUSTER [--region R]"
        case .operations: "operations"
        case .status: "status [OP]"
        case .events: "events OP"
        case .pause: "pause OP"
        case .resume: "resume OP"
        case .retry: "retry OP"
        case .abort: "abort OP [reason…]"
        case .help: "help [COMMAND]"
        }
    }

    package var example: String {
        switch self {
        case .resize: "resize orders db.r6g.xlarge"
        case .failover: "failover orders --to orders-2"
        case .cleanup: "cleanup k3f9"
        case .plan: "plan resize orders db.r6g.xlarge"
        case .clusters, .operations: rawValue
        case .show: "show orders"
        case .status, .events, .pause, .resume, .retry: "\(rawValue) k3f9"
        case .abort: "abort k3f9 wrong cluster"
        case .help: "help resize"
        }
    }

    /// What it does, in a line.
    package var summary: String {
        switch self {
        case .resize: "change the instance class of a cluster's members"
        case .failover: "move the writer role to another member"
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
                "`--start` starts at once when nothing in the plan needs acknowledging.",
            ]
        case .failover:
            ["Asks an approver first. Without `--to`, the plan proposes the new writer."]
        case .cleanup:
            ["Only ever deletes an instance that the operation itself made."]
        case .plan:
            ["Takes the same words as the command that it plans."]
        case .status, .events, .pause, .resume, .retry:
            ["The beginning of an id will do when no other begins so."]
        case .abort:
            ["Undoes nothing. The answer names what is left in AWS and the commands for it."]
        case .clusters, .show, .operations, .help: []
        }
    }
}
