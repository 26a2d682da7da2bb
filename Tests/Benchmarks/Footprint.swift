import Engine
import Foundation
import Journal
import Logging
import Maintenance
import TestSupport

/// What active operations take of memory, as they are after they were read from the journal.
enum Footprint {
    private static let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }

    static func measure(in folder: URL, into sheet: inout Sheet) async throws {
        let first = try await fill(folder.appending(path: "first.sqlite").path, 0..<1000)
        let second = try await fill(folder.appending(path: "second.sqlite").path, 1000..<4000)
        var held = try await read(first)
        let before = try anonymousMegabytes()
        held += try await read(second)
        let slope = (try anonymousMegabytes() - before) / 3
        sheet.title("Memory of 1,000 more active operations, each half way through a resize, plans included")
        let (plans, states) = try text(held)
        sheet.row(
            "megabytes over their text", slope / (plans + states), .atMost(1.15),
            note: "\(slope.words) MB; text of plans \(plans.words), of states \(states.words) MB")
        withExtendedLifetime(held) {}
    }

    private static func fill(_ path: String, _ numbers: Range<Int>) async throws -> String {
        let journal = try SQLiteJournal(at: path, logger: logger)
        let story = try Story.resize()
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 100) {
            let entries = try (start..<start + 100).map { try story.entry(halfWayAs: $0, routing: Story.routing) }
            for result in await journal.commit(entries) { try result.get() }
        }
        try await journal.close()
        return path
    }

    private static func read(_ path: String) async throws -> [Maintenance.Operation] {
        let journal = try SQLiteJournal(at: path, logger: logger)
        let operations = try await journal.openOperations()
        try await journal.close()
        return operations
    }

    /// The megabytes of 1,000 of their plans and of their states as the journal keeps them: no less is needed to decide, and
    /// to show what was asked and done, so that this is what the memory is held to.
    private static func text(_ operations: [Maintenance.Operation]) throws -> (plans: Double, states: Double) {
        let json = StoredJSON()
        // They differ in the digits of their names alone.
        let sample = operations.prefix(20)
        func megabytes(_ bytes: Int) -> Double { Double(bytes) / Double(max(1, sample.count)) * 1000 / 1_048_576 }
        return (
            megabytes(try sample.reduce(0) { $0 + (try json.text(of: $1.plan).utf8.count) }),
            megabytes(try sample.reduce(0) { $0 + (try json.text(of: $1.state).utf8.count) })
        )
    }

    /// What the process itself has written to (`RssAnon`).
    private static func anonymousMegabytes() throws -> Double {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") } ?? ""
        return (Double(line.split(separator: " ").dropFirst().first ?? "") ?? 0) / 1024
    }
}
