import Maintenance

/// Checks that are the same of a cluster and of an RDS instance, and what they look at; what each checks stands beside the
/// cluster's own of the same subject.
protocol DatabaseChecks: Sendable {
    associatedtype Name: Identifier

    var name: Name { get }
    var basis: PlanBasis { get }
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
