import Maintenance
import Slack

/// What a gate asks about, as its prompt and its reminders put it.
extension Gate {
    /// "failover of orders", "the restart of the writer orders-1 in orders".
    func subject(in cluster: ClusterID) -> Mrkdwn {
        switch mutation {
        case .failOver: "failover of \(.foreign(cluster))"
        case .upgradeInPlace(let upgrade): "upgrade of \(.foreign(cluster)) to \(.foreign(upgrade.version, limit: 60))"
        case .unprotect, .deleteOldInstance, .deleteOldCluster:
            "deletion of the old environment of \(.foreign(cluster))"
        case .deleteGreen: "deletion of the green environment of \(.foreign(cluster))"
        case .switchOver: "switchover of \(.foreign(cluster))"
        default:
            mutation.resource == ResourceName(cluster)
                ? mutation.phrase : "\(mutation.phrase) in \(.foreign(cluster))"
        }
    }

    /// The same at the beginning of a line.
    func heading(in cluster: ClusterID) -> Mrkdwn {
        let subject = subject(in: cluster)
        let named = mutation.resource == ResourceName(cluster) ? "" : " in \(cluster)"
        switch mutation {
        case .failOver: return "Failover of \(.foreign(cluster))"
        case .switchOver: return "Switchover of \(.foreign(cluster))"
        case .upgradeInPlace(let upgrade):
            return "Upgrade of \(.foreign(cluster)) to \(.foreign(upgrade.version, limit: 60))"
        case .unprotect, .deleteOldInstance, .deleteOldCluster:
            return "Deletion of the old environment of \(.foreign(cluster))"
        case .deleteGreen: return "Deletion of the green environment of \(.foreign(cluster))"
        case .rebootWriter(let writer): return "Restart of the writer \(.foreign(writer))\(.foreign(named))"
        default:
            return subject
        }
    }

    /// What users of the database notice of it, and for how long.
    ///
    /// AWS's figure for a failover is of its Aurora guide ("service is typically restored in less than 60 seconds, and
    /// often less than 30"); the design's is what is seen in practice. For maintenance AWS gives none.
    var interruption: Mrkdwn {
        switch mutation {
        case .failOver:
            return "Writes are refused for typically under 30 s (AWS says under 60 s). Connections drop once."
        case .switchOver(let switchover):
            let limit = ReplyWording.words(.seconds(Int64(switchover.timeout)))
            return
                "Writes are refused for typically under a minute. Connections drop once. After \(limit) AWS takes it all back."
        case .rebootWriter:
            return "Writes are refused until it is back, typically a minute or two. Connections drop."
        case .applyMaintenanceToWriter:
            return
                "Writes may be refused for minutes; AWS does not say how many. Connections drop. It cannot be undone."
        case .upgradeInPlace(let upgrade):
            return upgrade.isMajor
                ? "The database is down meanwhile, typically 10 to 60 min. There is no way back but the snapshot."
                : "Writes are refused for typically under a minute, up to several. There is no way back but the snapshot."
        case .unprotect, .deleteOldInstance, .deleteOldCluster:
            return "Nobody uses it any more. It cannot be undone; the final snapshot stays."
        case .deleteGreen:
            return "Nobody uses it. It cannot be undone."
        default:
            return "The writer is not touched."
        }
    }

    /// Exactly what AWS is asked for, and where.
    func action(of operation: Operation) -> Mrkdwn {
        let target = operation.target.place
        let place: Mrkdwn = "in \(.foreign(target.region, limit: 40)), account \(.foreign(target.account, limit: 40))"
        switch mutation {
        case .failOver(_, let next):
            let writer = facts.currentWriter.map { Mrkdwn.strong($0) } ?? "nobody that AWS lists"
            return "Writer moves \(writer) → \(.strong(next)) \(place)"
        case .switchOver(let switchover):
            return
                "The names of \(.strong(switchover.cluster)) and its members move to the green environment \(place); blue gets names that end in -old."
        default:
            guard let calls = covers, calls.count > 1 else { return "AWS is asked for \(mutation.phrase) \(place)" }
            return "AWS is asked \(place) for \(Mrkdwn.list(calls, atMost: 20) { $0.phrase })\(finalSnapshot(calls))."
        }
    }

    private func finalSnapshot(_ calls: [Mutation]) -> Mrkdwn {
        for case .deleteOldCluster(_, _, let name) in calls { return ", with the final snapshot \(.foreign(name))" }
        return ""
    }
}
