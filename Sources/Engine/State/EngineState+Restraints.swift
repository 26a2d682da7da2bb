import Maintenance

/// Locks and the freeze.
extension EngineState {
    mutating func restrain(
        _ job: Job, _ change: RestraintChange, answering message: InboxMessage.ID?, posts: [Post], at now: Timestamp
    ) -> [Effect] {
        let exact: RestraintChange
        switch change {
        case .imposed(let new):
            if let old = restraints.first(where: { $0.includes(new) }) {
                return end(job, .failed(.refused(Refusal("\(old.words) already."))), at: now)
            }
            exact = change
        case .lifted(let cluster, let region, let person):
            do {
                let found = try restraints.lifted(of: cluster, in: region)
                exact = .lifted(cluster, region: found.region, by: person)
            } catch {
                return end(job, .failed(.refused(error)), at: now)
            }
        }
        jobs[job.id]?.restraint = exact
        return commit(
            Entry(
                operation: nil, expectedVersion: nil, events: [], posts: posts, answers: message, restraint: exact,
                at: now),
            Commit(purpose: .job(job.id), stream: .restraints))
    }

    /// Takes over a change that is recorded.
    mutating func take(_ change: RestraintChange) {
        switch change {
        case .imposed(let new): restraints.append(new)
        case .lifted(let cluster, let region, _):
            restraints.removeAll { $0.cluster == cluster && $0.region == region }
        }
    }
}
