import Maintenance

extension ClusterContext {
    /// Why nothing may be called on the cluster now, which a backup need not be: Aurora's do not interrupt the database
    /// (Aurora user guide, "Overview of backing up and restoring an Aurora DB cluster").
    func clusterObstacle(isDuringBackup: Bool) -> Assessment? {
        isDuringBackup && cluster.status == .backingUp ? nil : clusterObstacle
    }
}

/// The writer role brought to an instance: what several kinds of steps may ask for.
extension ClusterContext {
    /// - Parameter isUrgent: it waits neither for a backup nor for AWS to list a writer.
    func failover(to next: InstanceID, isUrgent: Bool = false) -> Assessment {
        let isBackedUp = isUrgent && cluster.status == .backingUp
        if observation.writer == next { return settling(of: next, isAtRest: isBackedUp) }
        if cluster.status == "failing-over" { return .inProgress("\(name) is failing over") }
        if let asked = outstanding.map(\.mutation).first(where: \.isGated) {
            let what =
                (asked.base as? FailOver).map { "the failover to \($0.next)" } ?? "what was asked of \(asked.resource)"
            return .inProgress("waiting for AWS to show \(what)")
        }
        return obstacle(toWriter: next) ?? clusterObstacle(isDuringBackup: isUrgent)
            ?? (observation.writer == nil && !isUrgent
                ? .inProgress("waiting for \(name) to show its writer")
                : .ready(FailOver(name, to: next)))
    }

    /// - Parameter isAtRest: the cluster is, whatever its status.
    private func settling(of writer: InstanceID, isAtRest: Bool) -> Assessment {
        guard let seen = observation[writer] else {
            return .inProgress("\(writer) is the writer; waiting for AWS to describe it")
        }
        switch seen.status.meaning {
        case .available: break
        case .transitional: return .inProgress("\(writer) is the writer and \(seen.status)")
        case .stopped, .broken: return .blocked("\(writer) is the writer and \(seen.status)")
        }
        if isAtRest { return .satisfied }
        switch cluster.status.meaning {
        case .available: return .satisfied
        case .transitional: return .inProgress("\(writer) is the writer; \(name) is \(cluster.status)")
        case .stopped, .broken: return .blocked("\(name) is \(cluster.status)")
        }
    }

    /// Why the role cannot be given to this instance now.
    private func obstacle(toWriter next: InstanceID) -> Assessment? {
        let isMember = observation.isMember(next)
        guard let seen = observation[next] else {
            return isMember
                ? .inProgress("waiting for AWS to describe \(next)") : .blocked("\(next) is not there any more")
        }
        switch seen.status.meaning {
        case .available: break
        case .transitional: return .inProgress("waiting for \(next) to be available (it is \(seen.status))")
        case .stopped, .broken: return .blocked("\(next) is \(seen.status)")
        }
        guard isMember else { return .inProgress("waiting for \(name) to list \(next) as a member") }
        return nil
    }
}
