import Engine
import Foundation
import Maintenance

/// What active operations take of memory.
enum Footprint {
    static func measure(into sheet: inout Sheet) throws {
        let story = try Story.resize()
        var operations: [OperationID: Maintenance.Operation] = [:]
        var agenda = Agenda()
        func hold(_ numbers: Range<Int>) throws {
            for number in numbers {
                // Each is read from its own text, so that none shares its parts with another.
                let entry = try story.entry(halfWayAs: number, routing: Story.routing)
                guard let operation = entry.operation else { continue }
                operations[operation.id] = operation
                agenda.hurry(operation.id)
            }
        }
        try hold(0..<1000)
        let (before, textBefore) = (try anonymousMegabytes(), try text(operations.values))
        try hold(1000..<4000)
        let slope = (try anonymousMegabytes() - before) / 3
        let text = (try text(operations.values) - textBefore) / 3
        sheet.title("Memory of 1,000 more active operations, each half way through, over the text of their states")
        // Each string of more than 15 bytes is an object of its own, of 32 bytes more and rounded up.
        sheet.row(
            "anonymous", slope / text, .atMost(2.5),
            note: "\(slope.words) MB, their text \(text.words) MB; of \(operations.count) held")
        withExtendedLifetime(agenda) {}
    }

    /// The megabytes of their states as the journal keeps them.
    private static func text(_ operations: some Collection<Maintenance.Operation>) throws -> Double {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // They differ in the digits of their names alone.
        let sample = Array(operations.sorted { $0.id < $1.id }.prefix(20))
        let bytes = try sample.reduce(0) { $0 + (try encoder.encode($1).count) }
        return Double(bytes) / Double(max(1, sample.count)) * Double(operations.count) / 1_048_576
    }

    /// What the process itself has written to (`RssAnon`).
    private static func anonymousMegabytes() throws -> Double {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") } ?? ""
        return (Double(line.split(separator: " ").dropFirst().first ?? "") ?? 0) / 1024
    }
}
