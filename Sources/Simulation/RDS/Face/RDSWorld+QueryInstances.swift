/// What is asked only of instances that belong to no cluster.
extension RDSWorld {
    mutating func answerCreateReplica(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var call = CreateReplicaCall(
            identifier: try form.requiredIdentifier("DBInstanceIdentifier"),
            source: try form.requiredIdentifier("SourceDBInstanceIdentifier"))
        call.instanceClass = form["DBInstanceClass"]
        call.availabilityZone = form["AvailabilityZone"]
        call.parameterGroup = form.identifier("DBParameterGroupName")
        call.tags = form.tags
        return .instance(try createReplica(call, at: now))
    }

    mutating func answerPromoteReplica(_ form: QueryForm) throws(RDSFault) -> XMLText {
        .instance(
            try promoteReplica(
                try form.requiredIdentifier("DBInstanceIdentifier"),
                backupRetentionDays: try form.integer("BackupRetentionPeriod"), at: now))
    }

    mutating func answerLogFiles(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var found = try describeLogFiles(
            of: try form.requiredIdentifier("DBInstanceIdentifier"), containing: form["FilenameContains"], at: now)
        if let since = try form.integer("FileLastWritten") {
            found.removeAll { $0.writtenAt.milliseconds < Int64(since) }
        }
        if let size = try form.integer("FileSize") { found.removeAll { $0.size <= size } }
        let page = try QueryPage(of: found, form) { $0.name }
        var xml = XMLText()
        xml.list("DescribeDBLogFiles", of: "DescribeDBLogFilesDetails", page.items) { xml, file in
            xml.add("LogFileName", file.name)
            xml.add("LastWritten", Int(file.writtenAt.milliseconds))
            xml.add("Size", file.size)
        }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerLogPortion(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let portion = try downloadLog(
            try form.required("LogFileName"), of: try form.requiredIdentifier("DBInstanceIdentifier"),
            marker: form["Marker"], lines: try form.integer("NumberOfLines"), at: now)
        var xml = XMLText()
        xml.add("LogFileData", portion.text)
        xml.add("Marker", portion.marker)
        xml.add("AdditionalDataPending", portion.hasMore)
        return xml
    }

    mutating func answerRemoveInstanceRole(_ form: QueryForm) throws(RDSFault) -> XMLText {
        try removeRole(
            try form.required("RoleArn"), feature: try form.required("FeatureName"),
            fromInstance: try form.requiredIdentifier("DBInstanceIdentifier"), at: now)
        return XMLText()
    }

    mutating func answerValidModifications(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let valid = try describeValidModifications(of: try form.requiredIdentifier("DBInstanceIdentifier"), at: now)
        var xml = XMLText()
        xml.nest("ValidDBInstanceModificationsMessage") { xml in
            xml.list("Storage", of: "ValidStorageOptions", valid) { xml, storage in
                xml.add("StorageType", storage.type)
                xml.ranges("StorageSize", "Range", storage.limits.sizes)
                xml.ranges("ProvisionedIops", "Range", storage.limits.iops)
                xml.ranges("IopsToStorageRatio", "DoubleRange", storage.limits.iopsPerGibibyte)
                xml.ranges("ProvisionedStorageThroughput", "Range", storage.limits.throughput)
                xml.ranges("StorageThroughputToIopsRatio", "DoubleRange", storage.limits.throughputPerIops)
                xml.add("SupportsStorageAutoscaling", storage.type != "standard")
            }
            xml.add("SupportsDedicatedLogVolume", true)
        }
        return xml
    }
}

extension XMLText {
    fileprivate mutating func ranges(_ name: String, _ item: String, _ range: ClosedRange<Int>?) {
        guard let range else { return }
        list(name, of: item, [range]) { xml, range in
            xml.add("From", range.lowerBound)
            xml.add("To", range.upperBound)
            xml.add("Step", 1)
        }
    }

    fileprivate mutating func ranges(_ name: String, _ item: String, _ range: ClosedRange<Double>?) {
        guard let range else { return }
        list(name, of: item, [range]) { xml, range in
            xml.add("From", range.lowerBound)
            xml.add("To", range.upperBound)
        }
    }

    /// What an orderable option says of the storage of an instance of no cluster.
    mutating func add(_ limits: StorageLimits) {
        add("SupportsIops", limits.iops != nil)
        add("SupportsStorageThroughput", limits.throughput != nil)
        add("MinStorageSize", limits.sizes.lowerBound)
        add("MaxStorageSize", limits.sizes.upperBound)
        add("MinIopsPerDbInstance", limits.iops?.lowerBound)
        add("MaxIopsPerDbInstance", limits.iops?.upperBound)
        add("MinIopsPerGib", limits.iopsPerGibibyte?.lowerBound)
        add("MaxIopsPerGib", limits.iopsPerGibibyte?.upperBound)
        add("MinStorageThroughputPerDbInstance", limits.throughput?.lowerBound)
        add("MaxStorageThroughputPerDbInstance", limits.throughput?.upperBound)
        add("MinStorageThroughputPerIops", limits.throughputPerIops?.lowerBound)
        add("MaxStorageThroughputPerIops", limits.throughputPerIops?.upperBound)
        add("SupportsStorageAutoscaling", true)
    }
}
