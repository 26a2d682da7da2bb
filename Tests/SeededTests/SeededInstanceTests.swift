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

    @Test func `after an upgrade the old environment is deleted, and what wrote leaves a snapshot`() throws {
        var shell = Self.run(.upgradeByCopy, nil)
        #expect(shell.violations == [])
        #expect(shell.store.operations.values.map(\.phase.name) == ["completed", "completed"])
        #expect(SeededInstanceScene.upgradeByCopy.formers(in: shell.aws.rds) == [])
        #expect(SeededInstanceScene.upgradeByCopy.complaint(about: shell.aws.rds) == nil)
        let deployments = try shell.aws.rds.describeDeployments(at: shell.now)
        #expect(deployments.isEmpty)
        let snapshots = try shell.aws.rds.describeInstanceSnapshots(at: shell.now).filter { $0.type == "manual" }
        #expect(snapshots.map(\.status) == ["available"])
        #expect(snapshots.first?.identifier.hasSuffix("-final") == true)
        // Read replicas first, then what wrote, the record last.
        let deletions = shell.aws.rds.effects.filter { $0.actor == .caller }.compactMap { effect -> String? in
            switch effect.what {
            case .deleted: effect.instance
            case .deploymentDeleted: "record"
            default: nil
            }
        }
        #expect(deletions == ["catalog-replica-1-old1", "catalog-replica-2-old1", "catalog-old1", "record"])
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
        var shell = Self.unrestricted(.classAlone)
        _ = try shell.aws.rds.deleteInstance(DeleteInstanceCall(identifier: "blog"), at: shell.now)
        shell.checkInvariants()
        #expect(shell.violations.contains { $0.contains("R1") }, "\(shell.violations)")
    }

    @Test func `the deletion of an instance before its replicas is noticed (R2)`() throws {
        var shell = Self.unrestricted(.standbyFailover)
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
        var shell = Self.unrestricted(.standbyFailover)
        _ = try shell.aws.rds.rebootInstance("catalog", forcesFailover: true, at: shell.now)
        shell.checkInvariants()
        #expect(shell.violations.contains { $0.contains("R5") }, "\(shell.violations)")
    }

    /// One in which calls may be made that the policy of the bot's role does not allow.
    private static func unrestricted(_ scene: SeededInstanceScene) -> SeededShell {
        var shell = SeededShell.shell(of: scene, seed: 5, faults: .none)
        shell.aws.rds.policy = nil
        return shell
    }

    @Test func `a switchover that is asked for while green loads is noticed (R4)`() throws {
        var shell = Self.unrestricted(.classByCopy)
        let deployment = try Self.deploy("blog", in: &shell)
        let begun = shell.aws.rds.now
        while try shell.aws.rds.describeDeployment(deployment, at: shell.aws.rds.now).status != .available,
            let next = shell.aws.nextChange(after: shell.aws.rds.now), next - begun < .seconds(86_400)
        {
            shell.aws.advance(to: next)
        }
        let switchover = InstanceSwitchover(
            deployment: deployment, instance: "blog", resource: "db-BLOG", replication: .binlog, timeout: 300,
            green: nil)
        shell.checkCall(AnyMutation(SwitchOverInstance(switchover)))
        #expect(shell.violations.contains { $0.contains("storage-initialization") }, "\(shell.violations)")
    }

    @Test func `the deletion of a record before the instances that it keeps is noticed (R3)`() throws {
        var shell = Self.unrestricted(.classByCopy)
        let deployment = try Self.deploy("blog", in: &shell)
        shell.settleWorld()
        shell.settleWorld()
        _ = try shell.aws.rds.switchOver(deployment: deployment, timeout: 300, at: shell.now)
        shell.settleWorld()
        _ = try shell.aws.rds.deleteDeployment(deployment, deletesTarget: false, at: shell.now)
        shell.checkInvariants()
        #expect(shell.violations.contains { $0.contains("R3") }, "\(shell.violations)")
    }

    /// A deployment that nobody planned.
    private static func deploy(_ instance: String, in shell: inout SeededShell) throws -> String {
        let call = CreateInstanceDeploymentCall(name: "by-hand", source: instance)
        return try shell.aws.rds.createDeployment(call, at: shell.now).identifier
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
