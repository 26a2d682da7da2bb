import Maintenance
import Slack

/// What `show` says of any database around what it consists of: what is locked, what is worth knowing, who works on it.
struct DetailFrame: Sendable {
    let prefix: String
    let target: Target
    let restraints: [Restraint]
    /// Operations on it that are not over.
    let open: [Operation]

    init(prefix: String, of target: Target, open: [Operation], restraints: [Restraint]) {
        self.prefix = prefix
        self.target = target
        self.restraints = restraints
        self.open = open.filter { $0.target == target }
    }

    func blocks(_ head: Mrkdwn, _ members: Mrkdwn, hints: [Mrkdwn]) -> [Mrkdwn] {
        let work = open.map { "\(.code($0.id.text)) \($0.phase.name): \($0.plan.title)" as Mrkdwn }
        return [head] + RestraintReply(restraints, prefix: prefix).blocks(on: target) + [members]
            + [hints.map { "• \($0)" }, work].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    }

    /// "us-east-1 · account 123456789012".
    var location: Mrkdwn { "\(target.place.region) · account \(target.place.account)" }

    /// Worth a line where the storage has a size of its own.
    static func storage(_ storage: Cluster.StorageState, of engine: String) -> String {
        guard !engine.hasPrefix("aurora") else {
            return storage.type == Storage.auroraStandard ? "" : "\nstorage \(storage.type)"
        }
        let facts = [
            storage.allocated.map { "\($0) GiB" }, storage.iops.map { "\($0) IOPS" },
            storage.throughput.map { "\($0) MiB/s" },
        ]
        return "\nstorage \(([storage.type] + facts.compactMap { $0 }).joined(separator: " · "))"
    }

    /// "*orders-1* writer · db.r6g.large · us-east-1a · tier 1 · available", and what is pending.
    static func line(
        _ instance: Instance, as role: String, tier: Int?, pending changes: [String: String]
    ) -> Mrkdwn {
        let facts = [
            instance.instanceClass.text, instance.availabilityZone, tier.map { "tier \($0)" }, instance.status.text,
        ]
        let line: Mrkdwn =
            "*\(instance.identifier)* \(role) · \(facts.compactMap { $0 }.joined(separator: " · "))"
        guard !changes.isEmpty else { return line }
        let pending = changes.sorted { $0.key < $1.key }.map { "\($0.key) → \($0.value)" }
        return line + "\n      pending: \(pending.joined(separator: ", "))"
    }

    /// What is worth knowing of instances before work on them.
    static func hints(_ instances: [Instance]) -> [Mrkdwn] {
        func note(_ instances: [Instance], _ one: String, _ many: String) -> Mrkdwn? {
            guard let first = instances.first else { return nil }
            let listed = instances.map(\.identifier.text).joined(separator: ", ")
            return instances.count == 1 ? "\(first.identifier) \(one)" : "\(listed) \(many)"
        }
        return [
            note(
                instances.filter { !$0.areParametersInSync }, "waits for a restart to apply its parameters",
                "wait for a restart to apply their parameters"),
            note(
                instances.filter(\.isAutoscaled), "belongs to autoscaling and is left alone",
                "belong to autoscaling and are left alone"),
            note(instances.filter(\.isServerless), "is serverless", "are serverless"),
            note(instances.filter { $0.status.isBroken }, "needs somebody", "need somebody"),
        ].compactMap { $0 }
    }
}
