/// Why nothing may be started, and no gated call be made: a lock on one cluster, or the freeze of all.
package struct Restraint: Sendable, Codable, Equatable {
    /// `nil`: everything.
    package var cluster: ClusterID?
    /// Where the cluster is; `nil` covers the clusters of that name everywhere: whoever locked one could not be told where
    /// it is.
    package var place: Place?
    package var reason: String
    package var by: PersonID
    package var since: Timestamp

    package init(
        cluster: ClusterID?, at place: Place? = nil, reason: String, by: PersonID, since: Timestamp
    ) {
        self.cluster = cluster
        self.place = cluster == nil ? nil : place
        self.reason = reason
        self.by = by
        self.since = since
    }

    /// "orders is locked in us-east-1 (release week)": what an operation waits for.
    package var words: String { "\(state)\(reason.isEmpty ? "" : " (\(reason))")" }

    /// The same without the reason.
    package var state: String {
        guard let cluster else { return "everything is frozen" }
        return "\(cluster) is locked\(place.map { " in \($0.region)" } ?? "")"
    }

    /// What it holds back: "orders in us-east-1".
    package var subject: String {
        guard let cluster else { return "everything" }
        return "\(cluster)\(place.map { " in \($0.region)" } ?? "")"
    }

    /// The command that lifts it.
    package var lifting: String {
        guard let cluster else { return "unfreeze" }
        return "unlock \(cluster)\(place.map { " --region \($0.region)" } ?? "")"
    }

    package func covers(_ target: Target) -> Bool {
        guard let cluster else { return true }
        return cluster == target.cluster && (place == nil || place == target.place)
    }

    /// Whether this holds back all that another one would.
    package func includes(_ other: Restraint) -> Bool {
        cluster == other.cluster && (place == nil || place == other.place)
    }
}

extension [Restraint] {
    /// The one in force that is meant by a cluster, or (`nil`) by the freeze, by whoever names a region or none; a lock of
    /// that region before one of all.
    package func lifted(of cluster: ClusterID?, in region: String?) throws(Refusal) -> Restraint {
        let meant = filter { $0.cluster == cluster }
        let there = meant.filter { $0.place?.region == region }
        if there.count > 1 { throw .ambiguous(there) }
        if let found = there.first ?? meant.first(where: { $0.place == nil }) { return found }
        if let only = meant.first, region == nil, meant.count == 1 { return only }
        throw .notLifted(cluster, in: region, among: meant)
    }

    /// The one in force in exactly that place, else the one of all.
    package func lifted(of cluster: ClusterID?, at place: Place?) throws(Refusal) -> Restraint {
        guard let place else { return try lifted(of: cluster, in: nil) }
        let meant = filter { $0.cluster == cluster }
        if let found = meant.first(where: { $0.place == place }) ?? meant.first(where: { $0.place == nil }) {
            return found
        }
        throw .notLifted(cluster, in: place.region, among: meant)
    }
}

extension Refusal {
    /// Locks of one cluster and region, in several accounts.
    fileprivate static func ambiguous(_ locks: [Restraint]) -> Refusal {
        let accounts = locks.compactMap(\.place?.account).sorted().joined(separator: ", ")
        return Refusal(
            "\(locks.first?.subject ?? "It") is locked in several accounts (\(accounts)), and none is named.")
    }

    /// Why no lock of a cluster is the one that is meant, or (`nil`) no freeze.
    fileprivate static func notLifted(
        _ cluster: ClusterID?, in region: String?, among meant: [Restraint]
    ) -> Refusal {
        guard let cluster else { return Refusal("Nothing is frozen.") }
        guard let other = meant.first else { return Refusal("\(cluster) is not locked.") }
        guard let region else {
            return Refusal(advising: "\(cluster) is locked in several regions. Say in which: \(advice: .lift(other)).")
        }
        return Refusal(
            advising:
                "\(cluster) is not locked in \(region). \(advice: .lift(other)) lifts the lock of \(other.subject).")
    }
}

/// What a person does about locks and the freeze.
package enum RestraintChange: Sendable, Equatable {
    case imposed(Restraint)
    /// Of a cluster, in a place or in all, or (`nil`) the freeze.
    case lifted(ClusterID?, at: Place? = nil, by: PersonID)
}

/// A failover that an operation made on a cluster, or anything else by which it had writes refused.
package struct PastFailover: Sendable, Equatable {
    package var operation: OperationID
    /// When it was decided to ask AWS for it, and when that was proved.
    package var askedAt: Timestamp
    package var at: Timestamp
    /// What the cluster did: "failed over".
    package var what: String

    /// - Parameter askedAt: `nil` where that is not known to be before.
    package init(operation: OperationID, askedAt: Timestamp? = nil, at: Timestamp, what: String = "failed over") {
        self.operation = operation
        self.askedAt = askedAt ?? at
        self.at = at
        self.what = what
    }
}

/// The names under which it is stored.
extension Restraint {
    private enum CodingKeys: String, CodingKey {
        case cluster, place, reason, by, since
    }
}
