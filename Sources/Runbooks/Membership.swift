import Maintenance

/// A cluster with its members resolved: what plans and checks look at.
struct Membership: Sendable {
    /// A member as the cluster lists it, with the instance behind it where AWS describes one.
    struct Entry: Sendable {
        let member: Cluster.Member
        let instance: Instance?
        let parameters: ParameterState

        var identifier: InstanceID { member.instance }
        var isWriter: Bool { member.isWriter }
        /// 1 is what AWS gives an instance that nobody gave a tier (CreateDBInstance, `PromotionTier`).
        var promotionTier: Int { member.promotionTier ?? instance?.promotionTier ?? 1 }
        var isAutoscaled: Bool { instance?.isAutoscaled ?? false }
        var isServerless: Bool { instance?.isServerless ?? false }
        var isStandIn: Bool { instance?.standInOperation != nil }

        var isServing: Bool { instance?.status.isAvailable ?? false }
    }

    let observation: Observation
    let cluster: Cluster
    let writer: Instance
    /// Sorted by identifier.
    let entries: [Entry]

    /// - Throws: `Refusal` when there is no cluster, or none with a writer, to make a plan for.
    init(_ basis: PlanBasis) throws(Refusal) {
        let observation = basis.observation
        let target = observation.target
        if let seen = observation.rdsInstance { throw Membership.refusal(of: seen) }
        guard let cluster = observation.cluster else {
            throw Refusal(
                "There is no cluster \(target.cluster) in \(target.place.region) of account \(target.place.account). "
                    + "`clusters` lists those that there are.")
        }
        guard !cluster.members.isEmpty else {
            throw Refusal("\(cluster.identifier) has no instances: there is nothing to work on.")
        }
        if case .known(let role?) = basis.globalRole, !role.isPrimary, observation.writer == nil {
            throw Refusal(
                "\(cluster.identifier) is a secondary of the Global Database \(role.globalCluster) and has no writer to "
                    + "fail over. Ask for the primary cluster instead.")
        }
        guard let writer = observation.writer else {
            throw Refusal(
                "AWS lists no writer for \(cluster.identifier) now (status \(cluster.status)). "
                    + "Ask again when it has one: `show \(cluster.identifier)`.")
        }
        guard let seen = observation[writer] else {
            throw Refusal(
                "AWS lists \(writer) as the writer of \(cluster.identifier) but does not describe it. "
                    + "Ask again in a minute.")
        }
        self.observation = observation
        self.cluster = cluster
        self.writer = seen
        self.entries = cluster.members.sorted { $0.instance < $1.instance }.map { member in
            Entry(
                member: member, instance: observation[member.instance],
                parameters: observation.parameterState(of: member.instance))
        }
    }

    private static func refusal(of seen: RDSInstance) -> Refusal {
        let name = seen.identifier
        return Refusal(
            "\(name) is an RDS instance (\(seen.instance.engine)) and not a cluster: there is no other member to take over. "
                + "What can be done with it: `storage \(name) gp3`, `reboot \(name)`, `apply-maintenance \(name)`.")
    }

    subscript(_ instance: InstanceID) -> Entry? { entries.first { $0.identifier == instance } }

    var readers: [Entry] { entries.filter { !$0.isWriter } }
    var identifiers: [InstanceID] { entries.map(\.identifier) }

    /// "writer orders-1 · readers orders-2, orders-3".
    var words: String {
        let names = readers.map(\.identifier.text).joined(separator: ", ")
        return switch readers.count {
        case 0: "writer \(writer.identifier) · no readers"
        case 1: "writer \(writer.identifier) · reader \(names)"
        default: "writer \(writer.identifier) · readers \(names)"
        }
    }

    /// The best of the given members to become the writer: lowest promotion tier, then of that class, then by name.
    static func preferred(of entries: [Entry], instanceClass: InstanceClass? = nil) -> Entry? {
        entries.min { left, right in
            func rank(_ entry: Entry) -> (Int, Int, InstanceID) {
                (entry.promotionTier, entry.instance?.instanceClass == instanceClass ? 0 : 1, entry.identifier)
            }
            return rank(left) < rank(right)
        }
    }
}
