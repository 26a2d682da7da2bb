import Maintenance
import Slack

/// What `show` says: the members of one cluster, or one RDS instance, and what is worth knowing before work on it.
struct ClusterDetailReply: Sendable {
    private static let limit = 20

    private let prefix: String
    private let observation: Observation
    private let cluster: Cluster
    /// Operations on this cluster that are not over.
    private let open: [Operation]
    private let restraints: RestraintReply

    init(
        prefix: String, _ observation: Observation, _ cluster: Cluster, open: [Operation],
        restraints: [Restraint] = []
    ) {
        self.restraints = RestraintReply(restraints, prefix: prefix)
        self.prefix = prefix
        self.observation = observation
        self.cluster = cluster
        self.open = open.filter { $0.target == observation.target }
    }

    func blocks() -> [Mrkdwn] {
        let place = observation.target.place
        let head: Mrkdwn = """
            *\(cluster.identifier)* · \(cluster.engine) \(cluster.engineVersion) · \(cluster.status)
            \(place.region) · account \(place.account)\(storage)
            """
        let order = [observation.writer].compactMap { $0 } + observation.readers
        let members = ReplyWording.cut(order, to: Self.limit) {
            "… and \($0) more members"
        } line: {
            member($0)
        }
        let hints = hints().map { "• \($0)" as Mrkdwn }
        let work = open.map { "\(.code($0.id.text)) \($0.phase.name): \($0.plan.title)" as Mrkdwn }
        let restraints = restraints.blocks(on: observation.target)
        return [head] + restraints + [members.isEmpty ? "It has no instances." : members.joined(separator: "\n")]
            + [hints, work].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    }

    /// Worth a line where the storage has a size of its own.
    private var storage: String {
        guard !cluster.engine.hasPrefix("aurora") else {
            return cluster.storage.type == Storage.auroraStandard ? "" : "\nstorage \(cluster.storage.type)"
        }
        let facts = [
            cluster.storage.allocated.map { "\($0) GiB" }, cluster.storage.iops.map { "\($0) IOPS" },
            cluster.storage.throughput.map { "\($0) MiB/s" },
        ]
        return "\nstorage \(([cluster.storage.type] + facts.compactMap { $0 }).joined(separator: " · "))"
    }

    private func member(_ id: InstanceID) -> Mrkdwn {
        let role = cluster.kind == .instance ? "RDS instance" : id == observation.writer ? "writer" : "reader"
        guard let instance = observation[id] else { return "*\(id)* \(role) · AWS does not describe it" }
        let tier = cluster.members.first { $0.instance == id }?.promotionTier ?? instance.promotionTier
        let facts = [
            instance.instanceClass.text, instance.availabilityZone, tier.map { "tier \($0)" }, instance.status.text,
        ]
        let line: Mrkdwn = "*\(id)* \(role) · \(facts.compactMap { $0 }.joined(separator: " · "))"
        guard !instance.pendingChanges.isEmpty else { return line }
        let pending = instance.pendingChanges.sorted { $0.key < $1.key }.map { "\($0.key) → \($0.value)" }
        return line + "\n      pending: \(pending.joined(separator: ", "))"
    }

    private func hints() -> [Mrkdwn] {
        let members = observation.instances.filter { observation.isMember($0.identifier) }
        var hints: [Mrkdwn] = []
        func note(_ names: [InstanceID], _ one: String, _ many: String) {
            guard let first = names.first else { return }
            let listed = names.map(\.text).joined(separator: ", ")
            hints.append(names.count == 1 ? "\(first) \(one)" : "\(listed) \(many)")
        }
        if observation.writer == nil { hints.append("AWS lists no writer now") }
        if cluster.kind == .cluster, observation.writer != nil,
            observation.readers.filter(observation.isServing).isEmpty
        {
            hints.append("no reader is in service: a failover has nowhere to go")
        }
        note(
            members.filter { !$0.areParametersInSync }.map(\.identifier), "waits for a restart to apply its parameters",
            "wait for a restart to apply their parameters")
        note(
            members.filter(\.isAutoscaled).map(\.identifier), "belongs to autoscaling and is left alone",
            "belong to autoscaling and are left alone")
        note(members.filter(\.isServerless).map(\.identifier), "is serverless", "are serverless")
        note(members.filter { $0.status.isBroken }.map(\.identifier), "needs somebody", "need somebody")
        if let global = cluster.globalCluster { hints.append("part of the Global Database \(global)") }
        if let source = cluster.replicationSource { hints.append("replicates from \(source)") }
        if !cluster.pendingChanges.isEmpty {
            hints.append(
                "changes to the \(cluster.kind == .cluster ? "cluster" : "storage") are pending: \(cluster.pendingChanges.keys.sorted().joined(separator: ", "))"
            )
        }
        return hints
    }
}
