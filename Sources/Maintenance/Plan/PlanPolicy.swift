/// What configuration says about plans.
package struct PlanPolicy: Sendable, Codable, Equatable {
    /// How many readers a rolling change leaves in service.
    package enum Floor: Sendable, Codable, Equatable {
        case atLeast(Int)
        /// Change one reader at a time.
        case allButOne

        /// The number of readers to keep, given how many there are while the change runs and were before it.
        package func readers(of present: Int, before: Int) -> Int {
            switch self {
            case .atLeast(let count): max(0, min(count, before, present - 1))
            case .allButOne: max(0, present - 1)
            }
        }
    }

    package var floor: Floor
    /// Replica lag above which a failover is not proposed.
    package var replicaLagLimit: Span
    /// How long after a failover another one has to be asked for in full knowledge of the first.
    package var coolDown: Span

    package init(
        floor: Floor = .atLeast(1), replicaLagLimit: Span = Span(milliseconds: 1000), coolDown: Span = .minutes(15)
    ) {
        self.coolDown = coolDown
        self.floor = floor
        self.replicaLagLimit = replicaLagLimit
    }
}
