import Maintenance

/// What Aurora says about storage.
///
/// Source: Aurora user guide, "Storage configurations for Amazon Aurora DB clusters".
extension StorageRunbook {
    func auroraStorage(_ cluster: Cluster, _ type: String) throws(Refusal) -> Storage {
        let name = cluster.identifier
        let types = [Storage.auroraStandard, Storage.auroraOptimized]
        let forms = types.map { "`storage \(name) \($0)`" }.joined(separator: " or ")
        guard types.contains(type) else {
            throw Refusal(
                "\(name) is an Aurora cluster: its storage is one volume for all members, Standard or I/O-Optimized, and "
                    + "has no “\(type)”. Ask for \(forms).")
        }
        guard self.iops == nil, self.throughput == nil else {
            throw Refusal(
                "Aurora storage has neither IOPS nor throughput to set. `storage \(name) \(type)` changes its type."
            )
        }
        return Storage(type: type)
    }

    func auroraFindings(_ storage: Storage, membership: Membership, at now: Timestamp) -> [Finding] {
        let cluster = membership.cluster
        var findings = [
            Finding(
                .info, "storage-cost",
                "Rule of thumb: I/O-Optimized costs 1.3 times the compute and 2.25 times the storage and nothing for I/O; it "
                    + "pays when I/O is over a quarter of the bill.")
        ]
        let restarted = membership.entries.filter { $0.instance?.instanceClass.hasLocalStorage == true }.map(
            \.identifier)
        if !restarted.isEmpty {
            findings.append(
                Finding(
                    .acknowledge, "storage-restart",
                    "\(restarted.listed) \(restarted.count == 1 ? "has" : "have") local NVMe storage: AWS restarts "
                        + "\(restarted.count == 1 ? "it" : "them, perhaps all at the same time,") for this change."))
        }
        guard storage.type == Storage.auroraOptimized else { return findings }
        if let allowed = cluster.storage.optimizedAllowedFrom, allowed > now {
            findings.append(
                Finding(
                    .block, "storage-interval",
                    "Aurora changes to I/O-Optimized once in 30 days: \(cluster.identifier) may from \(allowed.words) on."
                ))
        }
        switch cluster.supportsOptimizedStorage {
        case true?: break
        case false?:
            findings.append(
                Finding(
                    .block, "storage-version",
                    "\(cluster.engine) \(cluster.engineVersion) has no I/O-Optimized storage; Aurora MySQL has it from 3.03.1 "
                        + "on, Aurora PostgreSQL from 13.10, 14.7, 15.2 and 16.1 on."))
        case nil:
            findings.append(
                Preflight.notChecked(
                    "storage-version", "whether \(cluster.engineVersion) has I/O-Optimized storage",
                    because: "the version is not understood"))
        }
        return findings
    }
}

extension Cluster {
    package var isAurora: Bool { engine.hasPrefix("aurora") }

    /// `nil` for a version that we do not understand.
    fileprivate var supportsOptimizedStorage: Bool? {
        let numbers = engineVersion.split(separator: ".").compactMap { Int($0) }
        switch engine {
        case "aurora-postgresql":
            guard let major = numbers.first, numbers.count > 1 else { return nil }
            let least = [13: 10, 14: 7, 15: 2, 16: 1]
            return least[major].map { numbers[1] >= $0 } ?? (major > 16)
        case "aurora-mysql":
            guard let own = engineVersion.components(after: "mysql_aurora."), own.count >= 3 else { return nil }
            return !own.lexicographicallyPrecedes([3, 3, 1])
        default:
            return nil
        }
    }
}
