import Maintenance
import Slack

/// What a gate asks about, as its prompt and its reminders put it.
extension Gate {
    /// "failover of orders", "the restart of the writer orders-1 in orders".
    func subject(in cluster: ClusterID) -> Mrkdwn {
        switch mutation {
        case .failOver: "failover of \(.foreign(cluster))"
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
        case .rebootWriter(let writer): return "Restart of the writer \(.foreign(writer))\(.foreign(named))"
        case .createInstance, .modifyClass, .deleteStandIn, .reboot, .applyMaintenance, .applyMaintenanceToWriter,
            .changeStorage:
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
            "Writes are refused for typically under 30 s (AWS says under 60 s). Connections drop once."
        case .rebootWriter:
            "Writes are refused until it is back, typically a minute or two. Connections drop."
        case .applyMaintenanceToWriter:
            "Writes may be refused for minutes; AWS does not say how many. Connections drop. It cannot be undone."
        case .createInstance, .modifyClass, .deleteStandIn, .reboot, .applyMaintenance, .changeStorage:
            "The writer is not touched."
        }
    }
}
