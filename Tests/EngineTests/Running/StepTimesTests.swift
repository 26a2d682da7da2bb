import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import Engine

/// What a plan says of the time that its steps take.
struct StepTimesTests {
    @Test func `a plan is made with what its steps took before on the same subject`() async throws {
        let setup = EngineSetup()
        let first = try await setup.resize(start: false)
        let typical = try #require(first.plan.steps.first)
        try await Self.record(first.plan, took: .minutes(190), in: setup.journal)
        let step = try #require(try await setup.resize(start: false).plan.steps.first)
        #expect(step.id == typical.id && typical.expected == .minutes(10))
        #expect(step.expected == .minutes(190))
        #expect(step.note?.hasSuffix("took 3 h 10 min last time") == true)
    }

    @Test func `what was done to another cluster tells nothing of this one`() async throws {
        let setup = EngineSetup()
        await setup.fleet.put(.users())
        let first = try await setup.resize(start: false)
        try await Self.record(first.plan, took: .minutes(190), in: setup.journal)
        let other = try await setup.engine.plan(
            .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")), on: "users", start: false)
        #expect(other.plan.steps.first?.expected == .minutes(10))
    }

    /// An operation of that plan that made its stand-in in this time, and was stopped then.
    private static func record(_ plan: Plan, took span: Span, in journal: WatchedJournal) async throws {
        var plan = plan
        plan.operation = "a1a1"
        let step = try #require(plan.steps.first)
        let standIn = try #require(step.work.base as? CreateStandInStep).standIn
        let start = plan.madeAt - span
        let intent = Intent(
            id: "a1a1-1", step: step.id, mutation: .createInstance(standIn), approval: nil, decidedAt: start)
        let turns: [(events: [Event], at: Timestamp)] = [
            (
                [.started(by: "U0ALICE", acknowledged: []), .stepStarted(step.id), .mutationIntended(intent)],
                start
            ),
            (
                [
                    .mutationProved(intent.id), .stepCompleted(step.id),
                    .aborted(by: "U0ALICE", reason: "", leftBehind: []),
                ], start + span
            ),
        ]
        let planned = Event.planned(plan, .sample)
        var operation = try Operation(planned, at: start)
        try await journal.commit(Entry(.operation(operation, onto: 0, events: [planned]), at: start))
        for (events, instant) in turns {
            let version = operation.version
            for event in events { _ = try operation.apply(event, at: instant) }
            try await journal.commit(Entry(.operation(operation, onto: version, events: events), at: instant))
        }
    }
}
