import Engine
import Maintenance

extension Entry {
    /// Refuses an entry whose parts do not belong together: our own mistake, kept out of the record.
    func checkConsistency() throws(JournalError) {
        guard let operation else {
            guard events.isEmpty, expectedVersion == nil else {
                throw JournalError(.failed, "An entry without an operation cannot have events.")
            }
            return
        }
        let expected = (expectedVersion ?? 0) + events.count
        guard operation.version == expected, expected > 0 else {
            throw JournalError(
                .failed,
                "Operation \(operation.id) of version \(operation.version) does not follow from \(events.count) events "
                    + "onto version \(expectedVersion ?? 0).")
        }
    }
}
