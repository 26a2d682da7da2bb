import Foundation

/// Prints every figure with the limit that it is held to, and fails when one does not hold: those in virtual time are the
/// same on every machine, those of the journal compare slices of one run. Names of parts as arguments print these alone.
@main
struct Benchmarks {
    private enum Part: String, CaseIterable {
        case times
        case calls
        case memory
        case journal
        case waits
        case resumption
        case walk
    }

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.count == 3, arguments.first == Resumption.fillCommand, let count = Int(arguments.last ?? "") {
            return try await Resumption.fillAndDie(at: Array(arguments)[1], count: count)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "changeover-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let broken: Int
        do {
            defer { try? FileManager.default.removeItem(at: folder) }
            broken = try await fill(arguments.compactMap { Part(rawValue: $0) }, in: folder)
        }
        exit(broken == 0 ? EXIT_SUCCESS : EXIT_FAILURE)
    }

    private static func fill(_ chosen: [Part], in folder: URL) async throws -> Int {
        var sheet = Sheet()
        for part in chosen.isEmpty ? Part.allCases : chosen {
            switch part {
            case .times: await Scenario.measure(into: &sheet)
            case .calls: Crowd.measure(into: &sheet)
            case .memory: try await Footprint.measure(in: folder, into: &sheet)
            case .journal: try await JournalSpeed.measure(in: folder, into: &sheet)
            case .waits: try await DiskWaits.measure(in: folder, into: &sheet)
            case .resumption: try await Resumption.measure(in: folder, into: &sheet)
            case .walk: try await LogSpeed.measure(in: folder, into: &sheet)
            }
        }
        sheet.conclude()
        return sheet.broken
    }
}
