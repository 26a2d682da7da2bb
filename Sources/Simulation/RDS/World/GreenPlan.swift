/// What a blue/green deployment makes of an instance, as it was asked for.
///
/// Source: RDS user guide, "Overview of Amazon RDS Blue/Green Deployments" and "Creating a blue/green deployment in Amazon
/// RDS".
struct GreenPlan: Sendable {
    /// How green follows blue, which is decided when the deployment is made and stays so.
    enum Replication: Sendable {
        /// PostgreSQL, unless another major version is asked for.
        case physical
        /// Another major version of PostgreSQL.
        case logical
        /// MySQL and MariaDB.
        case binlog
    }

    let replication: Replication
    /// Of green's primary alone; replicas have their blue ones'.
    let instanceClass: String
    let volume: StorageVolume
    /// The size of the replicas too, where one was asked for.
    let gibibytes: Int?
    /// Whether the storage gets the new layout, as it also does where it shrinks: green is away meanwhile.
    let upgradesStorageLayout: Bool
    /// Whether logical replication has met what it does not carry.
    var isDegraded = false
}

extension SimulatedInstance {
    /// Whether its storage is loaded in the background after it was made of a snapshot (RDS user guide, "Viewing DB instance
    /// status", `storage-initialization`; of burstable classes people report that nothing shows it).
    var loadsStorage: Bool {
        guard let type = volume?.type, type != "standard" else { return false }
        return !instanceClass.hasPrefix("db.t3.") && !instanceClass.hasPrefix("db.t4g.")
    }

    /// The lowest minor version of each major version of PostgreSQL from which logical replication carries a deployment (RDS
    /// user guide, "Overview of Amazon RDS Blue/Green Deployments").
    var canReplicateLogically: Bool {
        let numbers = engineVersion.versionNumbers
        guard let major = numbers.first else { return false }
        let least = [11: 21, 12: 16, 13: 12, 14: 9, 15: 4, 16: 1]
        return major > 16 || least[major].map { (numbers.dropFirst().first ?? 0) >= $0 } ?? false
    }
}
