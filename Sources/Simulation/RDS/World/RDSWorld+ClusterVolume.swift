extension RDSWorld {
    /// The volume that a call asks for on a Multi-AZ DB cluster; nil if it leaves it as it is.
    ///
    /// Provisioned IOPS and the size have to be named together, a storage type needs its IOPS (API reference,
    /// ModifyDBCluster, `StorageType`), and gp3 below 400 GiB takes none (RDS user guide, gp3 storage).
    func volumeTarget(of call: ModifyClusterCall, on state: ClusterState) throws(RDSFault) -> StorageVolume? {
        guard let current = state.shown.volume else {
            guard call.gibibytes == nil, call.iops == nil else {
                throw .combination("Aurora has neither allocated storage nor IOPS to choose.")
            }
            return nil
        }
        let change = VolumeChange(type: call.storageType, gibibytes: call.gibibytes, iops: call.iops)
        var wanted = call.appliesImmediately ? state.shown.pending.volume : nil
        if !change.isEmpty {
            guard ["gp3", "io1", "io2"].contains(change.type ?? current.type) else {
                throw .combination("A Multi-AZ DB cluster has gp3, io1 or io2, and not \(change.type ?? current.type).")
            }
            let isStriped = (change.gibibytes ?? current.gibibytes) >= StorageVolume.stripedFrom
            if isStriped || (change.type ?? current.type) != "gp3", change.iops == nil || change.gibibytes == nil {
                throw .combination("IOPS and allocated storage must be given together.")
            }
            wanted = try current.changed(by: change)
        }
        guard let wanted, wanted != current else { return nil }
        if let end = state.storageLockedUntil, now < end {
            throw .combination("The storage cannot be changed again before the last change of it is optimized.")
        }
        return wanted
    }

    mutating func startVolumeChange(of index: Int, to volume: StorageVolume, effect: Int) {
        let job = startWork(.volumeChange(to: volume), onCluster: index, effect: effect)
        let identifier = clusters[index].shown.identifier
        queue.add(.cluster(.beginVolumeChange, of: identifier, job: job), due: now + wait(.modificationShows))
    }

    mutating func beginVolumeChange(ofCluster index: Int, job: Int) {
        guard case .volumeChange(let volume) = clusters[index].work?.kind else { return }
        setStatus("modifying", ofCluster: index)
        clusters[index].shown.pending.volume = volume
        let identifier = clusters[index].shown.identifier
        queue.add(.cluster(.finishVolumeChange, of: identifier, job: job), due: now + wait(.volumeChange))
    }

    mutating func finishVolumeChange(ofCluster index: Int) {
        guard case .volumeChange(let volume) = clusters[index].work?.kind else { return }
        clusters[index].shown.volume = volume
        clusters[index].shown.pending.volume = nil
        for member in members(of: clusters[index].shown.identifier) { instances[member].shown.volume = volume }
        let end = now + wait(.optimization)
        clusters[index].optimizesUntil = end
        clusters[index].storageLockedUntil = max(end, now + tempo.scaled(.seconds(6 * 3600)))
        queue.add(.endOptimization(resource: clusters[index].shown.resourceIdentifier), due: end)
        finishWork(onCluster: index)
    }
}
