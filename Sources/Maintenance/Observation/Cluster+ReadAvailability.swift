extension Cluster {
    /// Whether readers stay up while the writer restarts or fails over; an engine that is not known counts as one where they
    /// do not.
    ///
    /// Source: Aurora user guide, "Rebooting an Aurora cluster with read availability" (the versions); of a failover "High
    /// availability for Amazon Aurora" (Aurora MySQL 2.10 and higher restarts only the writer and the failover target) and
    /// AWS's announcement "Amazon Aurora PostgreSQL read replicas" of May 2023 (readers stay up while the writer restarts
    /// or fails over).
    package var hasReadAvailability: Bool {
        let numbers = engineVersion.split(separator: ".").compactMap { Int($0) }
        switch engine {
        case "aurora-postgresql":
            guard let major = numbers.first else { return false }
            let minor = numbers.dropFirst().first ?? 0
            switch major {
            case 12: return minor >= 14
            case 13: return minor >= 10
            case 14: return minor >= 7
            case 15: return minor >= 2
            default: return major > 15
            }
        case "aurora-mysql":
            // `8.0.mysql_aurora.3.04.0`: what counts comes after the name.
            guard let own = engineVersion.components(after: "mysql_aurora.") else { return false }
            return own.first.map { $0 > 2 } ?? false || (own.first == 2 && (own.dropFirst().first ?? 0) >= 10)
        default:
            return false
        }
    }
}

extension String {
    /// The numbers of a dotted version behind a word; `nil` when the word is not there.
    package func components(after word: String) -> [Int]? {
        guard let range = firstRange(of: word) else { return nil }
        return self[range.upperBound...].split(separator: ".").compactMap { Int($0) }
    }
}
