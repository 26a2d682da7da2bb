extension RDS {
    /// Whether a last snapshot is taken of what is deleted; one or the other has to be said.
    package enum FinalSnapshot: Sendable, Equatable {
        case skipped
        case named(String)
    }
}

extension QueryParameters {
    mutating func add(_ finalSnapshot: RDS.FinalSnapshot) {
        switch finalSnapshot {
        case .skipped:
            add("SkipFinalSnapshot", true)
        case .named(let identifier):
            add("SkipFinalSnapshot", false)
            add("FinalDBSnapshotIdentifier", identifier)
        }
    }
}
