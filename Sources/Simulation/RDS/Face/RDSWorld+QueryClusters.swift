extension RDSWorld {
    mutating func answerModifyCluster(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var call = ModifyClusterCall(identifier: try form.requiredIdentifier("DBClusterIdentifier"))
        call.storageType = form["StorageType"]
        call.gibibytes = try form.integer("AllocatedStorage")
        call.iops = try form.integer("Iops")
        call.engineVersion = form["EngineVersion"]
        call.allowsMajorVersionUpgrade = try form.flag("AllowMajorVersionUpgrade") ?? false
        call.parameterGroup = form.identifier("DBClusterParameterGroupName")
        call.instanceParameterGroup = form.identifier("DBInstanceParameterGroupName")
        call.hasDeletionProtection = try form.flag("DeletionProtection")
        call.securityGroups = form.securityGroups
        call.backupRetentionDays = try form.integer("BackupRetentionPeriod")
        call.masterPassword = form["MasterUserPassword"]
        call.appliesImmediately = try form.flag("ApplyImmediately") ?? false
        return .cluster(try modifyCluster(call, at: now))
    }

    mutating func answerDeleteCluster(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let call = DeleteClusterCall(
            identifier: try form.requiredIdentifier("DBClusterIdentifier"),
            skipsFinalSnapshot: try form.flag("SkipFinalSnapshot") ?? false,
            finalSnapshot: form.identifier("FinalDBSnapshotIdentifier"))
        return .cluster(try deleteCluster(call, at: now))
    }

    mutating func answerApplyMaintenance(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let resource = try form.requiredIdentifier("ResourceIdentifier")
        let text = try form.required("OptInType")
        guard let optIn = ApplyMaintenanceCall.OptIn(rawValue: text) else {
            throw .value("Invalid value for OptInType: \(text)")
        }
        let call = ApplyMaintenanceCall(
            resource: resource, action: try form.required("ApplyAction"), optIn: optIn)
        let left = try applyMaintenance(call, at: now)
        let arn = arn(of: resource)
        var xml = XMLText()
        xml.nest("ResourcePendingMaintenanceActions") { $0.add(left, of: arn) }
        return xml
    }
}

extension XMLText {
    static func cluster(_ cluster: SimulatedCluster) -> XMLText {
        var xml = XMLText()
        xml.nest("DBCluster") { $0.add(cluster) }
        return xml
    }

    /// The inside of a ResourcePendingMaintenanceActions element.
    mutating func add(_ actions: [SimulatedMaintenance], of arn: String) {
        add("ResourceIdentifier", arn)
        list("PendingMaintenanceActionDetails", of: "PendingMaintenanceAction", actions) { xml, action in
            xml.add("Action", action.action)
            xml.add("Description", action.description)
            xml.add("AutoAppliedAfterDate", action.autoAppliedAfter)
            xml.add("CurrentApplyDate", action.currentApplyDate)
            xml.add("OptInStatus", action.optInStatus)
        }
    }
}
