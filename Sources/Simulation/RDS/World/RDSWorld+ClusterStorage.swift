extension RDSWorld {
    /// Refuses storage types that Aurora has not, and the way to I/O-Optimized that was gone less than 30 days ago
    /// (Aurora User Guide, "Storage configurations for Amazon Aurora DB clusters").
    func checkStorageType(_ type: String, of shown: SimulatedCluster) throws(RDSFault) {
        guard ["aurora", "aurora-iopt1"].contains(type) else {
            throw .combination("The storage type \(type) is not one of \(shown.engine).")
        }
        guard type == "aurora-iopt1" else { return }
        guard shown.supportsIOOptimized else {
            throw RDSFault(
                code: "StorageTypeNotSupported",
                message: "\(type) is not supported for \(shown.engine) \(shown.engineVersion).")
        }
        if let allowed = shown.ioOptimizedNextAllowed, now < allowed {
            throw RDSFault(
                code: "StorageTypeNotAvailableFault",
                message: "The storage type can be changed to \(type) again after \(allowed.iso8601).")
        }
    }

    /// Sets an online change going: it shows after a lag, and members serve all the while.
    mutating func startStorageChange(of index: Int, to type: String, effect: Int) {
        let job = startWork(.storageChange(to: type), onCluster: index, effect: effect)
        let identifier = clusters[index].shown.identifier
        queue.add(.cluster(.beginStorageChange, of: identifier, job: job), due: now + wait(.modificationShows))
    }

    mutating func beginStorageChange(of index: Int, job: Int) {
        guard case .storageChange(let target) = clusters[index].work?.kind else { return }
        setStatus("modifying", ofCluster: index)
        clusters[index].shown.pending.storageType = target
        if target == "aurora-iopt1" {
            clusters[index].shown.ioOptimizedNextAllowed = now + .seconds(30 * 86_400)
        }
        let identifier = clusters[index].shown.identifier
        queue.add(.cluster(.finishStorageChange, of: identifier, job: job), due: now + wait(.storageTypeChange))
    }

    /// The new type shows; members on classes with local NVMe storage restart for it, and the effect ends with them.
    mutating func finishStorageChange(of index: Int) {
        guard let work = clusters[index].work, case .storageChange(let target) = work.kind else { return }
        let identifier = clusters[index].shown.identifier
        clusters[index].shown.storageType = target == "aurora" ? nil : target
        clusters[index].shown.pending.storageType = nil
        var end = now
        for member in members(of: identifier)
        where instances[member].shown.instanceClass.hasLocalStorage && instances[member].work == nil {
            let due = now + wait(.restart)
            beginMaintenance(of: member, status: "rebooting", effect: work.effect, endsAt: due)
            end = max(end, due)
        }
        guard end > now else { return finishWork(onCluster: index) }
        queue.add(.cluster(.finishWork, of: identifier, job: work.job), due: end)
    }
}

extension SimulatedCluster {
    /// From Aurora MySQL 3.03.1 and Aurora PostgreSQL 13.10, 14.7, 15.2 and 16.1 on (Aurora User Guide, "Storage
    /// configurations for Amazon Aurora DB clusters").
    var supportsIOOptimized: Bool {
        let numbers = engineVersion.split { !$0.isNumber }.compactMap { Int($0) }
        if engine == "aurora-mysql" {
            return !numbers.dropFirst(2).lexicographicallyPrecedes([3, 3, 1])
        }
        guard let major = numbers.first else { return false }
        let first = [13: 10, 14: 7, 15: 2, 16: 1]
        return major > 16 || first[major].map { numbers.count > 1 && numbers[1] >= $0 } ?? false
    }
}

extension String {
    /// Whether an instance class has local NVMe storage (Optimized Reads).
    var hasLocalStorage: Bool {
        ["db.r6gd.", "db.r6id.", "db.r8gd."].contains(where: hasPrefix)
    }
}
