import Maintenance

extension StandIn {
    /// How many tags AWS allows on a resource ("Quotas and constraints for Amazon Aurora": 50), less our own.
    private static let mostCopiedTags = 48

    /// The stand-in for a cluster's writer: what belongs to an instance is copied from the writer, what belongs to the
    /// cluster comes by itself.
    init(
        for membership: Membership, instanceClass: InstanceClass, operation: OperationID, basis: PlanBasis
    ) {
        let writer = membership.writer
        let offer = basis.offer(of: instanceClass)
        self.init(
            identifier: .standIn(of: membership.cluster.identifier, for: operation),
            cluster: membership.cluster.identifier,
            instanceClass: instanceClass,
            engine: writer.engine,
            availabilityZone: StandIn.zone(
                beside: writer, isAlone: membership.entries.count == 1, offered: offer?.zones ?? []),
            parameterGroup: writer.parameterGroups.first?.name,
            promotionTier: 0,
            monitoring: offer?.supportsEnhancedMonitoring == false ? .init() : writer.monitoring,
            performanceInsights: offer?.supportsPerformanceInsights == false ? .init() : writer.performanceInsights,
            caCertificate: writer.caCertificate,
            isPubliclyAccessible: writer.isPubliclyAccessible,
            maintenanceWindow: writer.maintenanceWindow,
            tags: StandIn.copied(writer.tags) + StandInTags.of(operation))
    }

    /// The writer's zone when other members spread the risk; another one beside a lone writer. `nil` leaves the choice to
    /// AWS: where the catalogue does not say where the class is offered.
    private static func zone(beside writer: Instance, isAlone: Bool, offered: [String]) -> String? {
        let possible = offered.filter { writer.subnetZones.contains($0) }
        guard let home = writer.availabilityZone else { return possible.first }
        let others = possible.filter { $0 != home }
        return if isAlone {
            others.first ?? (offered.contains(home) ? home : nil)
        } else {
            offered.contains(home) ? home : others.first
        }
    }

    /// Names of AWS's own tags cannot be given by us, autoscaling's would make it take the stand-in for its own, and ours
    /// are those of another operation.
    private static func copied(_ tags: [Tag]) -> [Tag] {
        let foreign = ["application-autoscaling:", "aws:", "changeover:"]
        let copied = tags.filter { tag in !foreign.contains { tag.key.lowercased().hasPrefix($0) } }
        return Array(copied.prefix(mostCopiedTags))
    }
}
