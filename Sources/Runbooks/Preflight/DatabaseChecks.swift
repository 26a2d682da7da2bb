import Maintenance

/// Checks that are the same of a cluster and of an RDS instance, and what they look at; what each checks stands beside the
/// cluster's own of the same subject.
protocol DatabaseChecks: Sendable {
    associatedtype Name: Identifier

    var name: Name { get }
    var basis: PlanBasis { get }
    var policy: PlanPolicy { get }
    var now: Timestamp { get }
    /// Writes are refused for a while.
    var isInterrupting: Bool { get }
    /// The last failover by an operation here that counts for the cool-down.
    var lastFailover: PastFailover? { get }
    /// What interrupted writes in the last hours, whoever caused it, oldest first.
    var interruptions: Reading<[Interruption]> { get }
    /// When certificates of servers end.
    var certificateEnds: [(owner: String, end: Timestamp)] { get }
    /// Names under which alarms watch it.
    var watched: Set<String> { get }
    var status: Status { get }
    /// Of members.
    var statuses: [Status] { get }
    /// What it replicates from.
    var source: String? { get }
    /// The state of its database activity stream.
    var stream: String? { get }
    /// Its own and those of members.
    var tags: [Tag] { get }
    /// What AWS has yet to change, by whose it is.
    var pending: [(owner: String, changes: [String: String])] { get }
}
