import Maintenance
import Runbooks
import TestSupport
import Testing

/// Whole restarts, maintenance and changes of storage on a pure world.
@Suite struct RoundWorldTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var observation: Observation
        var pending: [PendingMaintenance] = []
        var plan: @Sendable () throws -> Plan
        var testDescription: String { name }

        func run() throws -> PureRun {
            var observation = observation
            observation.givenRestarts = .known([:])
            observation.givenMaintenance = .known(pending)
            return PureRun(try plan(), on: PureWorld(observation))
        }
    }

    private static let cycles = CyclePlanTests.rows.map { row in
        Row(name: "cycle \(row.testDescription)", observation: row.shape.observation, plan: row.plan)
    }
    private static let reboots = RebootPlanTests.rows.map { row in
        Row(name: "reboot \(row.testDescription)", observation: row.shape.observation, plan: row.plan)
    }
    private static let maintenance = MaintenancePlanTests.rows.map { row in
        Row(
            name: "maintain \(row.testDescription)", observation: row.shape.observation,
            pending: row.pending.map { .init(resource: $0.0, action: $0.1, arn: "arn:\($0.0)") }, plan: row.plan)
    }
    private static let storage = StoragePlanTests.rows.map { row in
        Row(name: "storage \(row.testDescription)", observation: row.shape.observation, plan: row.plan)
    }

    static let rows = (cycles + reboots + maintenance + storage).filter { row in
        guard let plan = try? row.plan() else { return false }
        return plan.blocks.isEmpty && !plan.isEmpty
    }

    private static func check(_ run: PureRun, _ row: Row, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(run.isOver, "\(run.blocks)", sourceLocation: sourceLocation)
        #expect(run.world.harm == [] && run.breaches == [], sourceLocation: sourceLocation)
        #expect(run.world.truth.writer == row.observation.writer, sourceLocation: sourceLocation)
        let names = run.world.truth.instances.map(\.identifier)
        #expect(names == row.observation.instances.map(\.identifier), sourceLocation: sourceLocation)
        for round in run.plan.works(of: ApplyMaintenanceStep.self) {
            let left = (run.world.truth.maintenance?.value ?? []).map { "\($0.resource) \($0.action)" }
            let isLeft = round.actions.contains { left.contains("\($0.resource) \($0.action)") }
            #expect(!isLeft, sourceLocation: sourceLocation)
        }
    }

    private static func prefixes(of row: Row) throws -> [PureRun] {
        var run = try row.run()
        var prefixes = [run]
        for _ in 0..<150 where !run.isOver {
            run.turn()
            prefixes.append(run)
        }
        return prefixes
    }

    @Test(arguments: rows) func `it ends as planned, with readers in service and no harm to the writer`(row: Row) throws
    {
        var run = try row.run()
        run.finish()
        Self.check(run, row)
        #expect(run.blocks == [])
        let failovers = run.plan.steps.count { $0.isGated }
        #expect(run.world.calls.count { $0.isGated } == failovers)
        // No call twice.
        for call in run.world.calls {
            #expect(run.world.calls.count { $0 == call } == 1 || call.isOf(FailOver.self), "\(call)")
        }
    }

    @Test(arguments: rows) func `taken up at any point it ends the same`(row: Row) throws {
        for var run in try Self.prefixes(of: row) {
            run.world.settle()
            run.finish()
            Self.check(run, row)
        }
    }

    @Test(arguments: rows) func `stopped at any point nothing is left unsaid about the writer and the stand-in`(
        row: Row
    ) throws {
        for var run in try Self.prefixes(of: row) where !run.isOver {
            run.world.settle()
            let sentences = try leftBehind(run)
            let now = run.world.truth
            let standIn = run.plan.standIn?.identifier
            if let standIn, now[standIn] != nil {
                #expect(sentences.contains { $0.contains("`cleanup k3f9`") }, "\(sentences)")
            }
            if now.writer != row.observation.writer {
                #expect(sentences.contains { $0.contains("`failover orders --to \(row.observation.writer ?? "")`") })
            }
        }
    }

    private func leftBehind(_ run: PureRun) throws -> [String] {
        let origin = Origin(requester: "U0ALICE", channel: "C0DBAOPS", thread: "1.0", command: "cycle")
        var operation = try Operation(.planned(run.plan, origin), at: Observation.sampleInstant)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: Observation.sampleInstant)
        return operation.leftBehind(seeing: run.world.truth)
    }
}
