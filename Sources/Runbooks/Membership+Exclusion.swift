import Maintenance

extension Membership {
    /// Members that an operation may work on when some are to be left as they are: autoscaling's and stand-ins are not
    /// among them.
    ///
    /// - Throws: `Refusal` when a name is not a member's, or nothing is left to work on.
    func workable(
        excluding excluded: [InstanceID], where isWorkable: (Entry) -> Bool = { _ in true }
    ) throws(Refusal) -> [Entry] {
        for name in excluded where self[name] == nil {
            let near = identifiers.map(\.text).nearest(to: name.text)
            let hint = near.isEmpty ? "Its members are \(identifiers.listed)." : "Did you mean \(near.listed)?"
            throw Refusal("\(cluster.identifier) has no member \(name) to leave out. \(hint)")
        }
        let possible = entries.filter { !$0.isAutoscaled && !$0.isStandIn && isWorkable($0) }
        let included = possible.filter { !excluded.contains($0.identifier) }
        guard !included.isEmpty || possible.isEmpty else {
            throw Refusal(
                "Everything is left out: of \(possible.map(\.identifier).listed) at least one has to be changed.")
        }
        return included
    }

    /// How the cluster is now: what a rollback goes back to; `nil` while AWS lists no writer, whom the role would be given
    /// back to.
    var beginning: Beginning? {
        guard let writer = writer.identifier else { return nil }
        let permanent = entries.filter { !$0.isAutoscaled && !$0.isStandIn }
        return Beginning(
            writer: writer,
            classes: Dictionary(
                permanent.compactMap { entry in entry.instance.map { (entry.identifier, $0.instanceClass) } }
            ) { first, _ in first },
            storageType: cluster.storage.type, engineVersion: cluster.engineVersion,
            resource: cluster.resourceIdentifier)
    }
}
