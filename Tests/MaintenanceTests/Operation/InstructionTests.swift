import Maintenance
import TestSupport
import Testing

/// Every instruction in every phase: what it brings about, or a refusal that names what would fit.
@Suite struct InstructionTests {
    enum Phase: String, CaseIterable, Sendable { case planned, running, paused, completed }

    private static let words: [(String, Instruction)] = [
        ("start", .start),
        ("discard", .discard), ("pause", .pause), ("resume", .resume), ("abort", .abort(reason: "no")),
    ]

    private static let table: [Phase: [String]] = [
        .planned: ["started", "discarded", "refused", "refused", "discarded"],
        .running: ["refused", "refused", "paused", "refused", "aborted"],
        .paused: ["refused", "refused", "refused", "resumed", "aborted"],
        .completed: ["refused", "refused", "refused", "refused", "refused"],
    ]

    private func operation(in phase: Phase) throws -> Maintenance.Operation {
        var story = try SampleStory("k3f9")
        switch phase {
        case .planned: break
        case .running: try story.start()
        case .paused:
            try story.start()
            try story.pauseOrResume()
        case .completed: story = try SampleStory.complete("k3f9")
        }
        return story.operation
    }

    @Test(arguments: Phase.allCases) func `what an instruction does`(phase: Phase) throws {
        let operation = try operation(in: phase)
        let world = try World()
        let look = Look(
            now: SampleStory.beginning + .minutes(1),
            sighting: .unseen(reason: "timed out", passes: true, since: SampleStory.beginning),
            freshPlan: .sample("k3f9", cluster: "orders", at: SampleStory.beginning))
        for ((word, instruction), wanted) in zip(Self.words, Self.table[phase] ?? []) {
            do {
                let decision = try operation.decide(
                    on: instruction, by: "U0ALICE", look: look, policies: world.policies)
                #expect(decision.events.last?.name == wanted, "\(word) while \(phase)")
            } catch {
                #expect(wanted == "refused", "\(word) while \(phase): \(error)")
                #expect(error.sentence.contains("k3f9") && error.sentence.hasSuffix("."), "\(error)")
            }
        }
    }

    @Test func `a plan that cannot start or has nothing to do says so`() throws {
        let operation = try operation(in: .planned)
        let world = try World()
        var look = Look(now: SampleStory.beginning, sighting: .notLooked)
        let unplanned = try operation.decide(
            on: .start, by: "U0ALICE", look: look, policies: world.policies)
        #expect(unplanned.wants == [.freshPlan] && unplanned.events.isEmpty)
        var blocked = operation.plan
        blocked.findings.append(Finding(.block, "room", "There is no room."))
        look.freshPlan = blocked
        let replanned = try operation.decide(
            on: .start, by: "U0ALICE", look: look, policies: world.policies)
        #expect(replanned.events.map(\.name) == ["replanned"])
        let again = try Maintenance.Operation(.planned(blocked, .sample), at: look.now)
        #expect(throws: Refusal.self) {
            try again.decide(
                on: .start, by: "U0ALICE", look: look, policies: world.policies)
        }
        look.freshPlan?.steps = []
        look.freshPlan?.findings = operation.plan.findings
        #expect(throws: Refusal.self) {
            try operation.decide(
                on: .start, by: "U0ALICE", look: look, policies: world.policies)
        }
    }

    @Test func `a plan that nobody starts is over after a day, at the instant`() throws {
        let operation = try operation(in: .planned)
        let world = try World()
        func events(_ now: Timestamp) -> [String] {
            operation.decide(
                on: Look(now: now, sighting: .notLooked), policies: world.policies
            ).events.map(\.name)
        }
        let end = SampleStory.beginning + .minutes(24 * 60)
        #expect(events(end - Span(milliseconds: 1)) == [])
        #expect(events(end) == ["planExpired"])
    }

    @Test func `who started it is recorded with what was accepted thereby`() throws {
        let operation = try operation(in: .planned)
        let world = try World()
        let decision = try operation.decide(
            on: .start, by: "U0DAVE",
            look: Look(now: SampleStory.beginning, sighting: .notLooked, freshPlan: operation.plan),
            policies: world.policies)
        #expect(decision.events == [.started(by: "U0DAVE", acknowledged: ["pending-maintenance"])])
    }
}
