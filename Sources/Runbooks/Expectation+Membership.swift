import Maintenance

extension Expectation {
    /// How the cluster has to look in the end: everything as it is, but for the writer, the classes and the instances
    /// named.
    init(
        of membership: Membership, writer: InstanceID?, changing changed: [InstanceID] = [],
        to instanceClass: InstanceClass? = nil,
        without absent: [InstanceID] = [], storage: Storage? = nil
    ) {
        var members: [InstanceID: InstanceClass] = [:]
        var tiers: [InstanceID: Int] = [:]
        var unwell: [InstanceID] = []
        for entry in membership.entries where !entry.isAutoscaled && !absent.contains(entry.identifier) {
            guard let seen = entry.instance else {
                unwell.append(entry.identifier)
                continue
            }
            // What was unwell before, and is not worked on, is not this operation's matter.
            guard seen.status.isAvailable || changed.contains(entry.identifier) || entry.identifier == writer else {
                unwell.append(entry.identifier)
                continue
            }
            tiers[entry.identifier] = entry.member.promotionTier ?? seen.promotionTier
            members[entry.identifier] =
                changed.contains(entry.identifier) ? instanceClass ?? seen.instanceClass : seen.instanceClass
        }
        // Those that AWS describes and does not list yet are on their way in or out.
        unwell += membership.observation.instances.map(\.identifier).filter {
            membership[$0] == nil && !absent.contains($0)
        }
        self.init(
            writer: writer, members: members, absent: absent,
            awaitingRestart: membership.entries.filter {
                $0.parameters == .awaitingRestart && !changed.contains($0.identifier)
                    && !absent.contains($0.identifier)
            }.map(\.identifier),
            mayVary: membership.entries.filter(\.isAutoscaled).map(\.identifier) + unwell, storage: storage,
            tiers: tiers)
    }
}
