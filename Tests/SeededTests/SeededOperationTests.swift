import Engine
import Maintenance
import Runbooks
import Simulation
import TestSupport
import Testing

/// Every runbook in virtual time, as `SeededResizeTests` has it for a resize.
@Suite struct SeededOperationTests {
    @Test(arguments: SeededScene.allCases.filter { $0 != .resize })
    func `seeds of faults and crashes break no invariant and all come to an end`(scene: SeededScene) async throws {
        let seeds = SeededRun.seeds()
        let runs = try await withThrowingTaskGroup(of: [SeededRun].self) { group in
            let lanes: UInt64 = 4
            for lane in 0..<lanes {
                group.addTask {
                    try seeds.filter { $0 % lanes == lane }.map { try SeededRun(scene, seed: $0) }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        for failure in runs.compactMap(\.failure).sorted().prefix(5) {
            Issue.record(
                "\(scene) \(failure); CHANGEOVER_SEEDS=<seed> swift test --filter SeededOperationTests replays it")
        }
        guard seeds.count >= 1000 else { return }
        // A simulation in which too little goes wrong proves little.
        #expect(runs.count { $0.fates.first == "completed" } > runs.count * 6 / 10, "\(scene)")
        let names = runs.reduce(into: Set<String>()) { $0.formUnion($1.eventNames) }
        #expect(names.isSuperset(of: ["held", "patienceChanged", "paused", "resumed"]))
        let failed = runs.reduce(into: Set<RDSAction>()) { $0.formUnion($1.failedWork) }
        switch scene {
        case .upgrade:
            #expect(failed.isSuperset(of: [.createBlueGreenDeployment, .switchoverBlueGreenDeployment]))
        case .upgradeInPlace: #expect(failed.contains(.modifyDBCluster))
        case .cycle, .storageWithRestart, .maintenance, .cycleByReader:
            #expect(names.isSuperset(of: ["reset", "stepSkipped", "unheld"]))
            #expect(runs.contains { $0.isBroughtBack })
        default: break
        }
    }

    @Test(arguments: SeededScene.allCases, 1...3 as ClosedRange<UInt64>)
    func `without faults every operation completes and leaves the cluster as promised`(
        scene: SeededScene, seed: UInt64
    ) throws {
        var shell = SeededShell.shell(of: scene, seed: seed, faults: .none)
        let isOver = shell.run(until: shell.now + .seconds(24 * 3600))
        #expect(isOver)
        #expect(shell.violations == [])
        let operation = try #require(shell.store.newest)
        // I10: nothing takes much longer than AWS does (the benchmarks are exact; here quiet looks are left out).
        let times = try #require(shell.times(of: operation))
        let settling =
            switch scene {
            // Of maintenance that no status shows, only time proves that AWS is through with it.
            case .maintenance, .instanceMaintenance: 300.0
            // Two calls that take AWS no time, each seen at a look.
            case .rebootUnscaled: 60.0
            default: 0.0
            }
        #expect(times.took <= times.busy * 1.1 + 30 + settling, "\(scene) took \(times.took) s, AWS \(times.busy) s")
        #expect(
            operation.phase.name == "completed",
            "\(scene): \(operation.phase), \(operation.plan.blocks.map(\.text)), \(shell.store.operations.count) operations"
        )
    }
}
