extension RDSWorld {
    /// Does the next thing of a failover.
    mutating func applyFailover(_ change: Change) {
        switch change {
        case .beginFailover(let cluster, let job):
            guard let (index, failover) = failover(of: cluster, job: job) else { return }
            begin(failover, of: index)
        case .flipWriter(let cluster, let job):
            guard let (index, failover) = failover(of: cluster, job: job) else { return }
            flip(failover, of: index)
        case .finishFailover(let cluster, let job):
            guard let (index, failover) = failover(of: cluster, job: job) else { return }
            finish(failover, of: index)
        default:
            preconditionFailure("only failovers come here")
        }
    }

    private func failover(of cluster: String, job: Int) -> (Int, FailoverJob)? {
        guard let index = clusterIndex(cluster), let failover = clusters[index].failover, failover.job == job else {
            return nil
        }
        return (index, failover)
    }

    private mutating func begin(_ failover: FailoverJob, of index: Int) {
        let identifier = clusters[index].shown.identifier
        clusters[index].shown.status = "failing-over"
        let zones = [failover.from, failover.to].compactMap(instanceIndex).map { instances[$0].shown.availabilityZone }
        log(.failoverStarted(target: failover.to, sameZone: Set(zones).count == 1), .cluster, identifier)
        if failover.holdsFrom { showWork(on: failover.from) }
        showWork(on: failover.to)
        stopReaders(of: index, besides: [failover.from, failover.to])
        queue.add(.flipWriter(cluster: identifier, job: failover.job), due: failover.flipsAt)
    }

    /// Shows one of the statuses that AWS shows on a member that takes part; sometimes it shows none.
    private mutating func showWork(on instance: String) {
        guard let index = instanceIndex(instance) else { return }
        let choice = draws.unit()
        guard choice < 0.8 else { return }
        instances[index].shown.status = choice < 0.4 ? "modifying" : "rebooting"
    }

    private mutating func flip(_ failover: FailoverJob, of index: Int) {
        let identifier = clusters[index].shown.identifier
        // There is nobody to promote again where the former writer was deleted meanwhile.
        if failover.fails, instanceIndex(failover.from) != nil {
            log(.promotingAgain(failover.from), .cluster, identifier)
            log(.failoverFailed, .cluster, identifier)
            if clusters[index].unlistedWriter == failover.from { setWriter(failover.from, in: index) }
        } else {
            setWriter(failover.to, in: index)
        }
        queue.add(.finishFailover(cluster: identifier, job: failover.job), due: now + wait(.failoverSettles))
    }

    private mutating func finish(_ failover: FailoverJob, of index: Int) {
        clusters[index].failover = nil
        clusters[index].shown.status = clusters[index].restingStatus
        for name in [failover.to, failover.holdsFrom ? failover.from : failover.to] {
            guard let found = instanceIndex(name) else { continue }
            if instances[found].work == nil { instances[found].shown.status = "available" }
            guard !failover.fails else { continue }
            log(.instanceRestarted, .instance, name)
            liftProtection(restarting: name, effect: failover.effect ?? failover.cause)
        }
        startReaders(of: index, besides: [failover.from, failover.to])
        if !failover.fails {
            log(.failoverCompleted(target: failover.to), .cluster, clusters[index].shown.identifier)
        }
        complete(failover.effect, failed: failover.fails)
    }

    mutating func hideWriter(of index: Int) {
        guard let writer = clusters[index].shown.writer else { return }
        clusters[index].unlistedWriter = writer
        for position in clusters[index].shown.members.indices {
            clusters[index].shown.members[position].isWriter = false
        }
    }

    mutating func setWriter(_ name: String, in index: Int) {
        clusters[index].unlistedWriter = nil
        for position in clusters[index].shown.members.indices {
            let member = clusters[index].shown.members[position]
            let isWriter = member.instance == name
            if member.isWriter != isWriter { clusters[index].shown.members[position].isWriter = isWriter }
        }
    }
}
