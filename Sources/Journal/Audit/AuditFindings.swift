package import Engine
package import Maintenance

/// What an audit of a journal found.
package struct AuditFindings: Sendable, Equatable {
    /// The first or the last line of the log.
    package struct End: Sendable, Equatable {
        package var number: Int
        package var stream: StreamID
        package var at: Timestamp
        package var name: String
        package var hash: String
    }

    /// A lock or freeze, in force or lifted.
    package struct RestraintRecord: Sendable, Equatable {
        package var restraint: Restraint
        /// Who lifted it, and when; `nil` while it is in force.
        package var lifted: Lifting?
    }

    package struct Lifting: Sendable, Equatable {
        package var by: PersonID
        package var at: Timestamp
    }

    package var verdict: ChainVerdict
    /// All that is not as it was recorded, the verdict's first.
    package var flaws: [LogFlaw]
    package var lines: Int
    package var operations: Int
    package var first: End?
    package var last: End?
    /// Oldest first, as far as the log tells of them.
    package var restraints: [RestraintRecord]
}
