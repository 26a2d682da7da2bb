extension SimulatedCluster {
    /// The cluster of a script as it stands at the beginning.
    init(_ script: ClusterScript, in region: RegionScript) {
        let suffix = ".\(region.region).rds.amazonaws.com"
        let name = script.identifier
        identifier = name
        arn = "arn:aws:rds:\(region.region):\(region.account):cluster:\(name)"
        resourceIdentifier = "cluster-" + name.resourceSuffix
        engine = script.engine
        engineVersion = script.engineVersion
        status = script.status
        members = script.members.enumerated().map { position, member in
            SimulatedMember(
                instance: member.identifier, isWriter: position == 0, promotionTier: member.tier,
                clusterParameterGroupStatus: member.clusterParameterGroupStatus)
        }
        members.sort { $0.instance < $1.instance }
        pending = script.pending
        parameterGroup = script.parameterGroup ?? "default." + region.family(of: script)
        subnetGroup = script.subnetGroup
        availabilityZones = script.subnetZones
        endpoint = "\(name).cluster-c1example\(suffix)"
        readerEndpoint = "\(name).cluster-ro-c1example\(suffix)"
        customEndpoints = region.customEndpoints.filter { $0.cluster == name }.map { endpoint in
            "\(endpoint.identifier).cluster-custom-c1example\(suffix)"
        }
        port = script.engine == "aurora-mysql" ? 3306 : 5432
        storageType = script.storageType
        engineMode = script.engineMode
        volume = script.volume
        ioOptimizedNextAllowed = script.ioOptimizedNextAllowed
        hasDeletionProtection = script.hasDeletionProtection
        globalClusterIdentifier = script.globalCluster
        replicationSourceIdentifier = script.replicationSource
        readReplicaIdentifiers = script.readReplicas
        serverless = script.serverless
        hasManagedPassword = script.hasManagedPassword
        activityStreamStatus = script.activityStreamStatus
        backupWindow = script.backupWindow
        maintenanceWindow = script.maintenanceWindow
        createdAt = region.start - script.age
        securityGroups = script.securityGroups.map { SecurityGroupMembership($0) }
        roles = script.roles
        tags = script.tags
    }
}

extension ClusterScript {
    /// Where clients reach it.
    package func endpoint(in region: RegionScript) -> String { SimulatedCluster(self, in: region).endpoint }
}

extension SimulatedInstance {
    /// A member of a script as it stands at the beginning.
    init(_ script: MemberScript, of cluster: ClusterScript, in region: RegionScript) {
        let owner = SimulatedCluster(cluster, in: region)
        self.init(
            identifier: script.identifier, class: script.instanceClass, in: owner, zone: script.zone,
            account: region.account, region: region.region)
        status = script.status
        promotionTier = script.tier
        parameterGroup = script.parameterGroup ?? "default." + region.family(of: cluster)
        parameterApplyStatus = script.parameterApplyStatus
        pending = script.pending
        createdAt = owner.createdAt
        monitoringInterval = script.monitoringInterval
        monitoringRole =
            script.monitoringInterval > 0 ? "arn:aws:iam::\(region.account):role/rds-monitoring-role" : nil
        performanceInsights = script.performanceInsights
        certificateAuthority = script.certificateAuthority
        volume = cluster.volume
        isPubliclyAccessible = script.isPubliclyAccessible
        hasAutoMinorVersionUpgrade = script.hasAutoMinorVersionUpgrade
        tags = script.tags
    }

    /// A plain instance of a script as it stands at the beginning.
    init(_ script: InstanceScript, in region: RegionScript) {
        let name = script.identifier
        let known = region.engineVersions.first { $0.engine == script.engine && $0.version == script.engineVersion }
        let family = known?.family ?? script.engine + script.engineVersion.prefix { $0 != "." }
        self.init(
            identifier: name, arn: "arn:aws:rds:\(region.region):\(region.account):db:\(name)",
            resourceIdentifier: "db-" + name.resourceSuffix, instanceClass: script.instanceClass,
            engine: script.engine, engineVersion: script.engineVersion, status: script.status,
            availabilityZone: script.zone, subnetGroup: script.subnetGroup, promotionTier: 1,
            parameterGroup: script.parameterGroup ?? "default." + family,
            endpoint: "\(name).c1example.\(region.region).rds.amazonaws.com",
            port: script.engine == "postgres" ? 5432 : 3306, createdAt: region.start - .seconds(90 * 86_400),
            maintenanceWindow: "sun:05:00-sun:05:30", volume: script.volume)
        isMultiAZ = script.isMultiAZ
        secondaryZone = script.isMultiAZ ? script.standbyZone ?? region.standbyZone(of: script) : nil
        hasDeletionProtection = script.hasDeletionProtection
        securityGroups = script.securityGroups.map { SecurityGroupMembership($0) }
        optionGroup = script.optionGroup
        backupRetentionDays = script.backupRetentionDays
        tags = script.tags
        maximalGibibytes = script.maximalGibibytes
        hasOldStorageLayout = script.hasOldStorageLayout
        hasManagedPassword = script.hasManagedPassword
        roles = script.roles
        replicaSource = script.replicaOf
        replicas =
            (region.instances.filter { $0.replicaOf == name }.map(\.identifier) + script.distantReplicas).sorted()
    }

    /// An instance as CreateDBInstance makes it, with AWS's choices for what the caller left open.
    init(
        _ call: CreateInstanceCall, in owner: SimulatedCluster, zone: String, account: String, region: String,
        now: SimulatedTime
    ) {
        self.init(
            identifier: call.identifier, class: call.instanceClass, in: owner, zone: zone, account: account,
            region: region)
        promotionTier = call.promotionTier ?? 1
        parameterGroup = call.parameterGroup ?? owner.defaultInstanceParameterGroup
        createdAt = now
        monitoringInterval = call.monitoringInterval ?? 0
        monitoringRole = call.monitoringRole
        performanceInsights = call.performanceInsights
        certificateAuthority = call.certificateAuthority ?? "rds-ca-rsa2048-g1"
        isPubliclyAccessible = call.isPubliclyAccessible ?? false
        hasAutoMinorVersionUpgrade = call.hasAutoMinorVersionUpgrade ?? true
        maintenanceWindow = call.maintenanceWindow ?? owner.maintenanceWindow
        tags = call.tags
    }

    private init(
        identifier: String, class instanceClass: String, in owner: SimulatedCluster, zone: String, account: String,
        region: String
    ) {
        self.init(
            identifier: identifier, arn: "arn:aws:rds:\(region):\(account):db:\(identifier)",
            resourceIdentifier: "db-" + identifier.resourceSuffix, cluster: owner.identifier,
            instanceClass: instanceClass, engine: owner.engine, engineVersion: owner.engineVersion,
            status: "available", availabilityZone: zone, subnetGroup: owner.subnetGroup, promotionTier: 1,
            parameterGroup: owner.defaultInstanceParameterGroup,
            endpoint: "\(identifier).c1example.\(region).rds.amazonaws.com", port: owner.port,
            createdAt: owner.createdAt, maintenanceWindow: owner.maintenanceWindow)
        securityGroups = owner.securityGroups
        backupRetentionDays = owner.backupRetentionDays
    }
}

extension SimulatedCluster {
    /// The default group of the cluster's family, which the name of its own default group tells.
    fileprivate var defaultInstanceParameterGroup: String {
        if parameterGroup.hasPrefix("default.") { return parameterGroup }
        let major = engineVersion.prefix { $0 != "." }
        return engine == "aurora-mysql" ? "default.aurora-mysql\(major).0" : "default.\(engine)\(major)"
    }
}

extension RegionScript {
    /// The groups described, and those that are only named, which are of the family of what uses them.
    var allParameterGroups: [SimulatedParameterGroup] {
        var groups = customParameterGroups
        func add(_ name: String?, _ scope: SimulatedParameterGroup.Scope, _ family: String) {
            guard let name, !name.hasPrefix("default.") else { return }
            guard !groups.contains(where: { $0.name == name && $0.scope == scope }) else { return }
            groups.append(SimulatedParameterGroup(name, scope, family: family, description: name))
        }
        for cluster in clusters {
            add(cluster.parameterGroup, .cluster, family(of: cluster))
            for member in cluster.members { add(member.parameterGroup, .instance, family(of: cluster)) }
        }
        for instance in instances {
            let known = engineVersions.first { $0.engine == instance.engine && $0.version == instance.engineVersion }
            add(instance.parameterGroup, .instance, known?.family ?? instance.engine)
        }
        for name in parameterGroups { add(name, .instance, engineVersions.first?.family ?? "aurora-postgresql15") }
        return groups
    }

    /// Another zone of the subnet group than the primary's.
    fileprivate func standbyZone(of instance: InstanceScript) -> String? {
        subnetGroups.first { $0.name == instance.subnetGroup }?.zones.first { $0 != instance.zone }
    }

    /// The parameter group family of a cluster's engine version.
    fileprivate func family(of cluster: ClusterScript) -> String {
        let known = engineVersions.first { $0.engine == cluster.engine && $0.version == cluster.engineVersion }
        return known?.family ?? cluster.engine + cluster.engineVersion.prefix { $0 != "." }
    }
}

extension String {
    /// A made-up resource identifier, always the same for the same name.
    var resourceSuffix: String {
        var generator = SeededGenerator(seed: utf8.reduce(5381) { $0 &* 33 &+ UInt64($1) })
        return String(generator.next(), radix: 36, uppercase: true)
            + String(generator.next(), radix: 36, uppercase: true)
    }
}
