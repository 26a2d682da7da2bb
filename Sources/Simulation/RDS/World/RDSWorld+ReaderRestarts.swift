extension SimulatedCluster {
    /// Whether its readers stay up while the writer restarts or fails over.
    fileprivate var keepsReadersUp: Bool {
        let numbers = engineVersion.split { !$0.isNumber }.compactMap { Int($0) }
        guard engine == "aurora-postgresql", let major = numbers.first else {
            // Of Aurora MySQL the catalogue has no version that restarts them.
            return true
        }
        let least = [12: 14, 13: 10, 14: 7, 15: 2]
        return major > 15 || least[major].map { (numbers.dropFirst().first ?? 0) >= $0 } ?? false
    }
}

/// On versions without read availability all readers go down with the writer, and are back when it is.
extension RDSWorld {
    mutating func stopReaders(of cluster: Int, besides busy: Set<String>) {
        for index in readersDown(with: cluster, besides: busy) where instances[index].shown.status == "available" {
            instances[index].shown.status = "rebooting"
        }
    }

    mutating func startReaders(of cluster: Int, besides busy: Set<String>) {
        for index in readersDown(with: cluster, besides: busy) where instances[index].shown.status == "rebooting" {
            restart(index)
            instances[index].shown.status = instances[index].restingStatus
        }
    }

    private func readersDown(with cluster: Int, besides busy: Set<String>) -> [Int] {
        let shown = clusters[cluster].shown
        guard !shown.keepsReadersUp else { return [] }
        return shown.members.map(\.instance).filter { !busy.contains($0) }.compactMap(instanceIndex)
            .filter { instances[$0].work == nil }
    }

    /// The cluster that an instance writes for.
    func clusterWritten(by instance: String) -> Int? { clusters.firstIndex { $0.shown.writer == instance } }
}
