extension RDSWorld {
    mutating func answerDescribeSnapshots(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let filters = try form.filters(knowing: ["db-cluster-id", "db-cluster-snapshot-id", "snapshot-type", "engine"])
        let name = form["DBClusterSnapshotIdentifier"]
        var found = try describeClusterSnapshots(
            of: form.identifier("DBClusterIdentifier"), includingShared: try form.includesShared, at: now)
        if let wanted = filters["db-cluster-id"]?.map(QueryForm.identifier(from:)) {
            found.removeAll { !wanted.contains($0.cluster) }
        }
        if let wanted = filters["db-cluster-snapshot-id"] { found.removeAll { !wanted.contains($0.identifier) } }
        if let wanted = filters["snapshot-type"] { found.removeAll { !wanted.contains($0.type) } }
        if let wanted = filters["engine"] { found.removeAll { !wanted.contains($0.engine) } }
        if let type = form["SnapshotType"] { found.removeAll { $0.type != type } }
        if let name {
            found.removeAll { $0.identifier != name && $0.arn != name }
            guard !found.isEmpty else { throw .noClusterSnapshot(name) }
        }
        found.sort { $0.identifier < $1.identifier }
        let page = try QueryPage(of: found, form) { $0.identifier }
        var xml = XMLText()
        xml.list("DBClusterSnapshots", of: "DBClusterSnapshot", page.items) { $0.add($1) }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerCreateSnapshot(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let snapshot = try createClusterSnapshot(
            try form.requiredIdentifier("DBClusterSnapshotIdentifier"),
            of: try form.requiredIdentifier("DBClusterIdentifier"), tags: form.tags, at: now)
        var xml = XMLText()
        xml.nest("DBClusterSnapshot") { $0.add(snapshot) }
        return xml
    }

    mutating func answerDescribeInstanceSnapshots(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let filters = try form.filters(knowing: [
            "db-instance-id", "db-snapshot-id", "dbi-resource-id", "snapshot-type", "engine",
        ])
        var found = try describeInstanceSnapshots(
            of: form.identifier("DBInstanceIdentifier"), includingShared: try form.includesShared, at: now)
        if let wanted = filters["db-instance-id"]?.map(QueryForm.identifier(from:)) {
            found.removeAll { !wanted.contains($0.instance) }
        }
        if let wanted = filters["db-snapshot-id"] { found.removeAll { !wanted.contains($0.identifier) } }
        if let wanted = filters["dbi-resource-id"] ?? form["DbiResourceId"].map({ [$0] }) {
            found.removeAll { !wanted.contains($0.origin.resourceIdentifier) }
        }
        if let wanted = filters["snapshot-type"] { found.removeAll { !wanted.contains($0.type) } }
        if let wanted = filters["engine"] { found.removeAll { !wanted.contains($0.engine) } }
        if let type = form["SnapshotType"] { found.removeAll { $0.type != type } }
        if let name = form["DBSnapshotIdentifier"] {
            found.removeAll { $0.identifier != name && $0.arn != name }
            guard !found.isEmpty else { throw .noInstanceSnapshot(name) }
        }
        found.sort { $0.identifier < $1.identifier }
        let page = try QueryPage(of: found, form) { $0.identifier }
        var xml = XMLText()
        xml.list("DBSnapshots", of: "DBSnapshot", page.items) { $0.add($1) }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerCreateInstanceSnapshot(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let snapshot = try createInstanceSnapshot(
            try form.requiredIdentifier("DBSnapshotIdentifier"),
            of: try form.requiredIdentifier("DBInstanceIdentifier"), tags: form.tags, at: now)
        var xml = XMLText()
        xml.nest("DBSnapshot") { $0.add(snapshot) }
        return xml
    }

    mutating func answerCopySnapshot(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var call = CopySnapshotCall(
            source: try form.required("SourceDBSnapshotIdentifier"),
            identifier: try form.requiredIdentifier("TargetDBSnapshotIdentifier"))
        call.key = form["KmsKeyId"]
        call.copiesTags = try form.flag("CopyTags") ?? false
        call.tags = form.tags
        let copy = try copySnapshot(call, at: now)
        var xml = XMLText()
        xml.nest("DBSnapshot") { $0.add(copy) }
        return xml
    }
}

extension QueryForm {
    /// Whether the snapshots of other accounts are asked for, by the flag or by their type.
    fileprivate var includesShared: Bool {
        get throws(RDSFault) { try flag("IncludeShared") ?? false || self["SnapshotType"] == "shared" }
    }
}

extension XMLText {
    fileprivate mutating func add(_ snapshot: SimulatedSnapshot) {
        add("DBClusterSnapshotIdentifier", snapshot.identifier)
        add("DBClusterIdentifier", snapshot.cluster)
        add("DBClusterSnapshotArn", snapshot.arn)
        add("Status", snapshot.status)
        add("SnapshotType", snapshot.type)
        add("SnapshotCreateTime", snapshot.createdAt)
        add("ClusterCreateTime", snapshot.origin.createdAt)
        add("DbClusterResourceId", snapshot.origin.resourceIdentifier)
        add("Engine", snapshot.engine)
        add("EngineVersion", snapshot.engineVersion)
        add("Port", snapshot.origin.port)
        add("PercentProgress", snapshot.percentProgress)
        add("StorageEncrypted", true)
        add("KmsKeyId", snapshot.origin.key)
        add(snapshot.tags)
    }

    /// The inside of a DBSnapshot element, which has no SnapshotCreateTime before the snapshot is there, as people
    /// report.
    fileprivate mutating func add(_ snapshot: SimulatedInstanceSnapshot) {
        add("DBSnapshotIdentifier", snapshot.identifier)
        add("DBInstanceIdentifier", snapshot.instance)
        add("DBSnapshotArn", snapshot.arn)
        add("DbiResourceId", snapshot.origin.resourceIdentifier)
        add("Status", snapshot.status)
        add("SnapshotType", snapshot.type)
        if snapshot.status != "creating" {
            add("SnapshotCreateTime", snapshot.createdAt)
            add("OriginalSnapshotCreateTime", snapshot.takenAt)
        }
        add("InstanceCreateTime", snapshot.origin.createdAt)
        add("SourceDBSnapshotIdentifier", snapshot.source)
        add("Engine", snapshot.engine)
        add("EngineVersion", snapshot.engineVersion)
        add("AllocatedStorage", snapshot.origin.volume?.gibibytes)
        add("StorageType", snapshot.origin.volume?.type)
        add("Iops", snapshot.origin.volume?.iops)
        add("Port", snapshot.origin.port)
        add("AvailabilityZone", snapshot.origin.availabilityZone)
        add("OptionGroupName", snapshot.origin.shownOptionGroup)
        add("LicenseModel", SimulatedInstance.license(of: snapshot.engine))
        add("PercentProgress", snapshot.percentProgress)
        add("Encrypted", snapshot.isEncrypted)
        add(snapshot.tags)
    }
}
