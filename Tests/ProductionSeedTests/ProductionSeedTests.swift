import Foundation
import Testing

/// The production shell over all scenes, with seeded faults on the wire; what the engine's value alone does is for the
/// thousands of seeds of SeededTests.
@Suite struct ProductionSeedTests {
    @Test func `seeds of faults on the wire break no invariant and all come to an end`() async throws {
        let runs = try await Self.play(Self.seeds())
        for failure in runs.compactMap(\.failure).sorted().prefix(10) {
            Issue.record("\(failure); CHANGEOVER_SEEDS=<seed> swift test --filter ProductionSeedTests replays it")
        }
        #expect(runs.count { $0.failure != nil } == 0, "of \(runs.count)")
        guard runs.count >= 300 else { return }
        // A simulation in which too little goes wrong, or too much, proves little.
        #expect(runs.count { $0.fates.first?.hasSuffix("completed") == true } > runs.count * 6 / 10)
        #expect(runs.reduce(0) { $0 + $1.restarts } > runs.count / 4)
        #expect(runs.contains { $0.commands.contains { $0.hasPrefix("rollback") } })
        #expect(
            runs.contains { $0.commands == ["refresh development"] && $0.fates.last?.hasSuffix("completed") == true })
        #expect(runs.reduce(into: Set()) { $0.formUnion($1.faults) }.count > 30)
    }

    @Test(arguments: [3, 17, 24]) func `a seed tells the same story every time`(_ seed: UInt64) async throws {
        let scene = ProductionScene.of(seed: seed)
        let first = try await ProductionRun.of(scene, seed: seed)
        let second = try await ProductionRun.of(scene, seed: seed)
        #expect(first.transcript == second.transcript)
        #expect(first.transcript != "")
    }

    /// Each seed with one scene, all scenes in turn.
    private static func play(_ seeds: ClosedRange<UInt64>) async throws -> [ProductionRun] {
        let lanes = UInt64(max(2, ProcessInfo.processInfo.activeProcessorCount))
        return try await withThrowingTaskGroup(of: [ProductionRun].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var runs: [ProductionRun] = []
                    for seed in seeds where seed % lanes == lane {
                        runs.append(try await ProductionRun.of(ProductionScene.of(seed: seed), seed: seed))
                    }
                    return runs
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    /// 1 to 300, which take about three minutes on two cores, or those that CHANGEOVER_SEEDS names (`17` replays one).
    private static func seeds() -> ClosedRange<UInt64> {
        let named = ProcessInfo.processInfo.environment["CHANGEOVER_SEEDS"] ?? ""
        let ends = named.split(separator: "-").compactMap { UInt64($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return 1...300 }
        return first...last
    }
}
