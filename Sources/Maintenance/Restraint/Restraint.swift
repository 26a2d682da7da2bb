/// Why nothing may be started, and no gated call be made: a lock on one cluster, or the freeze of all.
package struct Restraint: Sendable, Codable, Equatable {
    /// `nil`: everything.
    package var cluster: ClusterID?
    /// Where the cluster is; `nil` covers the clusters of that name in every region, as locks did before regions were
    /// told apart.
    package var region: String?
    package var reason: String
    package var by: PersonID
    package var since: Timestamp

    package init(
        cluster: ClusterID?, region: String? = nil, reason: String, by: PersonID, since: Timestamp
    ) {
        self.cluster = cluster
        self.region = cluster == nil ? nil : region
        self.reason = reason
        self.by = by
        self.since = since
    }

    /// "orders is locked in us-east-1 (release week)": what an operation waits for.
    package var words: String { "\(state)\(reason.isEmpty ? "" : " (\(reason))")" }

    /// The same without the reason.
    package var state: String {
        guard let cluster else { return "everything is frozen" }
        return "\(cluster) is locked\(region.map { " in \($0)" } ?? "")"
    }

    /// What it holds back: "orders in us-east-1".
    package var subject: String {
        guard let cluster else { return "everything" }
        return "\(cluster)\(region.map { " in \($0)" } ?? "")"
    }

    /// The command that lifts it.
    package var lifting: String {
        guard let cluster else { return "unfreeze" }
        return "unlock \(cluster)\(region.map { " --region \($0)" } ?? "")"
    }

    package func covers(_ target: Target) -> Bool {
        guard let cluster else { return true }
        return cluster == target.cluster && (region == nil || region == target.place.region)
    }

    /// Whether this holds back all that another one would.
    package func includes(_ other: Restraint) -> Bool {
        cluster == other.cluster && (region == nil || region == other.region)
    }
}

extension [Restraint] {
    /// The one in force that is meant by a cluster, or (`nil`) by the freeze; a lock of that region before one of all.
    package func lifted(of cluster: ClusterID?, in region: String?) throws(Refusal) -> Restraint {
        let meant = filter { $0.cluster == cluster }
        if let found = meant.first(where: { $0.region == region }) ?? meant.first(where: { $0.region == nil }) {
            return found
        }
        if let only = meant.first, region == nil, meant.count == 1 { return only }
        guard let cluster else { throw Refusal("Nothing is frozen.") }
        guard let other = meant.first else { throw Refusal("\(cluster) is not locked.") }
        guard let region else {
            throw Refusal(advising: "\(cluster) is locked in several regions. Say in which: \(advice: .lift(other)).")
        }
        throw Refusal(
            advising:
                "\(cluster) is not locked in \(region). \(advice: .lift(other)) lifts the lock of \(other.subject).")
    }
}

/// What a person does about locks and the freeze.
package enum RestraintChange: Sendable, Equatable {
    case imposed(Restraint)
    /// Of a cluster, in a region or in all, or (`nil`) the freeze.
    case lifted(ClusterID?, region: String? = nil, by: PersonID)
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

/// The names under which it is stored.
extension Restraint {
    private enum CodingKeys: String, CodingKey {
        case cluster, region, reason, by, since
    }
}
