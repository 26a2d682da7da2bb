/// A DB instance that belongs to no cluster, when the simulation begins.
package struct InstanceScript: Sendable {
    package var identifier: String
    package var engine: String
    package var engineVersion: String
    package var instanceClass: String
    package var zone = "us-east-1a"
    /// Where the standby of a Multi-AZ instance is; nil: in another zone of the subnet group.
    package var standbyZone: String?
    package var volume: StorageVolume
    /// How much of the storage is in use; nil: three tenths.
    package var usedGibibytes: Int?
    package var maximalGibibytes: Int?
    package var hasOldStorageLayout = false
    package var hasManagedPassword = false
    package var status = "available"
    package var parameterGroup: String?
    package var hasDeletionProtection = false
    package var isMultiAZ = false
    /// How long ago the standby took over last.
    package var lastFailover: Duration?
    /// Whether AWS drops a failover that is asked for within an hour after another one; nil: a draw decides.
    package var abandonsFailovers: Bool?
    package var subnetGroup = "default"
    package var securityGroups = ["sg-0example"]
    package var optionGroup: String?
    package var roles: [SimulatedRole] = []
    package var backupRetentionDays = 7
    package var masterPassword = "simulated-master"
    package var tags: [SimulatedTag] = []
    /// The name of the instance that it is a read replica of.
    package var replicaOf: String?
    package var replicaLag: Duration = .zero
    /// What AWS's checks before an upgrade to another major version find.
    package var upgradeObstacle: String?
    /// What the guardrails of a switchover will find, until somebody removes it.
    package var obstacle: SwitchoverObstacle?
    /// The ARNs of its read replicas in other regions.
    package var distantReplicas: [String] = []

    package init(
        _ identifier: String, engine: String = "postgres", engineVersion: String = "15.8",
        class instanceClass: String = "db.r6g.large", volume: StorageVolume = StorageVolume("gp3", gibibytes: 100)
    ) {
        self.identifier = identifier
        self.engine = engine
        self.engineVersion = engineVersion
        self.instanceClass = instanceClass
        self.volume = volume
    }

    /// A read replica of an instance, shaped like it, without standby, backups and protection.
    package static func replica(_ identifier: String, of source: InstanceScript, zone: String) -> InstanceScript {
        var replica = source
        replica.identifier = identifier
        replica.replicaOf = source.identifier
        replica.zone = zone
        (replica.replicaLag, replica.upgradeObstacle, replica.obstacle) = (.seconds(1), nil, nil)
        (replica.isMultiAZ, replica.standbyZone, replica.lastFailover) = (false, nil, nil)
        (replica.backupRetentionDays, replica.hasDeletionProtection) = (0, false)
        return replica
    }
}
