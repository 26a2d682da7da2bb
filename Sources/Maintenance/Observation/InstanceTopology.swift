/// An RDS instance with what replicates from it and what it replicates from, as seen at one time.
package struct InstanceTopology: Sendable, Equatable {
    package var instance: RDSInstance
    /// Its read replicas in this Region, by name.
    package var replicas: [RDSInstance] = []
    /// Its read replicas in other Regions, by ARN.
    package var replicasElsewhere: [String] = []
    /// Read replicas that AWS names as its own and does not describe.
    package var undescribed: [String] = []
    /// What it replicates from, where that is an RDS instance of this Region.
    package var source: RDSInstance?

    package init(of instance: RDSInstance) { self.instance = instance }

    /// It is a read replica.
    package var isReplica: Bool { instance.replicationSource != nil }

    /// It and its read replicas in this Region.
    package var members: [RDSInstance] { [instance] + replicas }
}

extension RDSInstance {
    /// Whether it is a read replica of another one of its Region, or of that ARN.
    package func replicates(from source: RDSInstance) -> Bool {
        replicationSource == source.identifier.text || replicationSource == source.instance.arn
    }
}

extension Observation {
    /// An RDS instance in the midst of its replicas. The databases of the place are not looked at where AWS names none and no
    /// source.
    package func topology(of instance: RDSInstance) -> Reading<InstanceTopology> {
        var topology = InstanceTopology(of: instance)
        let isAlone = instance.replicas.isEmpty && instance.replicationSource == nil
        switch first(DatabasesQuestion.self)?.reading ?? .unavailable(Self.notAsked) {
        case .unavailable(let reason): return isAlone ? .known(topology) : .unavailable(reason)
        case .known(let all):
            let named = Set(instance.replicas)
            // Each side's list lags behind by itself, so that either names a replica.
            topology.replicas = all.instances.filter {
                named.contains($0.identifier.text) || named.contains($0.instance.arn) || $0.replicates(from: instance)
            }
            let described = Set(topology.replicas.flatMap { [$0.identifier.text, $0.instance.arn] })
            let others = instance.replicas.filter { !described.contains($0) }.sorted()
            topology.replicasElsewhere = others.filter { $0.hasPrefix("arn:") }
            topology.undescribed = others.filter { !$0.hasPrefix("arn:") }
            topology.source = all.instances.first { instance.replicates(from: $0) }
            return .known(topology)
        }
    }
}
