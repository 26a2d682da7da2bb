/// Why nothing may be started, and no gated call be made: a lock on one cluster, or the freeze of all.
package struct Restraint: Sendable, Codable, Equatable {
    /// `nil`: everything.
    package var cluster: ClusterID?
    package var reason: String
    package var by: PersonID
    package var since: Timestamp

    package init(cluster: ClusterID?, reason: String, by: PersonID, since: Timestamp) {
        self.cluster = cluster
        self.reason = reason
        self.by = by
        self.since = since
    }

    /// "frozen by @alice: incident": what an operation waits for.
    package var words: String {
        "\(cluster.map { "\($0) is locked" } ?? "everything is frozen")\(reason.isEmpty ? "" : " (\(reason))")"
    }

    package func covers(_ target: Target) -> Bool { cluster == nil || cluster == target.cluster }
}

/// What a person does about locks and the freeze.
package enum RestraintChange: Sendable, Codable, Equatable {
    case imposed(Restraint)
    /// Of a cluster, or (`nil`) the freeze.
    case lifted(ClusterID?, by: PersonID)
}

/// A failover that an operation made on a cluster.
package struct PastFailover: Sendable, Codable, Equatable {
    package var operation: OperationID
    package var at: Timestamp

    package init(operation: OperationID, at: Timestamp) {
        self.operation = operation
        self.at = at
    }
}
