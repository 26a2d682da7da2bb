import Foundation

/// What libpq takes from the environment and no keyword of a connection excludes: a service of a file, and settings of the
/// session ("Environment Variables" in the PostgreSQL manual, libpq).
enum LibpqEnvironment {
    static let names = [
        "PGSERVICE", "PGSERVICEFILE", "PGSYSCONFDIR", "PGREQUIREAUTH", "PGREQUIREPEER", "PGGSSLIB", "PGDATESTYLE",
        "PGTZ",
        "PGGEQO",
    ]

    /// Before anything else runs in the process: others may be reading the environment then.
    static func clear() {
        for name in names { unsetenv(name) }
    }
}
