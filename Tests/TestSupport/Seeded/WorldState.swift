import Simulation

/// What the people of a cluster care about, as the simulated AWS itself has it.
package struct WorldState: Sendable, Equatable {
    package var writer: String?
    /// Classes by member.
    package var members: [String: String] = [:]
    package var storageType: String?
    package var engineVersion: String
    package var resource: String
    /// Deployments, and clusters that stand beside.
    package var beside: [String]
}

extension SeededShell {
    /// How `orders` is now.
    package func worldState() -> WorldState? {
        guard let (cluster, instances) = truth() else { return nil }
        var world = aws.world
        world.faults = .none
        let deployments = (try? world.describeDeployments(at: now)) ?? []
        let others = ((try? world.describeClusters(at: now)) ?? []).map(\.identifier)
        return WorldState(
            writer: cluster.writer,
            members: Dictionary(instances.map { ($0.identifier, $0.instanceClass) }) { first, _ in first },
            storageType: cluster.storageType, engineVersion: cluster.engineVersion,
            resource: cluster.resourceIdentifier,
            beside: (deployments.map(\.name) + others.filter { $0 != "orders" && $0 != "billing" }).sorted())
    }

    /// Lets AWS come to the end of all that it is at.
    package mutating func settleWorld() {
        aws.world.faults = .none
        let end = now + .seconds(4 * 3600)
        while let next = aws.world.nextChange(after: now), next < end { now = next }
        aws.world.advance(to: now)
    }
}
