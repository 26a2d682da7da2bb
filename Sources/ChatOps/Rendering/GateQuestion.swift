import Engine
import Maintenance
import Slack

/// What a gate asks about: the exact action, and what it interrupts.
struct GateQuestion {
    let gate: Gate
    let operation: Operation

    private var cluster: Mrkdwn { .foreign(operation.target.cluster) }

    /// "failover of orders"
    var subject: Mrkdwn {
        switch gate.mutation {
        case .failOver: "failover of \(cluster)"
        case .switchOver: "switchover of \(cluster)"
        case .upgradeInPlace(let upgrade): "upgrade of \(cluster) to \(.foreign(upgrade.version, limit: 60))"
        case .unprotect, .deleteOldInstance, .deleteOldCluster: "deletion of the old environment of \(cluster)"
        case .deleteGreen: "deletion of the green environment of \(cluster)"
        default: "\(gate.mutation.phrase) in \(cluster)"
        }
    }

    /// The same at the beginning of a line.
    var heading: Mrkdwn {
        switch gate.mutation {
        case .failOver: "Failover of \(cluster)"
        case .switchOver: "Switchover of \(cluster)"
        case .upgradeInPlace(let upgrade): "Upgrade of \(cluster) to \(.foreign(upgrade.version, limit: 60))"
        case .unprotect, .deleteOldInstance, .deleteOldCluster: "Deletion of the old environment of \(cluster)"
        case .deleteGreen: "Deletion of the green environment of \(cluster)"
        default: subject
        }
    }

    var action: Mrkdwn {
        let target = operation.target.place
        let place: Mrkdwn = "in \(.foreign(target.region, limit: 40)), account \(.foreign(target.account, limit: 40))"
        switch gate.mutation {
        case .failOver(_, let next):
            let writer = gate.facts.currentWriter.map { Mrkdwn.strong($0) } ?? "nobody that AWS lists"
            return "Writer moves \(writer) → \(.strong(next)) \(place)"
        case .switchOver(let switchover):
            return
                "The names of \(.strong(switchover.cluster)) and its members move to the green environment \(place); the old one gets names ending in -old."
        default:
            return covered(place)
        }
    }

    /// Every call that the approval allows.
    private func covered(_ place: Mrkdwn) -> Mrkdwn {
        guard let calls = gate.covers, calls.count > 1 else {
            return "AWS is asked for \(gate.mutation.phrase) \(place)"
        }
        return "AWS is asked \(place) for \(Mrkdwn.list(calls, atMost: 20) { $0.phrase })\(snapshot(calls))."
    }

    private func snapshot(_ calls: [Mutation]) -> Mrkdwn {
        for case .deleteOldCluster(_, _, let name) in calls { return ", with the final snapshot \(.foreign(name))" }
        return ""
    }

    /// AWS's figures are of its Aurora guide ("service is typically restored in less than 60 seconds, and often less than
    /// 30"; "switchover typically takes under a minute"); the design's are what is seen in practice.
    var interruption: Mrkdwn {
        switch gate.mutation {
        case .failOver:
            return "Writes are refused for typically under 30 s (AWS says under 60 s). Connections drop once."
        case .switchOver(let switchover):
            let limit = ReplyWording.words(.seconds(Int64(switchover.timeout)))
            return
                "Writes are refused for typically under a minute. Connections drop once. After \(limit) AWS takes everything back."
        case .rebootWriter:
            return "Writes are refused until it is back, typically a minute or two. Connections drop."
        case .applyMaintenanceToWriter:
            return "Writes may be refused for minutes. Connections drop. This cannot be undone."
        case .upgradeInPlace(let upgrade):
            return upgrade.isMajor
                ? "The database is down meanwhile, typically 10 to 60 min. There is no way back but the snapshot."
                : "Writes are refused for typically under a minute, up to several. There is no way back but the snapshot."
        case .unprotect, .deleteOldInstance, .deleteOldCluster:
            return "Nobody uses it any more. This cannot be undone; the final snapshot stays."
        case .deleteGreen:
            return "Nobody uses it. This cannot be undone."
        default:
            return "The writer is not touched."
        }
    }
}
