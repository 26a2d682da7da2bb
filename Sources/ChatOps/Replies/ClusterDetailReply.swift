import Maintenance
import Slack

/// What `show` says of a cluster: its members, and what is worth knowing before work on it.
struct ClusterDetailReply: Sendable {
    private static let limit = 20

    private let frame: DetailFrame
    private let observation: Observation
    private let cluster: Cluster

    /// - Parameter open: operations that are not over.
    init(
        prefix: String, _ observation: Observation, _ cluster: Cluster, open: [Operation],
        restraints: [Restraint] = []
    ) {
        frame = DetailFrame(prefix: prefix, of: observation.target, open: open, restraints: restraints)
        self.observation = observation
        self.cluster = cluster
    }

    func blocks() -> [Mrkdwn] {
        let head: Mrkdwn = """
            *\(cluster.identifier)* · \(cluster.engine) \(cluster.engineVersion) · \(cluster.status)
            \(frame.location)\(DetailFrame.storage(cluster.storage, of: cluster.engine))
            """
        let order = [observation.writer].compactMap { $0 } + observation.readers
        let members = ReplyWording.cut(order, to: Self.limit) {
            "… and \($0) more members"
        } line: {
            member($0)
        }
        return frame.blocks(
            head, members.isEmpty ? "It has no instances." : members.joined(separator: "\n"), hints: hints())
    }

    private func member(_ id: InstanceID) -> Mrkdwn {
        let role = id == observation.writer ? "writer" : "reader"
        guard let instance = observation[id] else { return "*\(id)* \(role) · AWS does not describe it" }
        let tier = cluster.members.first { $0.instance == id }?.promotionTier ?? instance.promotionTier
        return DetailFrame.line(instance, as: role, tier: tier, pending: instance.pendingChanges)
    }

    private func hints() -> [Mrkdwn] {
        let members = observation.instances.filter { observation.isMember($0.identifier) }
        var hints: [Mrkdwn] = []
        if observation.writer == nil {
            hints.append("AWS lists no writer now")
        } else if observation.readers.filter(observation.isServing).isEmpty {
            hints.append("no reader is in service: a failover has nowhere to go")
        }
        hints += DetailFrame.hints(members)
        if let global = cluster.globalCluster { hints.append("part of the Global Database \(global)") }
        if let source = cluster.replicationSource { hints.append("replicates from \(source)") }
        if !cluster.pendingChanges.isEmpty {
            hints.append(
                "changes to the cluster are pending: \(cluster.pendingChanges.keys.sorted().joined(separator: ", "))")
        }
        return hints
    }
}
