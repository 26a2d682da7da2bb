extension RDSWorld {
    /// Answers one action of the Query protocol with what stands inside its result element.
    mutating func answer(_ action: RDSAction, _ form: QueryForm) throws(RDSFault) -> XMLText {
        switch action {
        case .describeDBClusters: try answerDescribeClusters(form)
        case .describeDBInstances: try answerDescribeInstances(form)
        case .createDBInstance: try answerCreateInstance(form)
        case .modifyDBInstance: try answerModifyInstance(form)
        case .deleteDBInstance: try answerDeleteInstance(form)
        case .rebootDBInstance: try answerRebootInstance(form)
        case .failoverDBCluster: try answerFailover(form)
        case .createDBClusterSnapshot: try answerCreateSnapshot(form)
        case .describeDBClusterSnapshots: try answerDescribeSnapshots(form)
        case .describeDBSnapshots: try answerDescribeInstanceSnapshots(form)
        case .describeOrderableDBInstanceOptions: try answerOrderableOptions(form)
        case .describeAccountAttributes: try answerAccountAttributes()
        case .describePendingMaintenanceActions: try answerPendingMaintenance(form)
        case .describeDBClusterEndpoints: try answerEndpoints(form)
        case .describeGlobalClusters: try answerGlobalClusters(form)
        case .describeIntegrations: try answerIntegrations(form)
        case .describeEvents: try answerEvents(form)
        case .describeDBEngineVersions: try answerEngineVersions(form)
        case .modifyDBCluster: try answerModifyCluster(form)
        case .deleteDBCluster: try answerDeleteCluster(form)
        case .restoreDBClusterToPointInTime: try answerRestoreCluster(form)
        case .restoreDBClusterFromSnapshot: try answerRestoreSnapshot(form)
        case .restoreDBInstanceFromDBSnapshot: try answerRestoreInstance(form)
        case .createDBSnapshot: try answerCreateInstanceSnapshot(form)
        case .copyDBSnapshot: try answerCopySnapshot(form)
        case .addTagsToResource: try answerAddTags(form)
        case .removeTagsFromResource: try answerRemoveTags(form)
        case .addRoleToDBCluster: try answerAddRole(form)
        case .removeRoleFromDBCluster: try answerRemoveRole(form)
        case .addRoleToDBInstance: try answerAddInstanceRole(form)
        case .createDBInstanceReadReplica: try answerCreateReplica(form)
        case .promoteReadReplica: try answerPromoteReplica(form)
        case .removeRoleFromDBInstance: try answerRemoveInstanceRole(form)
        case .describeValidDBInstanceModifications: try answerValidModifications(form)
        case .describeDBLogFiles: try answerLogFiles(form)
        case .downloadDBLogFilePortion: try answerLogPortion(form)
        case .describeDBSubnetGroups: try answerSubnetGroups(form)
        case .describeOptionGroups: try answerOptionGroups(form)
        case .describeSecurityGroups: try answerSecurityGroups(form)
        case .getRole: try answerRole(form)
        case .applyPendingMaintenanceAction: try answerApplyMaintenance(form)
        case .describeDBClusterParameterGroups: try answerParameterGroups(.cluster, form)
        case .describeDBParameterGroups: try answerParameterGroups(.instance, form)
        case .createDBClusterParameterGroup: try answerCreateParameterGroup(.cluster, form)
        case .createDBParameterGroup: try answerCreateParameterGroup(.instance, form)
        case .modifyDBClusterParameterGroup: try answerModifyParameterGroup(.cluster, form)
        case .modifyDBParameterGroup: try answerModifyParameterGroup(.instance, form)
        case .deleteDBClusterParameterGroup: try answerDeleteParameterGroup(.cluster, form)
        case .deleteDBParameterGroup: try answerDeleteParameterGroup(.instance, form)
        case .describeDBClusterParameters: try answerParameters(.cluster, form)
        case .describeDBParameters: try answerParameters(.instance, form)
        case .describeEngineDefaultClusterParameters: try answerEngineDefaults(.cluster, form)
        case .describeEngineDefaultParameters: try answerEngineDefaults(.instance, form)
        case .createBlueGreenDeployment: try answerCreateDeployment(form)
        case .describeBlueGreenDeployments: try answerDeployments(form)
        case .switchoverBlueGreenDeployment: try answerSwitchover(form)
        case .deleteBlueGreenDeployment: try answerDeleteDeployment(form)
        case .describeDBProxies: try answerProxies(form)
        case .describeDBProxyTargetGroups: try answerProxyTargetGroups(form)
        case .describeDBProxyTargets: try answerProxyTargets(form)
        case .registerDBProxyTargets: try answerRegisterTargets(form)
        case .deregisterDBProxyTargets: try answerDeregisterTargets(form)
        case .listTagsForResource: try answerTags(form)
        case .getCallerIdentity: answerIdentity()
        case .getMetricStatistics: try answerMetric(form)
        case .describeRegions: answerRegions(form)
        case .simulatePrincipalPolicy: try answerSimulation(form)
        case .describeAlarms: answerAlarms(form)
        // These come in JSON.
        case .describeScalableTargets, .registerScalableTarget: throw .value("\(action.rawValue) is no Query call.")
        }
    }

    private mutating func answerDescribeClusters(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let filters = try form.filters(knowing: [
            "clone-group-id", "db-cluster-id", "db-cluster-resource-id", "domain", "engine",
        ])
        var found: [SimulatedCluster]
        if let name = form.identifier("DBClusterIdentifier") {
            found = [try describeCluster(name, at: now)]
        } else {
            found = try describeClusters(at: now)
        }
        if let wanted = filters["db-cluster-id"]?.map(QueryForm.identifier(from:)) {
            found.removeAll { !wanted.contains($0.identifier) }
        }
        if let wanted = filters["db-cluster-resource-id"] {
            found.removeAll { !wanted.contains($0.resourceIdentifier) }
        }
        if let wanted = filters["clone-group-id"] { found.removeAll { !wanted.contains($0.cloneGroup ?? "") } }
        if let wanted = filters["engine"] { found.removeAll { !wanted.contains($0.engine) } }
        let page = try QueryPage(of: found, form) { $0.identifier }
        var xml = XMLText()
        xml.list("DBClusters", of: "DBCluster", page.items) { $0.add($1) }
        xml.add("Marker", page.marker)
        return xml
    }

    private mutating func answerDescribeInstances(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let filters = try form.filters(
            knowing: ["db-cluster-id", "db-instance-id", "dbi-resource-id", "domain", "engine"])
        var found: [SimulatedInstance]
        if let name = form.identifier("DBInstanceIdentifier") {
            found = [try describeInstance(name, at: now)]
        } else {
            found = try describeInstances(
                of: filters["db-cluster-id"]?.map(QueryForm.identifier(from:)), at: now)
        }
        if let wanted = filters["db-instance-id"]?.map(QueryForm.identifier(from:)) {
            found.removeAll { !wanted.contains($0.identifier) }
        }
        if let wanted = filters["dbi-resource-id"] { found.removeAll { !wanted.contains($0.resourceIdentifier) } }
        if let wanted = filters["engine"] { found.removeAll { !wanted.contains($0.engine) } }
        let page = try QueryPage(of: found, form) { $0.identifier }
        var xml = XMLText()
        xml.list("DBInstances", of: "DBInstance", page.items) { $0.add($1) }
        xml.add("Marker", page.marker)
        return xml
    }

    private mutating func answerFailover(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let cluster = try failOver(
            cluster: try form.requiredIdentifier("DBClusterIdentifier"),
            to: form.identifier("TargetDBInstanceIdentifier"), at: now)
        var xml = XMLText()
        xml.nest("DBCluster") { $0.add(cluster) }
        return xml
    }

    private mutating func answerDeleteInstance(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var call = DeleteInstanceCall(
            identifier: try form.requiredIdentifier("DBInstanceIdentifier"),
            skipsFinalSnapshot: try form.flag("SkipFinalSnapshot") ?? false,
            finalSnapshot: form.identifier("FinalDBSnapshotIdentifier"))
        call.deletesAutomatedBackups = try form.flag("DeleteAutomatedBackups") ?? true
        return .instance(try deleteInstance(call, at: now))
    }

    private mutating func answerRebootInstance(_ form: QueryForm) throws(RDSFault) -> XMLText {
        .instance(
            try rebootInstance(
                try form.requiredIdentifier("DBInstanceIdentifier"),
                forcesFailover: try form.flag("ForceFailover") ?? false, at: now))
    }

    private mutating func answerCreateInstance(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var call = CreateInstanceCall(
            identifier: try form.requiredIdentifier("DBInstanceIdentifier"),
            cluster: try form.requiredIdentifier("DBClusterIdentifier"),
            instanceClass: try form.required("DBInstanceClass"), engine: try form.required("Engine"))
        for name in ["DBSubnetGroupName", "MasterUsername", "Port", "StorageEncrypted", "AllocatedStorage"]
        where form[name] != nil {
            throw .combination("\(name) is a setting of the cluster and cannot be given for a member.")
        }
        call.availabilityZone = form["AvailabilityZone"]
        call.parameterGroup = form.identifier("DBParameterGroupName")
        call.promotionTier = try form.integer("PromotionTier")
        call.monitoringInterval = try form.integer("MonitoringInterval")
        call.monitoringRole = form["MonitoringRoleArn"]
        if try form.flag("EnablePerformanceInsights") ?? false {
            call.performanceInsights = PerformanceInsights(
                key: form["PerformanceInsightsKMSKeyId"],
                retentionDays: try form.integer("PerformanceInsightsRetentionPeriod") ?? 7)
        }
        call.certificateAuthority = form["CACertificateIdentifier"]
        call.isPubliclyAccessible = try form.flag("PubliclyAccessible")
        call.hasAutoMinorVersionUpgrade = try form.flag("AutoMinorVersionUpgrade")
        call.maintenanceWindow = form["PreferredMaintenanceWindow"]
        call.tags = form.tags
        return .instance(try createInstance(call, at: now))
    }

    private mutating func answerModifyInstance(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var call = ModifyInstanceCall(identifier: try form.requiredIdentifier("DBInstanceIdentifier"))
        call.instanceClass = form["DBInstanceClass"]
        call.promotionTier = try form.integer("PromotionTier")
        call.parameterGroup = form.identifier("DBParameterGroupName")
        call.certificateAuthority = form["CACertificateIdentifier"]
        call.monitoringInterval = try form.integer("MonitoringInterval")
        call.monitoringRole = form["MonitoringRoleArn"]
        call.hasAutoMinorVersionUpgrade = try form.flag("AutoMinorVersionUpgrade")
        call.maintenanceWindow = form["PreferredMaintenanceWindow"]
        call.engineVersion = form["EngineVersion"]
        call.allowsMajorVersionUpgrade = try form.flag("AllowMajorVersionUpgrade") ?? false
        call.storageType = form["StorageType"]
        call.gibibytes = try form.integer("AllocatedStorage")
        call.iops = try form.integer("Iops")
        call.throughput = try form.integer("StorageThroughput")
        call.securityGroups = form.securityGroups
        call.backupRetentionDays = try form.integer("BackupRetentionPeriod")
        call.hasDeletionProtection = try form.flag("DeletionProtection")
        call.optionGroup = form["OptionGroupName"]
        call.masterPassword = form["MasterUserPassword"]
        call.appliesImmediately = try form.flag("ApplyImmediately") ?? false
        return .instance(try modifyInstance(call, at: now))
    }
}

extension XMLText {
    static func instance(_ instance: SimulatedInstance) -> XMLText {
        var xml = XMLText()
        xml.nest("DBInstance") { $0.add(instance) }
        return xml
    }
}
