extension RDSWorld {
    /// FailoverDBCluster: the writer role goes to the target or, without one, to the reader that Aurora prefers.
    package mutating func failOver(
        cluster identifier: String, to target: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedCluster {
        arrive(.failoverDBCluster, at: time)
        try authorize([on(.failoverDBCluster, cluster: identifier)])
        let index = try cluster(identifier)
        let shown = clusters[index].shown
        guard shown.status == "available", !clusters[index].isBusy else {
            throw .clusterState("Cluster \(identifier) is not in available state but \(shown.status).")
        }
        guard let writer = shown.writer ?? clusters[index].unlistedWriter else {
            throw .clusterState("Cluster \(identifier) has no writer.")
        }
        let chosen =
            try target.map { name throws(RDSFault) in try checkedTarget(name, in: shown, beside: writer) }
            ?? preferredReader(in: index)
        guard let chosen else {
            throw .clusterState("Cluster \(identifier) has no available reader to fail over to.")
        }
        let effect = record(
            .failoverDBCluster, cluster: identifier, instance: target, .failedOver(from: writer, to: chosen))
        startFailover(of: index, from: writer, to: chosen, effect: effect, holdsFrom: isFree(writer))
        var reply = clusters[index].shown
        reply.status = draws.chance(0.5) ? "available" : "failing-over"
        return reply
    }

    private func checkedTarget(
        _ name: String, in cluster: SimulatedCluster, beside writer: String
    ) throws(RDSFault) -> String {
        let target = instances[try instance(name)].shown
        guard cluster.members.contains(where: { $0.instance == name }) else {
            throw .instanceState("Instance \(name) is not a member of cluster \(cluster.identifier).")
        }
        guard name != writer else { throw .instanceState("Instance \(name) is the writer already.") }
        guard target.status == "available", isFree(name) else {
            throw .instanceState("Instance \(name) is not in available state but \(target.status).")
        }
        return name
    }

    private func isFree(_ instance: String) -> Bool {
        instanceIndex(instance).map { instances[$0].work == nil } ?? false
    }

    /// The available reader with the lowest tier, of these the largest, of these the first by name.
    func preferredReader(in index: Int) -> String? {
        var best: (name: String, tier: Int, size: Int)?
        for member in clusters[index].shown.members
        where !member.isWriter && member.instance != clusters[index].unlistedWriter {
            guard let found = instanceIndex(member.instance), instances[found].work == nil,
                instances[found].shown.status == "available"
            else { continue }
            let size = instances[found].shown.instanceClass.sizeRank
            if let best, (best.tier, -best.size) <= (member.promotionTier, -size) { continue }
            best = (member.instance, member.promotionTier, size)
        }
        return best?.name
    }

    /// Sets a failover going, asked for or Aurora's own; it shows after a lag.
    mutating func startFailover(
        of index: Int, from: String, to: String, effect: Int?, cause: Int? = nil, holdsFrom: Bool
    ) {
        let isOwn = effect == nil
        var winner = to
        if !isOwn, isStruck(by: .failoverGoesElsewhere) {
            let others = clusters[index].shown.members.filter { !$0.isWriter && $0.instance != to }
            winner = others.first { isFree($0.instance) }?.instance ?? to
        }
        let fails = !isOwn && isStruck(by: .failoverFails)
        let isSlow = isStruck(by: .failoverIsSlow)
        lastJob += 1
        let shows = now + (isOwn ? .zero : wait(.failoverShows))
        let flips = max(now + wait(isSlow ? .slowFailoverFlips : .failoverFlips), shows)
        clusters[index].failover = FailoverJob(
            job: lastJob, from: from, to: winner, effect: effect, cause: cause, fails: fails, holdsFrom: holdsFrom,
            flipsAt: flips)
        queue.add(.beginFailover(cluster: clusters[index].shown.identifier, job: lastJob), due: shows)
    }
}

extension String {
    /// A rank of the size of an instance class: `large` below `xlarge` below `2xlarge`.
    var sizeRank: Int {
        let size = utf8.suffix(while: { $0 != UInt8(ascii: ".") })
        guard size.elementsEqual("xlarge".utf8) || size.count > 6 else {
            return size.elementsEqual("large".utf8) ? 1 : 0
        }
        var factor = 0
        for byte in size.prefix(while: { (0x30...0x39).contains($0) }) {
            factor = factor * 10 + Int(byte - 0x30)
        }
        return 2 + max(factor, 1)
    }
}

extension BidirectionalCollection {
    fileprivate func suffix(while predicate: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, predicate(self[index(before: start)]) {
            start = index(before: start)
        }
        return self[start...]
    }
}
