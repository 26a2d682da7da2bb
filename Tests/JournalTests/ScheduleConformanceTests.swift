import Engine
import Journal
import Maintenance
import TestSupport
import Testing

/// What every journal does with the marks of schedules.
struct ScheduleConformanceTests {
    private let mark = ScheduleMark(schedule: "daily 03:00 UTC", consideredUntil: SampleStory.beginning)

    @Test(arguments: JournalKind.allCases)
    func `a schedule that was never seen has no mark`(kind: JournalKind) async throws {
        try await kind.withJournal { journal in
            try await journal.record(mark, of: "development")
            #expect(try await journal.mark(of: "staging") == nil)
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `the last mark is kept, earlier or later than the one before`(kind: JournalKind) async throws {
        try await kind.withJournal { journal in
            for span in [Span.zero, .minutes(60), .minutes(-60)] {
                let mark = ScheduleMark(schedule: "Sun 03:00 UTC", consideredUntil: mark.consideredUntil + span)
                try await journal.record(mark, of: "development")
                #expect(try await journal.mark(of: "development") == mark)
            }
        }
    }

    @Test(arguments: JournalKind.allCases)
    func `marks of schedules that there are no more are dropped`(kind: JournalKind) async throws {
        try await kind.withJournal { journal in
            for name in ["development", "staging"] { try await journal.record(mark, of: name) }
            try await journal.forgetMarks(except: ["staging", "testing"])
            #expect(try await journal.mark(of: "development") == nil)
            #expect(try await journal.mark(of: "staging") == mark)
        }
    }

    @Test func `a mark is there when the file is opened again`() async throws {
        let folder = try TemporaryFolder()
        let first = try SQLiteJournal(at: folder.journal, logger: .silent)
        try await first.record(mark, of: "development")
        try await first.close()
        let second = try SQLiteJournal(at: folder.journal, logger: .silent)
        #expect(try await second.mark(of: "development") == mark)
        try await second.close()
    }
}
