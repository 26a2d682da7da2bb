/// Locks and the freeze: the fold of their stream.
package struct Restraints: Sendable, Equatable {
    /// Oldest first.
    package private(set) var inForce: [Restraint] = []
    /// Number of events folded in: what compare-and-swap compares.
    package private(set) var version = 0

    package init() {}

    /// - Throws: `Refusal` when what is imposed is in force already, or what is lifted is not; nothing is changed then.
    package mutating func apply(_ change: RestraintChange) throws(Refusal) {
        switch change {
        case .imposed(let new):
            if let old = inForce.first(where: { $0.includes(new) }) { throw Refusal("\(old.words) already.") }
            inForce.append(new)
        case .lifted(let cluster, let place, _):
            guard let index = inForce.firstIndex(where: { $0.cluster == cluster && $0.place == place }) else {
                throw Refusal("\(cluster.map { "\($0) is not locked" } ?? "Nothing is frozen").")
            }
            inForce.remove(at: index)
        }
        version += 1
    }

    /// The first that holds a target back.
    package func covering(_ target: Target) -> Restraint? {
        inForce.first { $0.covers(target) }
    }
}
