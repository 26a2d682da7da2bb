package import Maintenance
package import Simulation

extension Timestamp {
    package init(_ time: SimulatedTime) { self.init(milliseconds: time.milliseconds) }
    package var simulated: SimulatedTime { SimulatedTime(milliseconds: milliseconds) }
}

extension Cluster {
    init(_ seen: SimulatedCluster) {
        self.init(
            identifier: ClusterID(seen.identifier), arn: seen.arn, resourceIdentifier: seen.resourceIdentifier,
            engine: seen.engine, engineVersion: seen.engineVersion, status: Status(seen.status),
            members: seen.members.map { member in
                Member(
                    instance: InstanceID(member.instance), isWriter: member.isWriter,
                    promotionTier: member.promotionTier, parameterGroupStatus: member.clusterParameterGroupStatus)
            })
        if let version = seen.pending.engineVersion { pendingChanges["EngineVersion"] = version }
        if let type = seen.pending.storageType { pendingChanges["StorageType"] = type }
        if seen.pending.hasPassword { pendingChanges["MasterUserPassword"] = "****" }
        storage = StorageState(type: seen.storageType ?? Storage.auroraStandard)
        parameterGroup = seen.parameterGroup
        isProtected = seen.hasDeletionProtection
        hasManagedPassword = seen.hasManagedPassword
        tags = seen.tags.map { Tag(key: $0.key, value: $0.value) }
        endpoint = seen.endpoint
        port = seen.port
        createdAt = Timestamp(seen.createdAt)
        roles = Dictionary(seen.roles.map { ($0.arn, $0.status) }) { $1 }
        securityGroups = seen.securityGroups.map(\.group).sorted()
        backupRetention = seen.backupRetentionDays
    }
}

extension RDSInstance {
    init(_ seen: SimulatedInstance) {
        var instance = Instance(seen)
        if let volume = seen.pending.volume {
            instance.pendingChanges["StorageType"] = volume.type
            instance.pendingChanges["AllocatedStorage"] = "\(volume.gibibytes)"
        }
        if seen.pending.hasPassword { instance.pendingChanges["MasterUserPassword"] = "****" }
        self.init(
            instance, resourceIdentifier: seen.resourceIdentifier,
            storage: Cluster.StorageState(
                type: seen.volume?.type ?? "standard", iops: seen.volume?.iops, allocated: seen.volume?.gibibytes,
                throughput: seen.volume?.throughput))
        hasStandby = seen.isMultiAZ
        secondaryZone = seen.secondaryZone
        replicationSource = seen.replicaSource
        replicas = seen.replicas
        roles = seen.roles.compactMap { role in
            role.feature.map { Role(arn: role.arn, feature: $0, status: role.status) }
        }.sorted()
        if seen.hasEndpoint { (endpoint, port) = (seen.endpoint, seen.port) }
        isProtected = seen.hasDeletionProtection
        securityGroups = seen.securityGroups.map(\.group).sorted()
        backupRetention = seen.backupRetentionDays
        optionGroup = seen.optionGroup
    }
}

extension Instance {
    init(_ seen: SimulatedInstance) {
        self.init(
            identifier: InstanceID(seen.identifier), arn: seen.arn, instanceClass: InstanceClass(seen.instanceClass),
            engine: seen.engine, engineVersion: seen.engineVersion, status: Status(seen.status))
        availabilityZone = seen.availabilityZone
        subnetZones = ["us-east-1a", "us-east-1b", "us-east-1c"]
        promotionTier = seen.promotionTier
        parameterGroups = [ParameterGroup(name: seen.parameterGroup, applyStatus: seen.parameterApplyStatus)]
        if let wanted = seen.pending.instanceClass { pendingChanges["DBInstanceClass"] = wanted }
        if let version = seen.pending.engineVersion { pendingChanges["EngineVersion"] = version }
        tags = seen.tags.map { Tag(key: $0.key, value: $0.value) }
        caCertificate = seen.certificateAuthority
        isPubliclyAccessible = seen.isPubliclyAccessible
        maintenanceWindow = seen.maintenanceWindow
        createdAt = seen.hasEndpoint ? Timestamp(seen.createdAt) : nil
    }
}

extension SimulatedInstance {
    /// AWS shows where it is reached, and since when it is there, once it is made.
    fileprivate var hasEndpoint: Bool { status != "creating" }
}
