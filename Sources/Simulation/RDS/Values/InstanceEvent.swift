/// What happens to an instance that belongs to no cluster, besides what cluster members have as well.
///
/// Source of numbers, messages and categories: RDS user guide, "Amazon RDS event categories and event messages".
package enum InstanceEvent: Sendable, Hashable {
    case failoverStarted
    case failoverCompleted
    case failoverToStandbyCompleted
    case failoverAbandoned
    case replicationTerminated

    var number: Int {
        switch self {
        case .failoverStarted: 13
        case .failoverToStandbyCompleted: 15
        case .failoverAbandoned: 34
        case .failoverCompleted: 49
        case .replicationTerminated: 57
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
        case .replicationTerminated: "Replication streaming has been terminated."
        }
    }

    var category: String {
        switch self {
        case .failoverStarted, .failoverToStandbyCompleted, .failoverAbandoned, .failoverCompleted: "failover"
        case .replicationTerminated: "read replica"
        }
    }
}
