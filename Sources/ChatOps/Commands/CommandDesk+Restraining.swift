import Engine
import Maintenance
import Slack

/// Locks and the freeze.
extension CommandDesk {
    func lock(
        _ cluster: ClusterID, _ named: String?, reason: String, _ call: Call
    ) async throws(JournalError) -> Handling {
        guard call.channel.covers(cluster) else { return .reply([elsewhere(cluster, "This is about")]) }
        let region = await region(named)
        if let unknown = await unknownCluster(cluster, region: named, call),
            !(try await hasHistory(cluster, in: region))
        {
            return .reply([unknown])
        }
        let restraint = Restraint(
            cluster: cluster, region: region, reason: reason, by: call.message.author, since: now())
        let extent = region == nil ? " AWS did not say which region is meant, so it is locked in every one." : ""
        return try await restrain(
            .imposed(restraint),
            saying:
                "\(restraint.state): nothing is started on it and no new call is made. What AWS is at already goes "
                + "on.\(extent) `\(restraint.lifting)` allows it again.", call)
    }

    func unlock(_ cluster: ClusterID, _ named: String?, _ call: Call) async throws(JournalError) -> Handling {
        guard call.channel.covers(cluster) else { return .reply([elsewhere(cluster, "This is about")]) }
        let restraints = await dispatch.restraints()
        let lifted: Restraint
        do {
            lifted = try restraints.lifted(of: cluster, in: await region(named))
        } catch {
            return .reply([sentence(error.sentence)])
        }
        let isFrozen = restraints.contains { $0.cluster == nil }
        let rest = isFrozen ? "Everything is still frozen; `unfreeze` lifts that." : "Open operations go on."
        let place = lifted.region.map { " in \($0)" } ?? ""
        return try await restrain(
            .lifted(cluster, region: lifted.region, by: call.message.author),
            saying: "\(cluster) is not locked\(place) any more. \(rest)", call)
    }

    /// The region that is meant; `nil` when none is named and AWS cannot be asked which is the configured one.
    private func region(_ named: String?) async -> String? {
        if let named { return named }
        return try? await dispatch.place(region: nil).region
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
        let locked = await dispatch.restraints().filter { $0.cluster.map(call.channel.covers) ?? false }
        let names = locked.map(\.subject).sorted().prefix(10).joined(separator: ", ")
        let rest = locked.isEmpty ? "" : " Still locked: \(names)\(locked.count > 10 ? ", …" : "")."
        return try await restrain(
            .lifted(nil, by: call.message.author),
            saying: "Nothing is frozen any more: open operations go on.\(rest)", call)
    }

    /// Whether an operation was on a cluster lately: it may be there no more, or not be described just now.
    private func hasHistory(_ cluster: ClusterID, in region: String?) async throws(JournalError) -> Bool {
        try await journal.recentOperations(limit: 100).contains {
            $0.target.cluster == cluster && (region == nil || $0.target.place.region == region)
        }
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
