package import Maintenance

extension Family {
    /// The way back of other operations.
    package static let rollback = Family("rollback", runbooks: [RollbackRunbook.self])
}
