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
    package var backupRetentionDays = 7
    package var masterPassword = "simulated-master"
    package var tags: [SimulatedTag] = []

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
}
