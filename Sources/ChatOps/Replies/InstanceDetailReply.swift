import Maintenance
import Slack

/// What `show` says of an RDS instance: how it is, what stands around it, and what is worth knowing before work on it.
struct InstanceDetailReply: Sendable {
    private let frame: DetailFrame
    private let observation: Observation
    private let seen: RDSInstance

    /// - Parameters:
    ///   - observation: with what stands around it, as far as that was asked for.
    ///   - open: operations that are not over.
    init(
        prefix: String, _ observation: Observation, _ seen: RDSInstance, open: [Operation],
        restraints: [Restraint] = []
    ) {
        frame = DetailFrame(prefix: prefix, of: observation.target, open: open, restraints: restraints)
        self.observation = observation
        self.seen = seen
    }

    func blocks() -> [Mrkdwn] {
        let instance = seen.instance
        let progress = seen.progress.map { ", \($0) %" } ?? ""
        let head: Mrkdwn = """
            *\(instance.identifier)* · \(instance.engine) \(instance.engineVersion) · \(instance.status)\(progress)
            \(frame.location)\(DetailFrame.storage(seen.storage, of: instance.engine))\(use)
            """
        let line = DetailFrame.line(
            instance, as: seen.replicationSource == nil ? "RDS instance" : "read replica", tier: nil,
            pending: seen.pendingBesides)
        let around = InstanceSurroundings(observation, seen)
        return frame.blocks(
            head, ([line] + around.members()).joined(separator: "\n"), hints: around.facts() + hints())
    }

    /// How full its storage was; nothing where nobody asked.
    private var use: Mrkdwn {
        let growth = seen.maximumStorage.map { "; AWS grows it up to \($0) GiB" } ?? ""
        guard observation.isStorageUseAsked else {
            return growth.isEmpty ? "" : "\n\(String(growth.dropFirst(2)))"
        }
        return switch observation.storageUse(of: seen) {
        case .known(let use): "\nused \(use.usedGibibytes) GiB (\(use.percent) %) \(use.time)\(growth)"
        case .unavailable(let reason): "\nused: not read (\(.foreign(reason.withoutStop, limit: 200)))\(growth)"
        }
    }

    private func hints() -> [Mrkdwn] {
        var hints = DetailFrame.hints([seen.instance])
        if !seen.pendingStorage.isEmpty {
            hints.append(
                "changes to the storage are pending: \(seen.pendingStorage.keys.sorted().joined(separator: ", "))")
        }
        return hints
    }
}
