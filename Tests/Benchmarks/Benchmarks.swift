import Foundation

/// Prints every figure as a ratio to a limit: those in virtual time are the same on every machine, those of the journal
/// compare slices of one run with each other. Names of parts as arguments print these alone.
@main
struct Benchmarks {
    private enum Part: String, CaseIterable {
        case times
        case calls
        case memory
        case journal
        case resumption
    }

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.count == 3, arguments.first == Resumption.fillCommand, let count = Int(arguments.last ?? "") {
            return try await Resumption.fillAndDie(at: Array(arguments)[1], count: count)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "changeover-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let chosen = arguments.compactMap { Part(rawValue: $0) }
        for part in chosen.isEmpty ? Part.allCases : chosen {
            switch part {
            case .times: Scenario.printAll()
            case .calls: Crowd.printAll()
            case .memory: try Footprint.printAll()
            case .journal: try await JournalSpeed.printAll(in: folder)
            case .resumption: try await Resumption.printAll(in: folder)
            }
            fflush(nil)
        }
    }
}
