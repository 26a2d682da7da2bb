/// A status as AWS writes it, for clusters and instances alike.
///
/// Unknown words count as transitional. Source: Aurora user guide, "Viewing DB cluster status" and "Viewing DB instance
/// status".
package struct Status: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }

    package enum Meaning: Sendable, Equatable {
        /// At rest and usable.
        case available
        /// AWS is at work, or says a word we do not know.
        case transitional
        /// At rest and will not come back without a person.
        case broken
        /// At rest and stopped by somebody.
        case stopped
    }

    package var meaning: Meaning {
        switch text {
        case "available": .available
        case Status.storageOptimization.text: .available
        case "stopped": .stopped
        case Status.insufficientCapacity.text: .broken
        case Status.storageFull.text: .broken
        case "failed", "restore-error", "cloning-failed", "migration-failed": .broken
        default:
            text.hasPrefix("incompatible-") || text.hasPrefix("inaccessible-") ? .broken : .transitional
        }
    }

    /// AWS moves data behind values that are in force: for hours, perhaps days, with the database fully usable.
    package static let storageOptimization: Status = "storage-optimization"

    /// AWS reads the data of a restored instance from where it is kept, while it is in use (RDS user guide, "Viewing Amazon RDS
    /// DB instance status"); its classes t3 and t4 do not show it.
    package static let storageInitialization: Status = "storage-initialization"

    /// The instance has no storage left, and takes no change but more of it (RDS user guide, "Viewing Amazon RDS DB instance
    /// status").
    package static let storageFull: Status = "storage-full"

    /// The database is in service meanwhile, and takes no changes.
    package static let backingUp: Status = "backing-up"

    /// AWS cannot create the instance for want of capacity: it never was available (RDS user guide, "Viewing Amazon RDS DB
    /// instance status"). Of the other ones at which an instance does not come up AWS does not say that it never did.
    package static let insufficientCapacity: Status = "insufficient-capacity"

    package var isAvailable: Bool { meaning == .available }
    package var isBroken: Bool { meaning == .broken }
}
