extension XMLText {
    /// The inside of a DBCluster element.
    mutating func add(_ cluster: SimulatedCluster) {
        add("DBClusterIdentifier", cluster.identifier)
        add("DBClusterArn", cluster.arn)
        add("DbClusterResourceId", cluster.resourceIdentifier)
        add("Engine", cluster.engine)
        add("EngineVersion", cluster.engineVersion)
        add("EngineMode", cluster.engineMode)
        add("Status", cluster.status)
        list("DBClusterMembers", of: "DBClusterMember", cluster.members) { xml, member in
            xml.add("DBInstanceIdentifier", member.instance)
            xml.add("IsClusterWriter", member.isWriter)
            xml.add("DBClusterParameterGroupStatus", member.clusterParameterGroupStatus)
            xml.add("PromotionTier", member.promotionTier)
        }
        if !cluster.pending.isEmpty {
            nest("PendingModifiedValues") { xml in
                xml.add("EngineVersion", cluster.pending.engineVersion)
                xml.add("StorageType", cluster.pending.storageType ?? cluster.pending.volume?.type)
                xml.add("AllocatedStorage", cluster.pending.volume?.gibibytes)
                xml.add("Iops", cluster.pending.volume?.iops)
                xml.add("BackupRetentionPeriod", cluster.pending.backupRetentionDays)
                xml.add("MasterUserPassword", cluster.pending.hasPassword ? "****" : nil)
            }
        }
        add("DBClusterParameterGroup", cluster.parameterGroup)
        add("DBSubnetGroup", cluster.subnetGroup)
        list("AvailabilityZones", of: "AvailabilityZone", cluster.availabilityZones)
        add("Endpoint", cluster.endpoint)
        add("ReaderEndpoint", cluster.readerEndpoint)
        add("HostedZoneId", "Z2R2ITUGPM61AM")
        if !cluster.customEndpoints.isEmpty { list("CustomEndpoints", of: "member", cluster.customEndpoints) }
        add("Port", cluster.port)
        add("MultiAZ", cluster.members.count > 1)
        add("StorageType", cluster.storageType ?? cluster.volume?.type)
        add("Iops", cluster.volume?.iops)
        add("StorageThroughput", cluster.volume?.throughput)
        add("IOOptimizedNextAllowedModificationTime", cluster.ioOptimizedNextAllowed)
        add("AllocatedStorage", cluster.volume?.gibibytes ?? 1)
        add("StorageEncrypted", true)
        add("DeletionProtection", cluster.hasDeletionProtection)
        addSettings(of: cluster)
    }

    private mutating func addSettings(of cluster: SimulatedCluster) {
        add("GlobalClusterIdentifier", cluster.globalClusterIdentifier)
        add("ReplicationSourceIdentifier", cluster.replicationSourceIdentifier)
        list("ReadReplicaIdentifiers", of: "ReadReplicaIdentifier", cluster.readReplicaIdentifiers)
        if let capacity = cluster.serverless {
            nest("ServerlessV2ScalingConfiguration") { xml in
                xml.add("MinCapacity", capacity.minimum)
                xml.add("MaxCapacity", capacity.maximum)
            }
        }
        if cluster.hasManagedPassword {
            nest("MasterUserSecret") { xml in
                xml.add("SecretArn", cluster.arn + "-secret")
                xml.add("SecretStatus", "active")
            }
        }
        add("MasterUsername", "postgres")
        add("ActivityStreamStatus", cluster.activityStreamStatus)
        add("PreferredBackupWindow", cluster.backupWindow)
        add("PreferredMaintenanceWindow", cluster.maintenanceWindow)
        add("BackupRetentionPeriod", cluster.backupRetentionDays)
        add("ClusterCreateTime", cluster.createdAt)
        add("IAMDatabaseAuthenticationEnabled", false)
        add("HttpEndpointEnabled", false)
        add("CopyTagsToSnapshot", true)
        add(cluster.securityGroups)
        list("AssociatedRoles", of: "DBClusterRole", cluster.roles) { $0.add($1) }
        add("CloneGroupId", cluster.cloneGroup)
        add("KmsKeyId", cluster.key)
        add("NetworkType", "IPV4")
        add(cluster.tags)
    }

    /// The inside of a DBInstance element.
    mutating func add(_ instance: SimulatedInstance) {
        add("DBInstanceIdentifier", instance.identifier)
        add("DBInstanceArn", instance.arn)
        add("DbiResourceId", instance.resourceIdentifier)
        add("DBClusterIdentifier", instance.cluster)
        add("DBInstanceClass", instance.instanceClass)
        add("Engine", instance.engine)
        add("EngineVersion", instance.engineVersion)
        add("DBInstanceStatus", instance.status)
        add("AvailabilityZone", instance.availabilityZone)
        add("SecondaryAvailabilityZone", instance.secondaryZone)
        if instance.cluster != nil { add("PromotionTier", instance.promotionTier) }
        if instance.status != "creating" {
            nest("Endpoint") { xml in
                xml.add("Address", instance.endpoint)
                xml.add("Port", instance.port)
                xml.add("HostedZoneId", "Z2R2ITUGPM61AM")
            }
            add("InstanceCreateTime", instance.createdAt)
        }
        list("DBParameterGroups", of: "DBParameterGroup", [instance]) { xml, instance in
            xml.add("DBParameterGroupName", instance.parameterGroup)
            xml.add("ParameterApplyStatus", instance.parameterApplyStatus)
        }
        nest("PendingModifiedValues") { xml in
            xml.add("DBInstanceClass", instance.pending.instanceClass)
            xml.add("EngineVersion", instance.pending.engineVersion)
            xml.add("CACertificateIdentifier", instance.pending.certificateAuthority)
            xml.add("StorageType", instance.pending.volume?.type)
            xml.add("AllocatedStorage", instance.pending.volume?.gibibytes)
            xml.add("Iops", instance.pending.volume?.iops)
            xml.add("StorageThroughput", instance.pending.volume?.throughput)
            xml.add("BackupRetentionPeriod", instance.pending.backupRetentionDays)
            xml.add("MasterUserPassword", instance.pending.hasPassword ? "****" : nil)
        }
        nest("DBSubnetGroup") { xml in
            xml.add("DBSubnetGroupName", instance.subnetGroup)
            xml.add("VpcId", "vpc-0example")
            xml.add("SubnetGroupStatus", "Complete")
        }
        addSettings(of: instance)
    }

    private mutating func addSettings(of instance: SimulatedInstance) {
        add("StorageType", instance.volume?.type ?? "aurora")
        add("StorageEncrypted", instance.isEncrypted)
        add("AllocatedStorage", instance.volume?.gibibytes ?? 1)
        add("Iops", instance.volume?.iops)
        add("StorageThroughput", instance.volume?.throughput)
        add("MaxAllocatedStorage", instance.maximalGibibytes)
        add("PercentProgress", instance.percentProgress)
        add("IsStorageConfigUpgradeAvailable", instance.cluster == nil ? instance.hasOldStorageLayout : nil)
        if instance.hasManagedPassword {
            nest("MasterUserSecret") { xml in
                xml.add("SecretArn", instance.arn + "-secret")
                xml.add("SecretStatus", "active")
            }
        }
        add("MultiAZ", instance.isMultiAZ)
        addReplication(of: instance)
        add("DeletionProtection", instance.hasDeletionProtection)
        add("MonitoringInterval", instance.monitoringInterval)
        add("MonitoringRoleArn", instance.monitoringRole)
        add("PerformanceInsightsEnabled", instance.performanceInsights != nil)
        add("PerformanceInsightsKMSKeyId", instance.performanceInsights?.key)
        add("PerformanceInsightsRetentionPeriod", instance.performanceInsights?.retentionDays)
        add("CACertificateIdentifier", instance.certificateAuthority)
        add("PubliclyAccessible", instance.isPubliclyAccessible)
        add("AutoMinorVersionUpgrade", instance.hasAutoMinorVersionUpgrade)
        add("PreferredMaintenanceWindow", instance.maintenanceWindow)
        add(instance.securityGroups)
        list("AssociatedRoles", of: "DBInstanceRole", instance.roles) { $0.add($1) }
        list("OptionGroupMemberships", of: "OptionGroupMembership", instance.optionGroups) { xml, membership in
            xml.add("OptionGroupName", membership.group)
            xml.add("Status", membership.status)
        }
        add("BackupRetentionPeriod", instance.backupRetentionDays)
        add("LicenseModel", SimulatedInstance.license(of: instance.engine))
        add("NetworkType", "IPV4")
        add(instance.tags)
    }

    private mutating func addReplication(of instance: SimulatedInstance) {
        add("ReadReplicaSourceDBInstanceIdentifier", instance.replicaSource)
        list("ReadReplicaDBInstanceIdentifiers", of: "ReadReplicaDBInstanceIdentifier", instance.replicas)
        guard instance.replicaSource != nil else { return }
        list("StatusInfos", of: "DBInstanceStatusInfo", ["replicating"]) { xml, status in
            xml.add("StatusType", "read replication")
            xml.add("Normal", true)
            xml.add("Status", status)
        }
    }

    private mutating func add(_ memberships: [SecurityGroupMembership]) {
        list("VpcSecurityGroups", of: "VpcSecurityGroupMembership", memberships) { xml, membership in
            xml.add("VpcSecurityGroupId", membership.group)
            xml.add("Status", membership.status)
        }
    }

    private mutating func add(_ role: SimulatedRole) {
        add("RoleArn", role.arn)
        add("FeatureName", role.feature)
        add("Status", role.status)
    }

    mutating func add(_ tags: [SimulatedTag]) {
        list("TagList", of: "Tag", tags) { xml, tag in
            xml.add("Key", tag.key)
            xml.add("Value", tag.value)
        }
    }
}
