import Engine
import Maintenance
import TestSupport
import Testing

/// What a turn records, before anything is written.
struct RecordingTests {
    private let routing = EngineSetup.routing
    private let now = SampleStory.beginning
    private var plan: Plan { .sample("k3f9", cluster: "orders", at: now) }

    private func begin(_ events: [Event] = []) throws -> Recording {
        try Recording([.planned(plan, .sample)] + events, onto: nil, routing: routing, at: now)
    }

    @Test func `a new operation posts its plan and expects to be new`() throws {
        let recording = try begin()
        #expect(recording.expectedVersion == nil)
        #expect(recording.operation.version == 1)
        #expect(recording.posts.map(\.id.text) == ["k3f9/plan/\(plan.digest.short)"])
        #expect(recording.clearances.isEmpty)
    }

    @Test func `a start tells the plan once, the status, the stakeholders and the channel's summary`() throws {
        let recording = try begin([.started(by: "U0ALICE", acknowledged: [])])
        #expect(
            recording.posts.map(\.id.text) == [
                "k3f9/plan/\(plan.digest.short)", "k3f9/status", "k3f9/started/2/C0STATUS",
                "summary/C0DBAOPS",
            ])
        #expect(recording.operation.phase.name == "running")
    }

    @Test func `events are folded onto what is stored, and only their effects come out`() throws {
        let stored = try begin([.started(by: "U0ALICE", acknowledged: [])]).operation
        let standIn = StandIn.sample("k3f9", of: "orders")
        let intent = Intent(
            id: "k3f9-1", step: "create", mutation: .createInstance(standIn), approval: nil, decidedAt: now)
        let events: [Event] = [.stepStarted("create"), .mutationIntended(intent)]
        let recording = try Recording(events, onto: stored, routing: routing, at: now)
        #expect(recording.expectedVersion == stored.version)
        #expect(recording.operation.version == stored.version + 2)
        #expect(recording.events == events)
        #expect(recording.clearances.map(\.intent) == [intent])
        #expect(recording.clearances.first?.target == stored.target)
        #expect(recording.posts.map(\.id.text) == ["k3f9/status"])
        // The next turn has no effects of this one.
        let next = try Recording(
            [.mutationAccepted("k3f9-1")], onto: recording.operation, routing: routing, at: now)
        #expect(next.clearances.isEmpty)
    }

    @Test func `the summary is asked for by what begins to run, in the channels of its cluster alone`() throws {
        let other = Routing(channels: [
            .init(id: "C0ORDERS", role: .operations, clusters: ["ord*"]),
            .init(id: "C0USERS", role: .operations, clusters: ["users"]), .init(id: "C0STATUS", role: .status),
        ])
        let started = try Recording(
            [.started(by: "U0ALICE", acknowledged: [])], onto: try begin().operation, routing: other, at: now)
        #expect(started.posts.filter { $0.content == .summary } == [Post.summary(of: "C0ORDERS")])
        let paused = try Recording(
            [.paused(.person("U0ALICE"))], onto: started.operation, routing: other, at: now)
        let resumed = try Recording([.resumed(by: "U0ALICE")], onto: paused.operation, routing: other, at: now)
        #expect((paused.posts + resumed.posts).allSatisfy { $0.content != .summary })
    }

    @Test func `nothing at all is recorded of events that do not fit`() throws {
        let stored = try begin().operation
        #expect(throws: Refusal.self) {
            try Recording(
                [.started(by: "U0ALICE", acknowledged: []), .planExpired], onto: stored, routing: routing, at: now)
        }
        #expect(throws: Refusal.self) { try Recording([], onto: nil, routing: routing, at: now) }
        #expect(throws: Refusal.self) {
            try Recording([.completed], onto: nil, routing: routing, at: now)
        }
    }
}
