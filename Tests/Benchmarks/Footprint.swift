import Engine
import Foundation
import Maintenance

/// What active operations take of memory.
enum Footprint {
    static func printAll() throws {
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
        let before = try anonymousMegabytes()
        try hold(1000..<4000)
        let slope = (try anonymousMegabytes() - before) / 3
        let active = operations.values.count { $0.isActive }
        print("Memory of 1,000 more active operations, each half way through (limit 1 MB)")
        print("  \("anonymous".padded) \(slope.words) MB\(slope <= 1 ? "" : "  EXCEEDED")  (of \(active) held)")
    }

    /// What the process itself has written to (`RssAnon`).
    private static func anonymousMegabytes() throws -> Double {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") } ?? ""
        return (Double(line.split(separator: " ").dropFirst().first ?? "") ?? 0) / 1024
    }
}
