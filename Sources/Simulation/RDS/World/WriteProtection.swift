/// What keeps a cluster of a blue/green deployment from taking writes.
///
/// Sources: Aurora User Guide, "Switching a blue/green deployment in Amazon Aurora": its list of switchover actions (writes
/// stop in both environments once the guardrails let it pass, and are allowed in the new production at the end; no restart is
/// among them) and "After switchover"; "Deleting a blue/green deployment in Amazon Aurora": with the deployment the protection
/// of the previous production goes, and of an Aurora PostgreSQL that was not switched over green stands alone.
package struct WriteProtection: Sendable, Hashable {
    enum Reason: Sendable, Hashable {
        /// Green follows blue, and is read-only by default.
        case following
        /// Both sides, from the guardrails to the end of a switchover.
        case switching
        case formerProduction
    }

    let deployment: String
    var reason: Reason
}

/// A former production that takes writes again, while its successor is in use.
package struct LiftedProtection: Sendable, Hashable {
    package enum Cause: Sendable, Hashable {
        case deploymentDeleted
        case restarted(String)
    }

    package let at: SimulatedTime
    package let cluster: String
    package let cause: Cause
    /// The effect that it came with, also of a call that had Aurora fail over by itself; nil: Aurora's own doing.
    package let effect: Effect?
}

extension RDSWorld {
    /// Whether a cluster takes writes; nil when there is none of that name.
    package func acceptsWrites(_ cluster: String) -> Bool? {
        clusterIndex(cluster).map { clusters[$0].protection == nil }
    }

    /// Protects green from its making on, and again when a switchover is undone.
    mutating func letGreenFollow(in deployment: DeploymentState) {
        protect(deployment.green, .following, by: deployment)
        if let blue = clusterIndex(deployment.blue) { clusters[blue].protection = nil }
    }

    mutating func stopWrites(in deployment: DeploymentState) {
        protect(deployment.blue, .switching, by: deployment)
        protect(deployment.green, .switching, by: deployment)
    }

    /// - Parameters:
    ///   - former: the position of the cluster that was production until now.
    ///   - new: that of the cluster that is.
    mutating func allowWrites(former: Int, new: Int, by deployment: String) {
        clusters[former].protection = WriteProtection(deployment: deployment, reason: .formerProduction)
        clusters[new].protection = nil
    }

    private mutating func protect(
        _ cluster: String, _ reason: WriteProtection.Reason, by deployment: DeploymentState
    ) {
        guard let index = clusterIndex(cluster) else { return }
        clusters[index].protection = WriteProtection(deployment: deployment.shown.identifier, reason: reason)
    }

    /// Takes away what a deployment that is deleted protected.
    mutating func liftProtection(by deployment: DeploymentState) {
        for index in clusters.indices where clusters[index].protection?.deployment == deployment.shown.identifier {
            // Aurora MySQL goes on replicating.
            if clusters[index].protection?.reason == .following, clusters[index].shown.engine == "aurora-mysql" {
                continue
            }
            liftProtection(of: index, .deploymentDeleted, effect: deployment.effect)
        }
    }

    /// A restart of one of its members takes the protection from a former production, and from nobody else.
    mutating func liftProtection(restarting member: String, effect: Int?) {
        let owner = clusters.firstIndex { cluster in cluster.shown.members.contains { $0.instance == member } }
        guard let owner, clusters[owner].protection?.reason == .formerProduction else { return }
        liftProtection(of: owner, .restarted(member), effect: effect)
    }

    private mutating func liftProtection(of index: Int, _ cause: LiftedProtection.Cause, effect: Int?) {
        if clusters[index].protection?.reason == .formerProduction {
            liftedProtections.append(
                LiftedProtection(
                    at: now, cluster: clusters[index].shown.identifier, cause: cause,
                    effect: effect.map { effects[$0] }))
        }
        clusters[index].protection = nil
    }
}
