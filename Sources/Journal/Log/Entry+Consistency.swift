import Engine
import Maintenance

extension Entry {
    /// Refuses an entry whose parts do not belong together: our own mistake, kept out of the record.
    func checkConsistency() throws(JournalError) {
        switch change {
        case .operation(let operation, let version, let events):
            guard operation.version == version + events.count, operation.version > 0 else {
                throw JournalError(
                    .failed,
                    "Operation \(operation.id) of version \(operation.version) does not follow from \(events.count) events "
                        + "onto version \(version).")
            }
        case .restraints(let changes, _):
            guard !changes.isEmpty else { throw JournalError(.failed, "An entry about restraints has a change.") }
        case nil:
            break
        }
    }
}

extension Restraints {
    /// What they are after changes that were decided on from a version of them.
    func following(_ changes: [RestraintChange], onto version: Int) throws(JournalError) -> Restraints {
        guard self.version == version else { throw .restraintConflict(expected: version, stored: self.version) }
        var after = self
        do throws(Refusal) {
            for change in changes { try after.apply(change) }
        } catch {
            throw JournalError(.failed, error.sentence)
        }
        return after
    }
}
