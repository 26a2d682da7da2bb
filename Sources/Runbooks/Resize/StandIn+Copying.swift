import Maintenance

extension StandIn {
    /// How many tags AWS allows on a resource ("Quotas and constraints for Amazon Aurora": 50), less our own.
    private static let mostCopiedTags = 48

    /// The stand-in for a cluster's writer: what belongs to an instance is copied from the writer, what belongs to the
    /// cluster comes by itself.
    init(
        of writer: Instance, in membership: Membership, instanceClass: InstanceClass, operation: OperationID,
        basis: PlanBasis
    ) {
        let offer = basis.offer(of: instanceClass)
        let zones = StandIn.zones(
            beside: writer, isAlone: membership.entries.count == 1, offered: offer?.zones ?? [])
        self.init(
            identifier: .standIn(of: membership.cluster.identifier, for: operation),
            cluster: membership.cluster.identifier,
            instanceClass: instanceClass,
            engine: writer.engine,
            availabilityZone: zones.first,
            otherZones: zones.count > 1 ? Array(zones.dropFirst()) : nil,
            parameterGroup: writer.parameterGroups.first?.name,
            promotionTier: StandIn.tier(beside: membership.readers, instanceClass: instanceClass),
            monitoring: offer?.supportsEnhancedMonitoring == false ? .init() : writer.monitoring,
            performanceInsights: offer?.supportsPerformanceInsights == false ? .init() : writer.performanceInsights,
            caCertificate: writer.caCertificate,
            isPubliclyAccessible: writer.isPubliclyAccessible,
            maintenanceWindow: writer.maintenanceWindow,
            tags: StandIn.copied(writer.tags) + StandInTags.of(operation))
    }

    /// Where it may be made, in order: in the writer's zone first when other members spread the risk, in another one
    /// beside a lone writer. Empty leaves the choice to AWS: where the catalogue does not say where the class is offered.
    private static func zones(beside writer: Instance, isAlone: Bool, offered: [String]) -> [String] {
        let possible = offered.filter { writer.subnetZones.contains($0) }
        guard let home = writer.availabilityZone else { return possible }
        let others = possible.filter { $0 != home }
        let own = offered.contains(home) ? [home] : []
        return isAlone ? others + own : own + others
    }

    /// After all members that people gave a tier: an unplanned failover goes to the lowest tier (Aurora user guide, "High
    /// availability for Amazon Aurora"). A serverless one in a tier above 1 does not scale with the writer ("How Aurora
    /// Serverless v2 works"), and gets 1 where it comes before nobody by that.
    private static func tier(beside readers: [Membership.Entry], instanceClass: InstanceClass) -> Int {
        instanceClass == "db.serverless" && readers.allSatisfy { $0.promotionTier <= 1 } ? 1 : 15
    }

    /// Names of AWS's own tags cannot be given by us, autoscaling's would make it take the stand-in for its own, and ours
    /// are those of another operation.
    private static func copied(_ tags: [Tag]) -> [Tag] {
        let foreign = ["application-autoscaling:", "aws:", "changeover:"]
        let copied = tags.filter { tag in !foreign.contains { tag.key.lowercased().hasPrefix($0) } }
        return Array(copied.prefix(mostCopiedTags))
    }
}
