import Engine
import Maintenance
import Slack

/// Locks and the freeze.
extension CommandDesk {
    func lock(_ cluster: ClusterID, reason: String, _ call: Call) async throws(JournalError) -> Handling {
        guard call.channel.covers(cluster) else { return .reply([elsewhere(cluster, "This is about")]) }
        if let unknown = await unknownCluster(cluster, region: nil, call), !(try await hasHistory(cluster)) {
            return .reply([unknown])
        }
        let restraint = Restraint(cluster: cluster, reason: reason, by: call.message.author, since: now())
        return try await restrain(
            .imposed(restraint),
            saying:
                "\(cluster) is locked: nothing is started on it and no new call is made. What AWS is at already goes "
                + "on. `unlock \(cluster)` allows it again.", call)
    }

    func unlock(_ cluster: ClusterID, _ call: Call) async throws(JournalError) -> Handling {
        guard call.channel.covers(cluster) else { return .reply([elsewhere(cluster, "This is about")]) }
        let isFrozen = await dispatch.restraints().contains { $0.cluster == nil }
        let rest = isFrozen ? "Everything is still frozen; `unfreeze` lifts that." : "Open operations go on."
        return try await restrain(
            .lifted(cluster, by: call.message.author), saying: "\(cluster) is not locked any more. \(rest)", call)
    }

    func freeze(reason: String, _ call: Call) async throws(JournalError) -> Handling {
        let restraint = Restraint(cluster: nil, reason: reason, by: call.message.author, since: now())
        return try await restrain(
            .imposed(restraint),
            saying:
                "Everything is frozen: nothing is started and no new call is made anywhere. What AWS is at already goes on. "
                + "`unfreeze` allows it again.", call)
    }

    func unfreeze(_ call: Call) async throws(JournalError) -> Handling {
        let locked = await dispatch.restraints().compactMap(\.cluster).filter(call.channel.covers).sorted()
        let names = locked.prefix(10).map(\.text).joined(separator: ", ")
        let rest = locked.isEmpty ? "" : " Still locked: \(names)\(locked.count > 10 ? ", …" : "")."
        return try await restrain(
            .lifted(nil, by: call.message.author),
            saying: "Nothing is frozen any more: open operations go on.\(rest)", call)
    }

    /// Whether an operation was on a cluster lately: it may be in another region than the one that was looked at.
    private func hasHistory(_ cluster: ClusterID) async throws(JournalError) -> Bool {
        try await journal.recentOperations(limit: 100).contains { $0.target.cluster == cluster }
    }

    private func restrain(
        _ change: RestraintChange, saying text: String, _ call: Call
    ) async throws(JournalError) -> Handling {
        do {
            try await dispatch.restrain(
                change, answering: call.message.id, posts: posts(call.message, [sentence(text)]))
            return .done
        } catch {
            switch error {
            case .journal(let error): throw error
            case .fleet(let error): return .reply([unreadable(error)])
            case .refused(let refusal): return .reply([sentence(refusal.sentence)])
            }
        }
    }
}
