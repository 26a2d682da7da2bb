/// Why a person has to be asked before a call is made. Exactly the calls with a risk have a gate (design, "Gates").
package enum Risk: String, Sendable, Codable, CaseIterable {
    case failover
    case switchover
    case promotion
    /// Of a database; our own stand-in is excepted.
    case deletion
    /// The writer restarts where it is.
    case writerRestart = "writer-restart"
    /// Maintenance is applied to what carries the writer role.
    case writerMaintenance = "writer-maintenance"
    /// The engine's version changes where the database is.
    case inPlaceUpgrade = "in-place-upgrade"
    /// An instance that nobody can stand in for is changed where it is.
    case inPlaceChange = "in-place-change"
    /// Something protects a database from deletion or from writes, and is taken off.
    case unprotecting
}

/// What users of a database notice of a call: what a maintenance window holds.
package enum Disturbance: String, Sendable, Codable {
    case none
    /// Connections to an instance drop.
    case connections
    /// Writes are refused for a while.
    case writes
    /// The same if what is worked on has the writer role, which AWS does not tell.
    case perhapsWrites = "perhaps-writes"
}
