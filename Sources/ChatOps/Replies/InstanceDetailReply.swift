import Maintenance
import Slack

/// What `show` says of an RDS instance, and what is worth knowing before work on it.
struct InstanceDetailReply: Sendable {
    private let frame: DetailFrame
    private let seen: RDSInstance

    /// - Parameter open: operations that are not over.
    init(
        prefix: String, _ target: Target, _ seen: RDSInstance, open: [Operation], restraints: [Restraint] = []
    ) {
        frame = DetailFrame(prefix: prefix, of: target, open: open, restraints: restraints)
        self.seen = seen
    }

    func blocks() -> [Mrkdwn] {
        let instance = seen.instance
        let head: Mrkdwn = """
            *\(instance.identifier)* · \(instance.engine) \(instance.engineVersion) · \(instance.status)
            \(frame.location)\(DetailFrame.storage(seen.storage, of: instance.engine))
            """
        let line = DetailFrame.line(
            instance, as: "RDS instance", tier: instance.promotionTier, pending: seen.pendingBesides)
        return frame.blocks(head, line, hints: hints())
    }

    private func hints() -> [Mrkdwn] {
        var hints = DetailFrame.hints([seen.instance])
        if let source = seen.replicationSource { hints.append("replicates from \(source)") }
        if !seen.pendingStorage.isEmpty {
            hints.append(
                "changes to the storage are pending: \(seen.pendingStorage.keys.sorted().joined(separator: ", "))")
        }
        return hints
    }
}
