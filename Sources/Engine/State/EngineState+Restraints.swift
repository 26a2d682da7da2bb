import Maintenance

/// Locks and the freeze.
extension EngineState {
    mutating func restrain(
        _ job: Job, _ change: RestraintChange, answering key: RequestKey?, posts: [Post], at now: Timestamp
    ) -> [Effect] {
        var (exact, after) = (change, restraints)
        do throws(Refusal) {
            if case .lifted(let cluster, let place, let person) = change {
                let found = try restraints.inForce.lifted(of: cluster, at: place)
                exact = .lifted(cluster, at: found.place, by: person)
            }
            try after.apply(exact)
        } catch {
            return end(job, .failed(.refused(error)), at: now)
        }
        jobs[job.id]?.restraints = after
        return commit(
            Entry(.restraints([exact], onto: restraints.version), posts: posts, answers: key, at: now),
            Commit(purpose: .job(job.id), stream: .restraints))
    }
}
