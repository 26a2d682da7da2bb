/// Snapshots of instances that belong to no cluster.
extension RDSWorld {
    /// DescribeDBSnapshots, those that other accounts share only if asked for.
    package mutating func describeInstanceSnapshots(
        of instance: String? = nil, includingShared: Bool = false, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedInstanceSnapshot] {
        arrive(.describeDBSnapshots, at: time)
        return instanceSnapshots.filter { snapshot in
            (instance == nil || snapshot.instance == instance) && (includingShared || snapshot.type != "shared")
        }
    }

    /// CreateDBSnapshot.
    package mutating func createInstanceSnapshot(
        _ identifier: String, of instance: String, tags: [SimulatedTag] = [], at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedInstanceSnapshot {
        arrive(.createDBSnapshot, at: time)
        try authorize(needs(ofInstanceSnapshot: identifier, of: instance, tags: tags))
        let index = try self.instance(instance)
        try checkNewSnapshot(identifier)
        try checkTags(tags)
        // The words and the code are what people report of Aurora's members.
        guard instances[index].shown.cluster == nil else {
            throw .value(
                "The specified instance is a member of a cluster and a snapshot cannot be created directly. "
                    + "Please use the CreateDBClusterSnapshot API instead.")
        }
        guard instances[index].shown.status.isUsable, instances[index].work == nil else {
            throw .instanceState("Instance \(instance) is not in available state but \(instances[index].shown.status).")
        }
        let effect = record(.createDBSnapshot, cluster: instance, instance: instance, .snapshotTaken(identifier))
        let snapshot = addInstanceSnapshot(identifier, of: index, tags: tags)
        backUpInstance(index, into: snapshot, effect: effect)
        return snapshot
    }

    /// CopyDBSnapshot, within the region.
    package mutating func copySnapshot(
        _ call: CopySnapshotCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedInstanceSnapshot {
        arrive(.copyDBSnapshot, at: time)
        try authorize(needs(of: call))
        if isStruck(by: .snapshotVanishes) { vanish(call.source) }
        let source = try instanceSnapshot(call.source)
        try checkNewSnapshot(call.identifier)
        try checkTags(call.tags)
        guard source.status == "available" else { throw .snapshotState(source) }
        // API reference, CopyDBSnapshot, `KmsKeyId`.
        guard source.type != "shared" || !source.isEncrypted || call.key != nil else {
            throw .combination("KmsKeyId must be given for the copy of an encrypted snapshot of another account.")
        }
        var copy = source
        copy.identifier = call.identifier
        copy.arn = arn("snapshot", call.identifier)
        copy.type = "manual"
        copy.status = "creating"
        copy.percentProgress = 0
        copy.createdAt = now
        copy.source = source.arn
        copy.isEncrypted = source.isEncrypted || call.key != nil
        copy.origin.isEncrypted = copy.isEncrypted
        copy.tags = call.tags.isEmpty && call.copiesTags ? source.tags : call.tags
        instanceSnapshots.append(copy)
        let effect = record(.copyDBSnapshot, cluster: source.instance, .snapshotTaken(call.identifier))
        queue.add(.finishInstanceSnapshot(call.identifier, effect: effect), due: now + wait(.snapshotCopy))
        return copy
    }

    /// A snapshot of an instance by identifier or ARN; one that is shared has its ARN alone.
    func instanceSnapshot(_ name: String) throws(RDSFault) -> SimulatedInstanceSnapshot {
        guard let found = instanceSnapshots.first(where: { $0.identifier == name || $0.arn == name }) else {
            throw .noInstanceSnapshot(name)
        }
        return found
    }

    func checkNewSnapshot(_ identifier: String) throws(RDSFault) {
        guard identifier.isIdentifier(ofAtMost: 255) else {
            throw .value("The parameter DBSnapshotIdentifier is not a valid identifier: \(identifier)")
        }
        guard !instanceSnapshots.contains(where: { $0.identifier == identifier }) else {
            throw RDSFault(
                code: "DBSnapshotAlreadyExists",
                message: "Cannot create the snapshot because one with the identifier \(identifier) already exists.")
        }
        guard instanceSnapshots.count(where: { $0.type == "manual" }) < 100 else {
            throw RDSFault(
                code: "SnapshotQuotaExceeded", message: "The account has as many manual snapshots as it may have.")
        }
    }

    /// Puts down a snapshot that is being taken: a manual one, or an automated one under the name that AWS gives it.
    @discardableResult
    mutating func addInstanceSnapshot(
        _ identifier: String?, of index: Int, tags: [SimulatedTag] = []
    ) -> SimulatedInstanceSnapshot {
        let state = instances[index]
        var snapshot = SimulatedInstanceSnapshot.automated(of: state.shown, password: state.masterPassword, at: now)
        if let identifier {
            snapshot.identifier = identifier
            snapshot.arn = arn("snapshot", identifier)
            snapshot.type = "manual"
        }
        snapshot.status = "creating"
        snapshot.percentProgress = 0
        snapshot.tags = tags
        instanceSnapshots.append(snapshot)
        return snapshot
    }

    /// Shows the instance as backing up until the snapshot is there.
    mutating func backUpInstance(_ index: Int, into snapshot: SimulatedInstanceSnapshot, effect: Int?) {
        instances[index].shown.status = "backing-up"
        let due = now + wait(.backup)
        queue.add(.finishInstanceSnapshot(snapshot.identifier, effect: effect), due: due)
        queue.add(.endInstanceBackup(resource: instances[index].shown.resourceIdentifier), due: due)
        remember()
    }

    /// An automated backup of an instance that is idle and has any.
    mutating func backUpInstance(_ name: String) {
        guard let index = instanceIndex(name), instances[index].shown.cluster == nil,
            instances[index].shown.status == "available", instances[index].work == nil,
            instances[index].shown.backupRetentionDays > 0
        else { return }
        backUpInstance(index, into: addInstanceSnapshot(nil, of: index), effect: nil)
    }

    mutating func finishInstanceSnapshot(_ identifier: String) {
        guard let index = instanceSnapshots.firstIndex(where: { $0.identifier == identifier }) else { return }
        instanceSnapshots[index].status = "available"
        instanceSnapshots[index].percentProgress = 100
    }

    mutating func endInstanceBackup(of resource: String) {
        guard let index = instances.firstIndex(where: { $0.shown.resourceIdentifier == resource }),
            instances[index].shown.status == "backing-up", instances[index].work == nil
        else { return }
        instances[index].shown.status = instances[index].restingStatus
    }
}

extension RDSFault {
    static func noInstanceSnapshot(_ name: String) -> RDSFault {
        RDSFault(code: "DBSnapshotNotFound", message: "DBSnapshot \(name) not found.", httpStatus: 404)
    }

    static func snapshotState(_ snapshot: SimulatedInstanceSnapshot) -> RDSFault {
        RDSFault(
            code: "InvalidDBSnapshotState",
            message: "The snapshot \(snapshot.identifier) is not in available state but \(snapshot.status).")
    }
}
