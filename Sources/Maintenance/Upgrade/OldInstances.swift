/// The RDS instances from before a switchover, by what survived it: their names changed then, resource ids did not.
package struct OldInstances: Sendable, Codable, Equatable {
    /// The name of the deployment, whose record is there as long as they are.
    package var deployment: String
    /// The name that leads to what took their place.
    package var successor: InstanceID
    /// `db-…` of the one that wrote.
    package var primary: String
    /// `db-…` of its read replicas, sorted.
    package var replicas: [String]
    /// When the switchover was seen to be done; `nil` where it was not.
    package var switchedAt: Timestamp?

    package init(
        deployment: String, successor: InstanceID, primary: String, replicas: [String], switchedAt: Timestamp? = nil
    ) {
        self.deployment = deployment
        self.successor = successor
        self.primary = primary
        self.replicas = replicas
        self.switchedAt = switchedAt
    }

    private enum CodingKeys: String, CodingKey {
        case deployment, successor, primary, replicas
        case switchedAt = "switched-at"
    }

    /// How long they are kept at least: until what runs once a day has run.
    package static let leastAge = Span.minutes(24 * 60)

    /// In the order in which they are deleted: a primary that goes before its read replicas makes each of them a database of its
    /// own that takes writes (RDS user guide, "Working with DB instance read replicas").
    package var members: [String] { replicas + [primary] }

    /// Those that are there.
    package func seen(in observation: Observation) -> [RDSInstance] {
        members.compactMap { observation.rdsInstance(resource: $0) }
    }

    /// Why nothing tells whether one of them is there; `nil` when that is known of each.
    package func complaint(in observation: Observation) -> String? {
        members.lazy.compactMap { observation.complaint(aboutInstance: $0) }.first
    }

    /// Whether one of them is production, follows it, is followed by it or is to take its place: where nothing is seen under the
    /// name, nothing tells that it is not.
    package func isInUse(_ member: RDSInstance, in observation: Observation) -> Bool {
        guard let current = observation.rdsInstance else { return true }
        let isTarget = observation.deployments?.value?.contains { !$0.isSwitched && $0.isGreen(member.instance) }
        return member.resourceIdentifier == current.resourceIdentifier || member.replicates(from: current)
            || current.replicates(from: member) || isTarget == true
    }

    /// What replicates from the old primary and is none of them; names, or ARNs of those elsewhere.
    package func strangers(in observation: Observation) -> [String] {
        guard let primary = observation.rdsInstance(resource: primary),
            let topology = observation.topology(of: primary).value
        else { return [] }
        return topology.replicas.filter { !members.contains($0.resourceIdentifier) }.map(\.identifier.text)
            + topology.replicasElsewhere + primary.clusterReplicas
    }
}
