/// What happens to an instance that belongs to no cluster, besides what cluster members have as well.
///
/// Source of numbers, messages and categories: RDS user guide, "Amazon RDS event categories and event messages", in its
/// current text: 0250 to 0252 are of primaries and read replicas alike.
package enum InstanceEvent: Sendable, Hashable {
    case failoverStarted
    case failoverCompleted
    case failoverToStandbyCompleted
    case failoverAbandoned
    /// Of a primary that comes back in the zone where it was.
    case activationStarted
    case activationCompleted
    case replicationTerminated
    case checkStarted
    case checkFinished
    case downtimeStarted
    case upgradeStarted
    case upgradeFinished
    case followUpStarted
    case upgradeRolledBack
    case patched
    /// In the words of AWS's checks.
    case cannotBeUpgraded(because: String)
    /// Of MySQL and MariaDB, after a start with the new version failed.
    case dictionaryCannotBeUpgraded(because: String)
    /// Of a replica, and of its source, during an upgrade to another major version.
    case waitsForPrimary
    case waitsForReplicas
    // Of a blue/green deployment: a member is the primary or a read replica.
    case switchoverStarted(isPrimary: Bool, blue: String, green: String)
    case switchoverCompleted(isPrimary: Bool, blue: String, green: String, old: String)
    case switchoverCanceled(isPrimary: Bool, blue: String, green: String, because: String)
    case sequencesBegun(blue: String, green: String)
    case sequencesSynchronized(blue: String, green: String)
    case storageLoading
    case storageLoaded

    var number: Int {
        switch self {
        case .failoverStarted: 13
        case .failoverToStandbyCompleted: 15
        case .failoverAbandoned: 34
        case .failoverCompleted: 49
        case .activationStarted: 50
        case .activationCompleted: 51
        case .replicationTerminated: 57
        case .patched: 47
        case .cannotBeUpgraded: 158
        case .dictionaryCannotBeUpgraded: 188
        case .checkStarted: 264
        case .checkFinished: 265
        case .downtimeStarted: 266
        case .upgradeStarted: 267
        case .upgradeFinished: 268
        case .followUpStarted: 269
        case .upgradeRolledBack: 270
        case .waitsForPrimary: 398
        case .waitsForReplicas: 399
        case .switchoverStarted: 250
        case .switchoverCompleted: 251
        case .switchoverCanceled: 252
        case .sequencesBegun: 307
        case .sequencesSynchronized: 308
        case .storageLoading: 405
        case .storageLoaded: 406
        }
    }

    var message: String {
        switch self {
        case .failoverStarted: "Multi-AZ instance failover started."
        case .failoverToStandbyCompleted:
            "Multi-AZ failover to standby complete - DNS propagation may take a few minutes."
        case .failoverAbandoned:
            "Abandoning user requested failover since a failover recently occurred on the database instance."
        case .failoverCompleted: "Multi-AZ instance failover completed."
        case .activationStarted: "Multi-AZ instance activation started."
        case .activationCompleted: "Multi-AZ instance activation completed."
        case .replicationTerminated: "Replication streaming has been terminated."
        case .patched: "Database instance patched."
        case .cannotBeUpgraded(let reason): "Database instance is in a state that cannot be upgraded: \(reason)"
        case .dictionaryCannotBeUpgraded(let reason): "The DB instance is in a state that can't be upgraded. \(reason)"
        case .checkStarted: "The pre-check started for the DB engine version upgrade."
        case .checkFinished: "The pre-check finished for the DB engine version upgrade."
        case .downtimeStarted: "The downtime started for the DB instance."
        case .upgradeStarted: "The engine version upgrade started."
        case .upgradeFinished: "The engine version upgrade finished."
        case .followUpStarted: "The post-upgrade tasks are in progress."
        case .upgradeRolledBack: "The DB engine version upgrade failed. The engine version upgrade rollback succeeded."
        case .waitsForPrimary: "Waiting for the DB engine version upgrade to finish on the primary DB instance."
        case .switchoverStarted(let isPrimary, let blue, let green):
            "Switchover from \(isPrimary ? "primary" : "read replica") \(blue) to \(green) started."
        case .switchoverCompleted(let isPrimary, let blue, let green, let old):
            """
            Switchover from \(isPrimary ? "primary" : "read replica") \(blue) to \(green) completed. \
            Renamed \(blue) to \(old) and \(green) to \(blue).
            """
        case .switchoverCanceled(let isPrimary, let blue, let green, let reason):
            """
            Switchover from \(isPrimary ? "primary" : "read replica") \(blue) to \(green) was canceled due to \(reason)
            """
        case .sequencesBegun(let blue, let green):
            """
            Sequence sync for switchover of \(blue) to \(green) has initiated. Switchover when using sequences may lead \
            to extended downtime.
            """
        case .sequencesSynchronized(let blue, let green):
            "Sequence sync for switchover of \(blue) to \(green) has completed."
        case .storageLoading: "Your storage volumes are being initialized."
        case .storageLoaded: "Your storage volumes have been initialized."
        case .waitsForReplicas: "Waiting for the DB engine version upgrade to finish on the read replicas."
        }
    }

    var category: String {
        switch self {
        case .failoverStarted, .failoverToStandbyCompleted, .failoverAbandoned, .failoverCompleted,
            .activationStarted, .activationCompleted:
            "failover"
        case .replicationTerminated: "read replica"
        case .patched, .checkStarted, .checkFinished, .downtimeStarted, .upgradeStarted, .upgradeFinished,
            .followUpStarted, .upgradeRolledBack, .waitsForPrimary, .waitsForReplicas:
            "maintenance"
        case .cannotBeUpgraded, .switchoverStarted, .switchoverCompleted, .sequencesBegun, .sequencesSynchronized,
            .storageLoading, .storageLoaded:
            "notification"
        case .dictionaryCannotBeUpgraded, .switchoverCanceled: "failure"
        }
    }
}
