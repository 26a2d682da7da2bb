import Maintenance

/// What volumes of an engine take, of instances and of the members of Multi-AZ DB clusters alike.
///
/// Source: RDS user guide, "Amazon RDS DB instance storage", tables of gp3 and of provisioned IOPS; API reference,
/// ModifyDBCluster and ModifyDBInstance, `Iops`: half the size at least.
struct VolumeLimits {
    /// gp3 has IOPS and throughput to choose from this size on, in GiB.
    let adjustableFrom: Int
    let iops: ClosedRange<Int>
    let throughput: ClosedRange<Int>
    /// The least size of io1 and io2, in GiB.
    let leastProvisioned: Int
    private let mostProvisioned: Int

    init(engine: String) {
        if engine.hasPrefix("sqlserver") {
            adjustableFrom = 20
            iops = 3_000...16_000
            throughput = 125...1_000
            leastProvisioned = 20
            mostProvisioned = 64_000
        } else {
            adjustableFrom = engine.hasPrefix("oracle") || engine.hasPrefix("custom-oracle") ? 200 : 400
            iops = 12_000...64_000
            throughput = 500...4_000
            leastProvisioned = 100
            mostProvisioned = 256_000
        }
    }

    func provisionedIOPS(of type: String, gibibytes: Int) -> ClosedRange<Int> {
        let least = max(1_000, (gibibytes + 1) / 2)
        return least...max(least, min(mostProvisioned, gibibytes * (type == "io1" ? 50 : 1_000)))
    }

    /// Refuses IOPS that gp3 of this size does not take.
    func check(_ iops: Int, of name: some CustomStringConvertible, allocated: Int) throws(Refusal) {
        guard !self.iops.contains(iops) else { return }
        throw Refusal(
            "gp3 of \(allocated) GiB takes \(self.iops.words) IOPS, not \(iops). For example "
                + "`storage \(name) gp3 --iops \(iops.held(in: self.iops))`.")
    }
}

extension StorageRunbook {
    /// The IOPS of io1 and io2: those that are asked for, or what it has of that type already.
    func provisionedIOPS(
        of name: some CustomStringConvertible, _ type: String, _ seen: Cluster.StorageState, allocated: Int,
        _ limits: VolumeLimits
    ) throws(Refusal) -> Int {
        let command = command(of: name, type)
        guard allocated >= limits.leastProvisioned else {
            throw Refusal(
                "\(name) has \(allocated) GiB, and \(type) begins at \(limits.leastProvisioned) GiB. `storage \(name) gp3` is "
                    + "for smaller ones.")
        }
        // At least one for every two GiB, and no more than the type gives for each GiB.
        let range = limits.provisionedIOPS(of: type, gibibytes: allocated)
        guard let iops = self.iops ?? (seen.type == type ? seen.iops : nil) else {
            let fit = (seen.iops ?? 3000).held(in: range)
            throw Refusal("\(type) needs its IOPS: `\(command) --iops \(fit)`.")
        }
        guard range.contains(iops) else {
            throw Refusal(
                "\(type) of \(allocated) GiB takes \(range.words) IOPS, not \(iops). For example "
                    + "`\(command) --iops \(iops.held(in: range))`.")
        }
        return iops
    }

    /// The command for storage of a type, with the size that is asked for.
    func command(of name: some CustomStringConvertible, _ type: String) -> String {
        ["storage", name.description, size.map { "\($0)" }, type].compactMap { $0 }.joined(separator: " ")
    }
}

extension ClosedRange<Int> {
    var words: String { "\(lowerBound) to \(upperBound)" }
}

extension Int {
    /// The nearest number in the range.
    func held(in range: ClosedRange<Int>) -> Int {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
