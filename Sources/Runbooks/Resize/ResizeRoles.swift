import Maintenance

/// Who of a cluster takes which part in a resize.
struct ResizeRoles: Sendable {
    let membership: Membership
    let writer: Instance
    let request: ResizeRunbook
    /// Members whose class changes, the writer first.
    let changing: [Membership.Entry]

    /// - Throws: `Refusal` when the request names members that are not there, or leaves out every one.
    init(_ membership: Membership, writer: Instance, _ request: ResizeRunbook) throws(Refusal) {
        self.membership = membership
        self.writer = writer
        self.request = request
        let included = try membership.workable(excluding: request.exclude) { !$0.isServerless }
        let changing = included.filter { $0.instance?.instanceClass != request.instanceClass }
        self.changing = changing.filter(\.isWriter) + changing.filter { !$0.isWriter }
    }

    var changesWriter: Bool { changing.contains(where: \.isWriter) }

    /// A reader of the wanted class that can carry the writer role as it is.
    var readyReader: Membership.Entry? {
        Membership.preferred(
            of: borrowable.filter {
                $0.instance?.instanceClass == request.instanceClass && $0.parameters == .inSync
            })
    }

    /// A reader that can carry the writer role once its class is changed.
    var changedReader: Membership.Entry? {
        Membership.preferred(
            of: borrowable.filter { reader in changing.contains { $0.identifier == reader.identifier } })
    }

    private var borrowable: [Membership.Entry] {
        membership.readers.filter { $0.isServing && !$0.isAutoscaled && !$0.isServerless && !$0.isStandIn }
    }
}
