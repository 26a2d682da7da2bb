import Engine
import Maintenance
import Slack

/// Locks and the freeze.
extension CommandDesk {
    func lock(_ cluster: ClusterID, reason: String, _ call: Call) async throws(JournalError) -> Handling {
        guard call.channel.covers(cluster) else { return .reply([elsewhere(cluster, "This is about")]) }
        if let unknown = await unknownCluster(cluster, region: nil, call) { return .reply([unknown]) }
        let restraint = Restraint(cluster: cluster, reason: reason, by: call.message.author, since: now())
        return try await restrain(
            .imposed(restraint),
            saying: "\(cluster) is locked: nothing is started on it and no call is made. "
                + "`unlock \(cluster)` allows it again.", call)
    }

    func unlock(_ cluster: ClusterID, _ call: Call) async throws(JournalError) -> Handling {
        guard call.channel.covers(cluster) else { return .reply([elsewhere(cluster, "This is about")]) }
        return try await restrain(
            .lifted(cluster, by: call.message.author), saying: "\(cluster) is not locked any more.", call)
    }

    func freeze(reason: String, _ call: Call) async throws(JournalError) -> Handling {
        let restraint = Restraint(cluster: nil, reason: reason, by: call.message.author, since: now())
        return try await restrain(
            .imposed(restraint),
            saying:
                "Everything is frozen: nothing is started and no call is made anywhere. What AWS is at already goes on. "
                + "`unfreeze` allows it again.", call)
    }

    func unfreeze(_ call: Call) async throws(JournalError) -> Handling {
        try await restrain(
            .lifted(nil, by: call.message.author), saying: "Nothing is frozen any more: open operations go on.", call)
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
