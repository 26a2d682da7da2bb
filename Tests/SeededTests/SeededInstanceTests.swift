import Engine
import Foundation
import Maintenance
import Simulation
import TestSupport
import Testing

/// RDS instances with standby and read replicas in virtual time, with all that can go wrong there.
@Suite struct SeededInstanceTests {
    @Test(arguments: SeededInstanceScene.allCases)
    func `seeds of faults and crashes break no invariant and all come to an end`(
        scene: SeededInstanceScene
    ) async throws {
        let seeds = InstanceRun.seeds()
        let runs = await InstanceRun.all(seeds.map { $0 }) { InstanceRun(scene, seed: $0) }
        for failure in runs.compactMap(\.failure).sorted().prefix(5) {
            Issue.record(
                "\(scene) \(failure); CHANGEOVER_SEEDS=<seed> swift test --filter SeededInstanceTests replays it")
        }
        // A simulation in which too little goes wrong proves little.
        guard seeds.count >= 1000 else { return }
        #expect(runs.contains { $0.crashes > 5 })
        guard scene != .abandonedFailover else {
            return #expect(runs.contains { $0.dropped > 1 })
        }
        #expect(runs.count { $0.fates.first == "completed" } > seeds.count / 2, "\(scene)")
    }

    @Test(arguments: SeededInstanceScene.allCases.filter { $0 != .abandonedFailover })
    func `without faults an operation leaves instances and replicas as they were asked for`(
        scene: SeededInstanceScene
    ) throws {
        let shell = Self.run(scene, nil)
        let operation = try #require(shell.store.newest)
        #expect(shell.violations == [])
        #expect(
            operation.phase.name == "completed",
            "\(scene): \(operation.phase), \(operation.plan.blocks.map(\.text))")
        #expect(scene.complaint(about: shell.aws.rds) == nil)
    }

    @Test func `a failover that AWS drops is told, and asked for again only when somebody says so`() throws {
        var shell = Self.run(.abandonedFailover, nil)
        #expect(shell.violations == [])
        let operation = try #require(shell.store.operations.values.first)
        let events = try shell.store.events(of: operation.id).map(\.event)
        let dropped = shell.aws.rds.effects.filter { $0.isFailoverOfInstance && $0.hasFailed }
        #expect(!dropped.isEmpty)
        let told = events.filter { if case .mutationFailed = $0 { true } else { false } }
        #expect(told.count == dropped.count)
        let approvals = events.filter { if case .gateApproved = $0 { true } else { false } }
        #expect(approvals.count == shell.aws.rds.effects.count { $0.isFailoverOfInstance })
        #expect(events.contains { if case .paused(.trouble) = $0 { true } else { false } })
    }

    @Test(arguments: SeededInstanceScene.allCases.filter { $0 != .abandonedFailover })
    func `a crash at whichever boundary of an effect is come back from`(scene: SeededInstanceScene) async throws {
        let count = Self.run(scene, nil).boundaries
        #expect(count > 30)
        await expectSuccess(of: scene, (1...count).map { .death(at: $0) })
    }

    @Test(arguments: SeededInstanceScene.allCases.filter { $0 != .abandonedFailover })
    func `a call that is lost, or whose answer is, is made once`(scene: SeededInstanceScene) async throws {
        let count = Self.run(scene, nil).aws.mutatingCalls
        #expect(count > 0)
        await expectSuccess(of: scene, (1...count).flatMap { [.lostReply(of: $0), .lostRequest(of: $0)] })
    }

    // MARK: What the invariants notice

    @Test func `the deletion of an instance that clients use is noticed (R1)`() throws {
        var shell = SeededShell.shell(of: .classAlone, seed: 5, faults: .none)
        _ = try shell.aws.rds.deleteInstance(DeleteInstanceCall(identifier: "blog"), at: shell.now)
        shell.checkInvariants()
        #expect(shell.violations.contains { $0.contains("R1") }, "\(shell.violations)")
    }

    @Test func `the deletion of an instance before its replicas is noticed (R2)`() throws {
        var shell = SeededShell.shell(of: .standbyFailover, seed: 5, faults: .none)
        var call = ModifyInstanceCall(identifier: "catalog")
        call.hasDeletionProtection = false
        call.appliesImmediately = true
        _ = try shell.aws.rds.modifyInstance(call, at: shell.now)
        shell.settleWorld()
        _ = try shell.aws.rds.deleteInstance(DeleteInstanceCall(identifier: "catalog"), at: shell.now)
        shell.checkInvariants()
        #expect(shell.violations.contains { $0.contains("R2") }, "\(shell.violations)")
    }

    @Test func `a failover that nobody approved is noticed (R5)`() throws {
        var shell = SeededShell.shell(of: .standbyFailover, seed: 5, faults: .none)
        _ = try shell.aws.rds.rebootInstance("catalog", forcesFailover: true, at: shell.now)
        shell.checkInvariants()
        #expect(shell.violations.contains { $0.contains("R5") }, "\(shell.violations)")
    }

    // MARK: Runs

    private static func run(_ scene: SeededInstanceScene, _ strike: Strike?) -> SeededShell {
        var shell = SeededShell.shell(of: scene, seed: 3, faults: .none)
        shell.strike = strike
        _ = shell.run(until: shell.now + .seconds(72 * 3600))
        return shell
    }

    private func expectSuccess(of scene: SeededInstanceScene, _ strikes: [Strike]) async {
        let failures = await InstanceRun.all(strikes) { strike in
            let shell = Self.run(scene, strike)
            let fate = shell.store.newest?.phase.name
            return shell.violations.isEmpty && fate == "completed"
                ? nil : "\(strike): \(shell.violations.first ?? fate ?? "nothing was asked for")"
        }.compactMap(\.self)
        for failure in failures.sorted().prefix(5) { Issue.record("\(scene) \(failure)") }
        #expect(failures.count == 0, "of \(strikes.count)")
    }
}

/// What became of one seed of an RDS instance: replayable from its number alone.
private struct InstanceRun: Sendable {
    let failure: String?
    let fates: [String]
    let crashes: Int
    /// How many failovers AWS took and dropped.
    let dropped: Int

    init(_ scene: SeededInstanceScene, seed: UInt64) {
        var shell = SeededShell.shell(of: scene, seed: seed, faults: .swarm)
        let isOver = shell.run(until: shell.now + .seconds(120 * 3600))
        let operations = shell.store.operations.values.sorted { $0.id < $1.id }
        fates = operations.map(\.phase.name)
        crashes = shell.crashes
        dropped = shell.aws.rds.effects.count { $0.isFailoverOfInstance && $0.hasFailed }
        failure =
            shell.violations.first.map { "seed \(seed): \($0)" }
            ?? (isOver ? nil : "seed \(seed): not over after five days: \(fates)")
    }

    /// A few of each scene, or those that CHANGEOVER_SEEDS names.
    static func seeds(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> ClosedRange<UInt64> {
        environment["CHANGEOVER_SEEDS"] == nil ? 1...60 : SeededRun.seeds(environment)
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
