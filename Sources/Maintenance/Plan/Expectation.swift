/// How the cluster has to look in the end.
package struct Expectation: Sendable, Codable, Equatable {
    /// Who has to write; `nil` where that is not the operation's matter.
    package var writer: InstanceID?
    /// Members that have to be there, each with its class.
    package var members: [InstanceID: InstanceClass]
    /// Instances that must be gone.
    package var absent: [InstanceID]
    /// Untouched members whose parameters were waiting for a restart before, and may still be.
    package var awaitingRestart: [InstanceID]
    /// Other members that may have come or gone meanwhile: those of autoscaling.
    package var mayVary: [InstanceID]
    /// The storage that the cluster must have; `nil` where that is not the operation's matter.
    package var storage: Storage?
    /// The version that the cluster and its members must run; `nil` where that is not the operation's matter.
    package var engineVersion: String?
    /// Their promotion tiers, as far as AWS tells them.
    package var tiers: [InstanceID: Int]?
    /// AWS listed no writer when the plan was made, and whether it does in the end is not the operation's matter.
    package var mayLackWriter: Bool?
    /// The parameter groups that members must have, as far as that is the operation's matter.
    package var parameterGroups: [InstanceID: String]?

    package init(
        writer: InstanceID?, members: [InstanceID: InstanceClass], absent: [InstanceID] = [],
        awaitingRestart: [InstanceID] = [], mayVary: [InstanceID] = [], storage: Storage? = nil,
        tiers: [InstanceID: Int]? = nil
    ) {
        self.tiers = tiers
        self.storage = storage
        self.writer = writer
        self.members = members
        self.absent = absent
        self.awaitingRestart = awaitingRestart
        self.mayVary = mayVary
    }
}
