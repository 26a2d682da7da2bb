import Maintenance

extension InstanceDeploymentPlan {
    /// Why green of a deployment that AWS calls available is not at rest as it was asked for; `nil` when it is.
    ///
    /// AWS was seen to call one available and, a look later, not: whoever asks looks twice.
    func obstacle(to deployment: Deployment, in context: InstanceContext) -> Assessment? {
        switch context.observation.pairs(of: deployment, from: context.seen) {
        case .unavailable(let reason): .blocked("green is not read: \(reason.withoutStop)")
        case .known(let pairs): obstacle(among: pairs)
        }
    }

    private func obstacle(among pairs: [GreenPair]) -> Assessment? {
        let lacking = pairs.filter { $0.green == nil }.map(\.blue.identifier)
        guard lacking.isEmpty else { return .inProgress("waiting for AWS to describe the green of \(lacking.listed)") }
        let greens = pairs.compactMap(\.green)
        let broken = greens.filter { [.broken, .stopped].contains($0.status.meaning) }
        guard broken.isEmpty else {
            return .blocked(broken.map { "\($0.identifier) is \($0.status)" }.listed)
        }
        // For a switchover an instance whose data AWS moves is not available, though it serves.
        let busy = greens.filter { $0.status != "available" }
        guard busy.isEmpty else {
            return .inProgress("green: \(busy.map { "\($0.identifier) is \($0.statusWords)" }.listed)")
        }
        if let other = greens.first(where: { version != nil && $0.instance.engineVersion != version }) {
            let seen = other.instance.engineVersion
            return .blocked("green (\(other.identifier)) runs \(seen), not \(version ?? seen)")
        }
        if let primary = greens.first, let difference = storage?.difference(from: primary.storage) {
            return .blocked("green (\(primary.identifier)) has \(difference)")
        }
        let small = greens.filter { green in
            guard let least = storage?.allocated, let seen = green.storage.allocated else { return false }
            return seen < least
        }
        guard small.isEmpty else {
            let least = storage?.allocated ?? 0
            return .blocked("green: \(small.map { "\($0.identifier) has \($0.sizeInWords)" }.listed), not \(least) GiB")
        }
        let pending = greens.filter { !$0.instance.pendingChanges.isEmpty }
        return pending.isEmpty ? nil : .inProgress("changes are pending on \(pending.map(\.identifier).listed)")
    }
}

extension RDSInstance {
    fileprivate var sizeInWords: String { storage.allocated.map { "\($0) GiB" } ?? "a size that AWS does not tell" }
}

extension Storage {
    /// What storage has that was to be otherwise; `nil` when it is as asked. AWS makes it up to a tenth larger where it made it
    /// smaller (RDS user guide, "Shrinking storage volumes for RDS DB instances").
    func difference(from seen: Cluster.StorageState) -> String? {
        if seen.type != type { return "\(seen.type) storage, not \(type)" }
        if let allocated, let size = seen.allocated, size < allocated || size > allocated + allocated / 10 + 1 {
            return "\(size) GiB, not \(allocated) GiB"
        }
        if let iops, let other = seen.iops, other != iops { return "\(other) IOPS, not \(iops)" }
        if let throughput, let other = seen.throughput, other != throughput {
            return "\(other) MiB/s, not \(throughput)"
        }
        return nil
    }
}
