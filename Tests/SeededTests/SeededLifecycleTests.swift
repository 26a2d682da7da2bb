import Engine
import Foundation
import Maintenance
import Simulation
import TestSupport
import Testing

/// Lifecycles in virtual time: RDS, Route 53, Secrets Manager, the chat and the people, with all that can go wrong there.
@Suite struct SeededLifecycleTests {
    @Test(arguments: SeededLifecycleScene.allCases)
    func `seeds of faults and crashes break no invariant and all come to an end`(
        scene: SeededLifecycleScene
    ) async throws {
        let seeds = LifecycleRun.seeds()
        let runs = await LifecycleRun.all(seeds.map { $0 }) { LifecycleRun(scene, seed: $0) }
        for failure in runs.compactMap(\.failure).sorted().prefix(5) {
            Issue.record(
                "\(scene) \(failure); CHANGEOVER_SEEDS=<seed> swift test --filter SeededLifecycleTests replays it")
        }
        // A simulation in which too little goes wrong proves little.
        guard seeds.count >= 1000 else { return }
        let fates = runs.flatMap(\.fates)
        for runbook in ["refresh", "promote", "retire", "modify", "new"] {
            #expect(fates.contains("lifecycle-\(runbook) completed"), "\(scene)")
        }
        #expect(fates.count { $0 == "lifecycle-refresh completed" } > seeds.count / 4)
        #expect(runs.contains { $0.crashes > 10 })
        #expect(runs.contains { $0.foreignChanges > 0 && $0.fates.contains("lifecycle-promote completed") })
        let calls = runs.reduce(into: Set<KindName>()) { $0.formUnion($1.calls) }
        #expect(calls.isSuperset(of: ["restore-record", "unprotect-retired", "set-master-password"]))
    }

    @Test(arguments: [SeededLifecycleScene.aurora, .instance])
    func `a crash at whichever boundary of an effect of a refresh is come back from`(
        scene: SeededLifecycleScene
    ) async throws {
        let count = Self.refreshed(scene, nil).boundaries
        #expect(count > 100)
        await expectSuccess(of: scene, (1...count).map { .death(at: $0) })
    }

    @Test(arguments: SeededLifecycleScene.allCases)
    func `a call of a refresh that is lost, or whose answer is, is made once`(
        scene: SeededLifecycleScene
    ) async throws {
        let count = Self.refreshed(scene, nil).aws.mutatingCalls
        #expect(count > 8)
        await expectSuccess(of: scene, (1...count).flatMap { [.lostReply(of: $0), .lostRequest(of: $0)] })
    }

    @Test(arguments: SeededLifecycleScene.allCases)
    func `a refresh leaves one database promoted, one retired and the records at the promoted one`(
        scene: SeededLifecycleScene
    ) throws {
        let shell = Self.refreshed(scene, nil)
        #expect(shell.store.newest?.phase.name == "completed")
        #expect(shell.lifecycleStages() == ["development-2026-08-30": "retired", "development-2026-09-01": "promoted"])
        for zone in try #require(scene.lifecycle.dns).zones {
            let value = try #require(shell.recordValue(in: zone))
            #expect(value.hasPrefix("development-2026-09-01."))
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `records that somebody changes right after a promotion are left as they are`(seed: UInt64) {
        var shell = SeededShell.shell(of: .aurora, seed: seed, faults: .none)
        shell.aws.route53.faults = DNSFaultPlan([.changedByHand: 1, .zoneIsBusy: 0.5, .propagationIsSlow: 1])
        let isOver = shell.run(until: shell.now + .seconds(48 * 3600))
        #expect(isOver && shell.violations == [])
        let effects = shell.aws.route53.effects
        for zone in shell.lifecycle?.dns?.zones ?? [] {
            let own = effects.filter { $0.zone == zone && $0.actor == .caller }.map(\.started).max()
            let foreign = effects.last { $0.zone == zone && $0.actor == .somebodyElse }
            if let own, let foreign, foreign.started > own {
                #expect(shell.recordValue(in: zone) == foreign.changes.last?.record.values.first)
            }
        }
    }

    // MARK: What the invariants notice

    @Test func `a record that is pointed at a database that is not there is noticed (L1)`() throws {
        var shell = SeededShell.shell(of: .aurora, seed: 5, faults: .none)
        let record = SimulatedRecordSet("dev-db.example.com", values: ["gone.cluster-c1example.example.com"])
        _ = try shell.aws.route53.changeRecords(
            ChangeRecordsCall(zone: "Z1PUBLIC", [SimulatedRecordChange(.upsert, record)]), at: shell.now)
        shell.checkInvariants()
        #expect(shell.violations.contains { $0.contains("L1") }, "\(shell.violations)")
    }

    @Test func `two databases that say that they are promoted are noticed (L2)`() throws {
        var shell = SeededShell.shell(of: .aurora, seed: 5, faults: .none)
        try shell.aws.rds.addTags(
            [SimulatedTag("changeover:stage", "promoted")],
            to: "arn:aws:rds:us-east-1:123456789012:cluster:development-2026-08-23", at: shell.now)
        shell.checkInvariants()
        #expect(shell.violations.contains { $0.contains("L2") }, "\(shell.violations)")
    }

    @Test func `the deletion of a database that a record points at is noticed (L3, L4)`() throws {
        var shell = SeededShell.shell(of: .aurora, seed: 5, faults: .none)
        _ = try shell.aws.rds.deleteInstance(
            DeleteInstanceCall(identifier: "development-2026-08-30-2"), at: shell.now)
        shell.checkInvariants()
        #expect(shell.violations.contains { $0.contains("L3") }, "\(shell.violations)")
        #expect(shell.violations.contains { $0.contains("L4") }, "\(shell.violations)")
    }

    @Test func `a restart and a masking of a database that a record points at are noticed (L5)`() throws {
        for isMasking in [false, true] {
            var shell = SeededShell.shell(of: .aurora, seed: 5, faults: .none)
            if isMasking {
                shell.mask("development-2026-08-30")
            } else {
                _ = try shell.aws.rds.rebootInstance("development-2026-08-30-2", at: shell.now)
            }
            shell.checkInvariants()
            #expect(shell.violations.contains { $0.contains("L5") }, "\(shell.violations)")
        }
    }

    // MARK: Runs

    private static func refreshed(_ scene: SeededLifecycleScene, _ strike: Strike?) -> SeededShell {
        var shell = SeededShell.shell(of: scene, seed: 3, faults: .none)
        shell.strike = strike
        _ = shell.run(until: shell.now + .seconds(48 * 3600))
        return shell
    }

    private func expectSuccess(of scene: SeededLifecycleScene, _ strikes: [Strike]) async {
        let failures = await LifecycleRun.all(strikes) { strike in
            let shell = Self.refreshed(scene, strike)
            let fate = shell.store.newest?.phase.name
            return shell.violations.isEmpty && fate == "completed"
                ? nil : "\(strike): \(shell.violations.first ?? fate ?? "nothing was asked for")"
        }.compactMap(\.self)
        for failure in failures.sorted().prefix(5) { Issue.record("\(scene) \(failure)") }
        #expect(failures.count == 0, "of \(strikes.count)")
    }
}

/// What became of one seed of a lifecycle: replayable from its number alone.
private struct LifecycleRun: Sendable {
    let failure: String?
    let fates: [String]
    let crashes: Int
    /// How often somebody else changed a record.
    let foreignChanges: Int
    /// Kinds of the calls that were made.
    let calls: Set<KindName>

    init(_ scene: SeededLifecycleScene, seed: UInt64) {
        var shell = SeededShell.shell(of: scene, seed: seed, faults: .swarm)
        let isOver = shell.run(until: shell.now + .seconds(240 * 3600))
        let operations = shell.store.operations.values.sorted { $0.id < $1.id }
        fates = operations.map { "\($0.plan.runbook.kind) \($0.phase.name)" }
        crashes = shell.crashes
        foreignChanges = shell.aws.route53.effects.count { $0.actor == .somebodyElse }
        calls = Set(operations.flatMap { $0.progress?.finished ?? [] }.map(\.intent.mutation.kind))
        failure =
            shell.violations.first.map { "seed \(seed): \($0)" }
            ?? (isOver ? nil : "seed \(seed): not over after ten days: \(fates)")
    }

    /// A few of each scene, or those that CHANGEOVER_SEEDS names.
    static func seeds(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> ClosedRange<UInt64> {
        environment["CHANGEOVER_SEEDS"] == nil ? 1...15 : SeededRun.seeds(environment)
    }

    /// Runs all, some at the same time.
    static func all<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], _ run: @escaping @Sendable (Input) -> Output
    ) async -> [Output] {
        let lanes = 4
        return await withTaskGroup(of: [Output].self) { group in
            for lane in 0..<lanes {
                let own = inputs.indices.filter { $0 % lanes == lane }.map { inputs[$0] }
                group.addTask { own.map(run) }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }
}
