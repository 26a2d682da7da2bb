import Engine
import GRDB

extension JournalError {
    /// An error of reading or writing the file, in words for people; classified by SQLite's codes.
    init(_ error: any Error, file path: String) {
        switch error {
        case let error as JournalError:
            self = error
        case let error as DatabaseError:
            self.init(error, file: path)
        default:
            self.init(.failed, "The journal \(path) could not be read or written: \(error)")
        }
    }

    private init(_ error: DatabaseError, file path: String) {
        let detail = "\(error.message ?? "no message") (SQLite \(error.extendedResultCode.rawValue))"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.locked, "The journal \(path) is in use by another process; only one Changeover may run on it.")
        case .SQLITE_FULL:
            self.init(.diskFull, "There is no room for the journal \(path): \(detail).")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self = .damaged(path, detail)
        default:
            self.init(.failed, "The journal \(path) could not be read or written: \(detail).")
        }
    }

    /// The log was changed by somebody else, in a way that leaves open what is in force.
    static func doubtful(_ path: String, _ finding: String) -> JournalError {
        JournalError(
            .contradicted,
            "The journal \(path) is not as it was recorded: \(finding) Nothing in it was changed: look at it with "
                + "`changeover audit --verify`, and put a backup in its place.")
    }

    static func damaged(_ path: String, _ finding: String) -> JournalError {
        JournalError(
            .unreadable,
            "The journal \(path) is damaged (\(finding)); nothing in it was changed: put a backup in its place.")
    }
}
