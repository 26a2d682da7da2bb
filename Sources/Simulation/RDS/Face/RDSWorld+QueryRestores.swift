extension RDSWorld {
    mutating func answerRestoreCluster(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let text = form["RestoreType"] ?? RestoreClusterCall.Kind.fullCopy.rawValue
        guard let kind = RestoreClusterCall.Kind(rawValue: text) else {
            throw .value("Invalid value for RestoreType: \(text)")
        }
        var call = RestoreClusterCall(
            identifier: try form.requiredIdentifier("DBClusterIdentifier"),
            source: try form.requiredIdentifier("SourceDBClusterIdentifier"), kind: kind)
        call.time = try form.time("RestoreToTime")
        let isLatest = try form.flag("UseLatestRestorableTime") ?? false
        guard isLatest != (call.time != nil) else {
            throw .combination("Either RestoreToTime or UseLatestRestorableTime must be given, and not both.")
        }
        call.options = try form.restoreOptions
        return .cluster(try restoreCluster(call, at: now))
    }

    mutating func answerRestoreSnapshot(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var call = RestoreSnapshotCall(
            identifier: try form.requiredIdentifier("DBClusterIdentifier"),
            snapshot: try form.required("SnapshotIdentifier"), engine: try form.required("Engine"),
            engineVersion: form["EngineVersion"])
        call.options = try form.restoreOptions
        return .cluster(try restoreSnapshot(call, at: now))
    }

    mutating func answerRestoreInstance(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var call = RestoreInstanceCall(
            identifier: try form.requiredIdentifier("DBInstanceIdentifier"),
            snapshot: try form.required("DBSnapshotIdentifier"))
        call.engine = form["Engine"]
        call.instanceClass = form["DBInstanceClass"]
        call.availabilityZone = form["AvailabilityZone"]
        call.isMultiAZ = try form.flag("MultiAZ")
        call.subnetGroup = form.identifier("DBSubnetGroupName")
        call.securityGroups = form.securityGroups
        call.parameterGroup = form.identifier("DBParameterGroupName")
        call.optionGroup = form["OptionGroupName"]
        call.licenseModel = form["LicenseModel"]
        call.port = try form.integer("Port")
        call.storageType = form["StorageType"]
        call.gibibytes = try form.integer("AllocatedStorage")
        call.iops = try form.integer("Iops")
        call.throughput = try form.integer("StorageThroughput")
        call.backupRetentionDays = try form.integer("BackupRetentionPeriod")
        call.isPubliclyAccessible = try form.flag("PubliclyAccessible")
        call.hasAutoMinorVersionUpgrade = try form.flag("AutoMinorVersionUpgrade")
        call.hasDeletionProtection = try form.flag("DeletionProtection")
        call.tags = form.tags
        return .instance(try restoreInstance(call, at: now))
    }

    mutating func answerAddTags(_ form: QueryForm) throws(RDSFault) -> XMLText {
        try addTags(form.tags, to: try form.required("ResourceName"), at: now)
        return XMLText()
    }

    mutating func answerRemoveTags(_ form: QueryForm) throws(RDSFault) -> XMLText {
        try removeTags(form.list("TagKeys.member"), from: try form.required("ResourceName"), at: now)
        return XMLText()
    }

    mutating func answerAddRole(_ form: QueryForm) throws(RDSFault) -> XMLText {
        try addRole(
            try form.required("RoleArn"), feature: form["FeatureName"],
            toCluster: try form.requiredIdentifier("DBClusterIdentifier"), at: now)
        return XMLText()
    }

    mutating func answerRemoveRole(_ form: QueryForm) throws(RDSFault) -> XMLText {
        try removeRole(
            try form.required("RoleArn"), feature: form["FeatureName"],
            fromCluster: try form.requiredIdentifier("DBClusterIdentifier"), at: now)
        return XMLText()
    }

    mutating func answerAddInstanceRole(_ form: QueryForm) throws(RDSFault) -> XMLText {
        try addRole(
            try form.required("RoleArn"), feature: try form.required("FeatureName"),
            toInstance: try form.requiredIdentifier("DBInstanceIdentifier"), at: now)
        return XMLText()
    }
}

extension QueryForm {
    /// The security groups named; nil if none is.
    var securityGroups: [String]? {
        let groups = list("VpcSecurityGroupIds.VpcSecurityGroupId")
        return groups.isEmpty ? nil : groups
    }

    fileprivate var restoreOptions: RestoreOptions {
        get throws(RDSFault) {
            var options = RestoreOptions()
            options.subnetGroup = identifier("DBSubnetGroupName")
            options.securityGroups = securityGroups
            options.parameterGroup = identifier("DBClusterParameterGroupName")
            options.port = try integer("Port")
            options.storageType = self["StorageType"]
            options.key = self["KmsKeyId"]
            options.hasDeletionProtection = try flag("DeletionProtection")
            options.backupRetentionDays = try integer("BackupRetentionPeriod")
            options.tags = tags
            return options
        }
    }
}
