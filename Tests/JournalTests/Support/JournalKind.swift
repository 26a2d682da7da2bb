import Engine
import Journal
import Logging
import TestSupport
import Testing

/// The implementations that the conformance suite holds to one behaviour.
enum JournalKind: String, CaseIterable, CustomTestStringConvertible {
    case memory
    case sqlite

    var testDescription: String { rawValue }

    /// Runs a test on an empty journal.
    func withJournal(_ body: (any Journal & ScheduleMarks) async throws -> Void) async throws {
        switch self {
        case .memory:
            try await body(MemoryJournal())
        case .sqlite:
            let folder = try TemporaryFolder()
            let journal = try SQLiteJournal(at: folder.journal, logger: .silent)
            try await body(journal)
            try await journal.close()
        }
    }
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
