import Engine
import Maintenance
import Runbooks
import Simulation
import TestSupport
import Testing

/// The whole (core, engine's values, both simulators) in virtual time; invariants checked after every event.
@Suite struct SeededResizeTests {
    @Test func `a thousand seeds of faults and crashes break no invariant and all come to an end`() async throws {
        let seeds = SeededRun.seeds()
        let runs = try await withThrowingTaskGroup(of: [SeededRun].self) { group in
            let lanes: UInt64 = 8
            for lane in 0..<lanes {
                group.addTask {
                    try seeds.filter { $0 % lanes == lane }.map { try SeededRun(seed: $0) }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        for failure in runs.compactMap(\.failure).sorted().prefix(10) {
            Issue.record("\(failure); CHANGEOVER_SEEDS=<seed> swift test --filter SeededTests replays it")
        }
        guard seeds.count >= 1000 else { return }
        // A simulation in which too little goes wrong proves little.
        let names = runs.reduce(into: Set<String>()) { $0.formUnion($1.eventNames) }
        #expect(names.contains("clockSet"))
        // Of all 37, a plan that expires is for a test of its own.
        #expect(names.count >= 35, "\(names.sorted())")
        let faults = runs.reduce(into: Set<String>()) { $0.formUnion($1.faults) }
        // Some strike only where a post is looked for, five times in a thousand runs: whether all do is luck.
        #expect(
            faults.count >= FaultPlan.Kind.allCases.count + SlackFaultPlan.Kind.allCases.count - 2,
            "\(faults.sorted())")
        #expect(runs.map(\.crashes).reduce(0, +) > 2 * runs.count)
        #expect(runs.count { $0.fates.first == "completed" } > runs.count * 6 / 10)
        #expect(runs.count { $0.isBroughtBack } > runs.count / 50)
    }

    @Test(arguments: [3, 17, 29] as [UInt64]) func `a seed tells the same story every time`(seed: UInt64) throws {
        #expect(try SeededRun(seed: seed).fingerprint == SeededRun(seed: seed).fingerprint)
    }

    @Test(.holds(.failoversWatched), arguments: 1...20 as ClosedRange<UInt64>)
    func `without faults a resize takes as long as AWS and the people do`(
        seed: UInt64
    ) throws {
        var shell = SeededShell.resize(seed: seed, faults: .none)
        let isOver = shell.run(until: shell.now + .seconds(6 * 3600))
        #expect(isOver)
        #expect(shell.violations == [])
        let operation = try #require(shell.store.newest)
        #expect(operation.phase.name == "completed")
        let times = try #require(shell.times(of: operation))
        let ratio = times.took / times.busy
        #expect(ratio <= 1.1, "the operation took \(ratio) times as long as AWS was busy")
    }

    @Test func `an approver whom nobody appointed is noticed (I1)`() {
        var shell = SeededShell.resize(seed: 5, faults: .none)
        shell.corePolicies.approval.approvers.append("U0MALLORY")
        shell.people.approver = "U0MALLORY"
        _ = shell.run(until: shell.now + .seconds(6 * 3600))
        #expect(shell.violations.contains { $0.contains("I1") }, "\(shell.violations)")
    }

    @Test func `a call that nobody recorded first is noticed (I2)`() throws {
        var shell = SeededShell.resize(seed: 5, faults: .none)
        var call = ModifyInstanceCall(identifier: "orders-2")
        call.instanceClass = "db.r6g.4xlarge"
        call.appliesImmediately = true
        _ = try shell.aws.rds.modifyInstance(call, at: shell.now)
        _ = shell.run(until: shell.now + .seconds(6 * 3600))
        #expect(shell.violations.contains { $0.contains("I2") }, "\(shell.violations)")
    }

    @Test func `a cluster that is not left as promised is noticed (I6)`() {
        var shell = SeededShell.resize(seed: 5, faults: .none)
        shell.people.wish = AnyRunbook(CarelessResize())
        _ = shell.run(until: shell.now + .seconds(6 * 3600))
        #expect(shell.violations.contains { $0.contains("I6") }, "\(shell.violations)")
    }
}

/// A resize that leaves its stand-in, and takes it for a member in the end.
private struct CarelessResize: Runbook {
    static let kind: KindName = "careless-resize"
    var resize = ResizeRunbook(instanceClass: "db.r6g.xlarge")

    func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        resize.questions(in: context, seeing: seen)
    }
    var subject: MarkedText { resize.subject }

    func plan(
        from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        var plan = try resize.plan(from: basis, as: operation, policy: policy, at: now)
        plan.runbook = AnyRunbook(self)
        for index in plan.steps.indices {
            if plan.steps[index].work.base is DeleteStandInStep {
                plan.steps[index].work = AnyStep(DeleteStandInStep("nobody"))
            }
            if var verify = plan.steps[index].work.base as? VerifyStep, let standIn = plan.standIn {
                verify.expectation.members[standIn] = "db.r6g.xlarge"
                plan.steps[index].work = AnyStep(verify)
            }
        }
        return plan
    }
}
