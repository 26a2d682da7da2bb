import Engine
import Foundation
import Journal
import Logging
import Maintenance
import TestSupport

/// How long the walk along a long log takes that a bot makes beside its work.
enum LogSpeed {
    private static let lines = 100_000
    private static let operations = 100
    private static let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }

    static func measure(in folder: URL, into sheet: inout Sheet) async throws {
        let path = folder.appending(path: "long.sqlite").path
        try await fill(path)
        let journal = try SQLiteJournal(at: path, logger: logger)
        let begin = ContinuousClock.now
        _ = try await journal.restraints()
        var walk = LogWalk()
        var longest = 0.0
        while !walk.isOver {
            let stretch = ContinuousClock.now
            walk = try await journal.walkLog(walk, atMost: 500)
            longest = max(longest, (ContinuousClock.now - stretch).milliseconds)
        }
        let took = (ContinuousClock.now - begin).milliseconds
        try await journal.close()
        sheet.title("Seconds for the walk along \(lines) lines of the log")
        guard walk.flaws.isEmpty, walk.line >= lines else { return sheet.failure("walk", "\(walk.flaws.count) flaws") }
        sheet.row(
            "seconds", took / 1000, .atMost(5), note: "nothing is recorded for at most \(longest.words) ms of it")
    }

    /// Operations that pause and go on again and again.
    private static func fill(_ path: String) async throws {
        let journal = try SQLiteJournal(at: path, logger: logger)
        let (paused, resumed) = (Event.paused(.person("U0ALICE")), Event.resumed(by: "U0ALICE"))
        for number in 0..<operations {
            var story = try SampleStory(OperationID("b\(number)"), cluster: ClusterID("orders\(number)"))
            try story.start()
            while story.operation.version < lines / operations {
                try story.turn(paused, resumed, paused, resumed, paused, resumed, paused, resumed, paused, resumed)
            }
            for result in await journal.commit(story.entries) { try result.get() }
        }
        try await journal.close()
    }
}
