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

    /// Who has the writer role, as far as AWS shows it.
    enum Writer: Sendable {
        case described(Instance)
        /// Listed as the writer, and not described.
        case undescribed(InstanceID)
        case unlisted

        var identifier: InstanceID? {
            switch self {
            case .described(let instance): instance.identifier
            case .undescribed(let identifier): identifier
            case .unlisted: nil
            }
        }

        var instance: Instance? {
            guard case .described(let instance) = self else { return nil }
            return instance
        }
    }

    let observation: Observation
    let cluster: Cluster
    let writer: Writer
    /// Sorted by identifier.
    let entries: [Entry]

    /// A cluster as it is, perhaps in an incident.
    ///
    /// - Throws: `Refusal` when there is no cluster with members to make a plan for, or only a secondary of a Global Database.
    init(_ basis: PlanBasis) throws(Refusal) {
        let observation = basis.observation
        let target = observation.target
        if let seen = observation.rdsInstance { throw Membership.refusal(of: seen) }
        try basis.refuseMember { cluster, _ in
            "`show \(cluster)` tells of that, and maintenance is asked for by its name"
        }
        guard let cluster = observation.cluster else {
            throw Refusal(
                "There is no cluster \(target.cluster) in \(target.place.region) of account \(target.place.account). "
                    + "`clusters` lists those that there are.")
        }
        guard !cluster.members.isEmpty else {
            throw Refusal("\(cluster.identifier) has no instances: there is nothing to work on.")
        }
        if observation.writer == nil { try Membership.refuseSecondary(cluster, of: basis.globalRole) }
        self.observation = observation
        self.cluster = cluster
        self.writer =
            observation.writer.map { name in observation[name].map { .described($0) } ?? .undescribed(name) }
            ?? .unlisted
        self.entries = cluster.members.sorted { $0.instance < $1.instance }.map { member in
            Entry(
                member: member, instance: observation[member.instance],
                parameters: observation.parameterState(of: member.instance))
        }
    }

    /// A cluster together with its writer: what all maintenance is planned on but the help in an incident.
    ///
    /// - Throws: `Refusal` when there is none to make a plan for, or AWS does not show its writer.
    static func withWriter(_ basis: PlanBasis) throws(Refusal) -> (membership: Membership, writer: Instance) {
        let membership = try Membership(basis)
        let cluster = membership.cluster
        switch membership.writer {
        case .described(let writer):
            return (membership, writer)
        case .undescribed(let writer):
            throw Refusal(
                "AWS lists \(writer) as the writer of \(cluster.identifier) but does not describe it. "
                    + "Ask again in a minute.")
        case .unlisted:
            throw Refusal(
                "AWS lists no writer for \(cluster.identifier) now (status \(cluster.status)). "
                    + "Ask again when it has one: `show \(cluster.identifier)`.")
        }
    }

    /// A secondary of a Global Database has no writer at any time.
    private static func refuseSecondary(_ cluster: Cluster, of reading: Reading<GlobalRole?>) throws(Refusal) {
        switch reading {
        case .known(let role?) where !role.isPrimary:
            throw Refusal(
                "\(cluster.identifier) is a secondary of the Global Database \(role.globalCluster) and has no writer to "
                    + "fail over. Ask for the primary cluster instead.")
        case .unavailable(let reason):
            guard let global = cluster.globalCluster else { return }
            throw Refusal(
                "AWS lists no writer for \(cluster.identifier), which is part of the Global Database \(global), and whether it "
                    + "is a secondary, which has none, was not read: \(reason.asSentence)")
        case .known: return
        }
    }

    private static func refusal(of seen: RDSInstance) -> Refusal {
        let name = seen.identifier
        return Refusal(
            "\(name) is an RDS instance (\(seen.instance.engine)) and not a cluster: there is no other member to take over. "
                + "What can be done with it: `resize \(name) CLASS`, `upgrade \(name) VERSION`, `failover \(name)`, `storage \(name) gp3`, `reboot \(name)`, "
                + "`apply-maintenance \(name)`.")
    }

    subscript(_ instance: InstanceID) -> Entry? { entries.first { $0.identifier == instance } }

    var readers: [Entry] { entries.filter { !$0.isWriter } }
    var identifiers: [InstanceID] { entries.map(\.identifier) }

    /// "writer orders-1 · readers orders-2, orders-3".
    var words: String {
        let names = readers.map(\.identifier.text).joined(separator: ", ")
        guard let name = writer.identifier else {
            return "no writer listed · \(readers.count == 1 ? "member" : "members") \(names)"
        }
        let role = writer.instance == nil ? "writer \(name) (not described)" : "writer \(name)"
        return switch readers.count {
        case 0: "\(role) · no readers"
        case 1: "\(role) · reader \(names)"
        default: "\(role) · readers \(names)"
        }
    }

    /// The best of the given members to become the writer: lowest promotion tier, then of that class, then by name.
    static func preferred(of entries: [Entry], instanceClass: InstanceClass? = nil) -> Entry? {
        entries.min { left, right in
            func rank(_ entry: Entry) -> (Int, Int, InstanceID) {
                let isOfClass = instanceClass != nil && entry.instance?.instanceClass == instanceClass
                return (entry.promotionTier, isOfClass ? 0 : 1, entry.identifier)
            }
            return rank(left) < rank(right)
        }
    }
}
