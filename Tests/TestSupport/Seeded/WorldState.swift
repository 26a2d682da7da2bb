import Maintenance
package import Simulation

/// What the people of a cluster care about, as the simulated AWS itself has it.
package struct WorldState: Sendable, Equatable {
    /// Of a cluster.
    package var writer: String?
    /// Classes by member.
    package var members: [String: String] = [:]
    package var storageType: String?
    package var engineVersion: String
    package var resource: String
    /// Deployments, and clusters that stand beside.
    package var beside: [String]
    /// What each proxy leads to.
    package var proxies: [String: [String]] = [:]
    /// Of a cluster: what keeps the number of its readers.
    package var scaling: SimulatedScaling?
}

extension SeededShell {
    /// How the database of the scene is now.
    package func worldState() -> WorldState? {
        let name = people.database.text
        var world = aws.rds
        world.faults = .none
        let deployments = (try? world.describeDeployments(at: now)) ?? []
        let others = ((try? world.describeClusters(at: now)) ?? []).map(\.identifier)
        let beside = (deployments.map(\.name) + others.filter { $0 != name && $0 != "billing" }).sorted()
        guard let (cluster, instances) = truth(of: name) else {
            guard let instance = try? world.describeInstance(name, at: now) else { return nil }
            return WorldState(
                members: [name: instance.instanceClass], storageType: instance.volume?.type,
                engineVersion: instance.engineVersion, resource: instance.resourceIdentifier, beside: beside)
        }
        return WorldState(
            writer: cluster.writer,
            members: Dictionary(instances.map { ($0.identifier, $0.instanceClass) }) { first, _ in first },
            storageType: cluster.storageType, engineVersion: cluster.engineVersion,
            resource: cluster.resourceIdentifier, beside: beside,
            proxies: SceneOutcome(of: name, in: world)?.proxies ?? [:],
            scaling: world.scaling.first { $0.cluster == name })
    }

    /// Lets AWS come to the end of all that it is at.
    package mutating func settleWorld() {
        aws.endFaults()
        let end = now + .seconds(4 * 3600)
        while let next = aws.nextChange(after: now), next < end { now = next }
        aws.advance(to: now)
    }
}
