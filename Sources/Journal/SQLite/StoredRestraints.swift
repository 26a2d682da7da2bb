import Engine
import GRDB
import Maintenance

/// Locks and the freeze, which stand in the log alone.
enum StoredRestraints {
    static func read(from json: StoredJSON, in database: Database) throws -> Restraints {
        var restraints = Restraints()
        for stored in try StoredLine.all(of: .restraints, in: database) {
            let change: RestraintChange = try stored.line.read(from: json)
            do throws(Refusal) {
                try restraints.apply(change)
            } catch {
                throw JournalError(.unreadable, "The \(stored.line.title) does not fit: \(error.sentence)")
            }
        }
        return restraints
    }

    /// Those in force and those lifted, oldest first.
    static func history(from json: StoredJSON, in database: Database) throws -> [AuditFindings.RestraintRecord] {
        var records: [AuditFindings.RestraintRecord] = []
        for stored in try StoredLine.all(of: .restraints, in: database) {
            let change: RestraintChange = try stored.line.read(from: json)
            switch change {
            case .imposed(let restraint):
                records.append(AuditFindings.RestraintRecord(restraint: restraint, lifted: nil))
            case .lifted(let cluster, let place, let person):
                let lifted = records.firstIndex { record in
                    record.lifted == nil && record.restraint.cluster == cluster && record.restraint.place == place
                }
                if let lifted {
                    records[lifted].lifted = AuditFindings.Lifting(by: person, at: stored.line.at)
                }
            }
        }
        return records
    }
}
