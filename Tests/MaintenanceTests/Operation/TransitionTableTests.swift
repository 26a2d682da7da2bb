import Foundation
import Testing
import TestSupport

@testable import Maintenance

/// What every event does in every phase, as a table in review: `Fixtures/transitions.txt`.
///
/// A change of the machine shows as a change of the table. With CHANGEOVER_RECORD=1 in the environment this test writes
/// the table anew and fails, so that no run passes on a table that nobody has read.
@Suite struct TransitionTableTests {
    private static let now = SampleStory.beginning + .minutes(30)

    /// One state for each phase, and for what makes a difference within `running` and `paused`.
    private static func states() throws -> [(String, Maintenance.Operation)] {
        func started(_ build: (inout SampleStory) throws -> Void = { _ in }) throws -> Maintenance.Operation {
            var story = try SampleStory("k3f9")
            try story.start()
            try build(&story)
            return story.operation
        }
        let create = Intent(
            id: "k3f9-1", step: "create", mutation: .createInstance(.sample("k3f9", of: "orders")), approval: nil,
            decidedAt: SampleStory.beginning)
        let gate = try sampleGate()
        func gated(_ story: inout SampleStory) throws {
            try story.turn(
                .stepStarted("create"), .stepCompleted("create"), .stepStarted("fail-over"), .gateOpened(gate))
        }
        let prompt = Gate.Prompt(channel: "C0DBAOPS", message: "1767621700.000200", contentDigest: "text")
        return [
            ("planned", try SampleStory("k3f9").operation),
            ("running, nothing begun", try started()),
            (
                "running, call outstanding",
                try started { try $0.turn(.stepStarted("create"), .mutationIntended(create)) }
            ),
            ("running, gate opening", try started(gated)),
            (
                "running, gate open",
                try started {
                    try gated(&$0)
                    try $0.turn(.gatePrompted(gate.id, prompt))
                }
            ),
            (
                "running, all done",
                try started {
                    for step in ["create", "fail-over", "verify"] as [StepID] {
                        try $0.turn(.stepStarted(step), .stepCompleted(step))
                    }
                }
            ),
            (
                "paused, call outstanding",
                try started {
                    try $0.turn(.stepStarted("create"), .mutationIntended(create), .paused(.person("U0ALICE")))
                }
            ),
            ("paused", try started { try $0.turn(.stepStarted("create"), .paused(.person("U0ALICE"))) }),
            ("aborted", try started { try $0.turn(.aborted(by: "U0BOB", reason: "no", leftBehind: [])) }),
            ("completed", try SampleStory.complete("k3f9").operation),
            (
                "discarded",
                try {
                    var story = try SampleStory("k3f9")
                    try story.turn(.discarded(by: "U0ALICE"))
                    return story.operation
                }()
            ),
            (
                "expired",
                try {
                    var story = try SampleStory("k3f9")
                    try story.turn(.planExpired)
                    return story.operation
                }()
            ),
        ]
    }

    private static func sampleGate() throws -> Gate {
        let plan = Plan.sample("k3f9", cluster: "orders", at: SampleStory.beginning)
        return Gate(
            id: GateID(operation: "k3f9", step: "fail-over", ask: 1), operation: "k3f9", step: "fail-over",
            mutation: .failOver("orders", to: "orders-co-k3f9"), planDigest: plan.digest,
            facts: SafetyFacts(
                facts: [], takenAt: SampleStory.beginning, currentWriter: "orders-1",
                proposedWriter: "orders-co-k3f9"),
            requester: "U0ALICE", openedAt: SampleStory.beginning, expiresAt: SampleStory.beginning + .minutes(60))
    }

    /// One event of each case; `EventListTests` does not compile when there is a case more.
    private static func events() throws -> [Event] {
        let plan = Plan.sample("k3f9", cluster: "orders", at: SampleStory.beginning)
        let gate = try sampleGate()
        let approval = Approval(
            gate: gate.id, by: ["U0BOB"], planDigest: plan.digest, factsDigest: gate.facts.digest, at: now,
            evidence: "evidence")
        let create = Intent(
            id: "k3f9-7", step: "create", mutation: .createInstance(.sample("k3f9", of: "orders")), approval: nil,
            decidedAt: now)
        let prompt = Gate.Prompt(channel: "C0DBAOPS", message: "1767621700.000200", contentDigest: "text")
        return [
            .planned(plan, .sample), .replanned(plan), .discarded(by: "U0ALICE"), .planExpired,
            .planReminded,
            .started(by: "U0ALICE", acknowledged: []), .stepStarted("create"), .stepCompleted("create"),
            .stepTroubled("create", "no"), .stepRecovered("create"),
            .stepSkipped("verify", by: "U0ALICE", reason: "by hand"), .mutationIntended(create),
            .mutationAccepted("k3f9-1"), .mutationUnknown("k3f9-1", "lost"),
            .mutationDeferred("k3f9-1", "Throttling", until: now), .mutationRefused("k3f9-1", "no"),
            .mutationLacking("k3f9-1", "none"), .mutationWithheld("k3f9-1", "paused"), .mutationUnderWay("k3f9-1"),
            .mutationSeen("k3f9-1"), .mutationVanished("k3f9-1"), .mutationProved("k3f9-1"),
            .mutationFailed("k3f9-1", ReportedFailure(at: now, text: "no")),
            .mutationUnproved("k3f9-1"), .gateOpened(gate), .gatePrompted(gate.id, prompt),
            .gateCounted(gate.id, ["U0BOB"]), .gateReactionIgnored(gate.id, "U0MALLORY", "no"),
            .gateApproved(approval), .gateVetoed(gate.id, by: "U0BOB"), .gateExpired(gate.id),
            .gateVoided(gate.id, "no"), .gateReminded(gate.id), .gateEscalated(gate.id), .paused(.person("U0ALICE")),
            .resumed(by: "U0ALICE"), .reset(to: "create", by: "U0ALICE"), .held(before: "verify", by: "U0ALICE"),
            .unheld(before: "verify", by: "U0ALICE"), .patienceChanged(.minutes(90), by: "U0ALICE"),
            .clockSet(by: .minutes(5)), .aborted(by: "U0BOB", reason: "no", leftBehind: []), .completed,
        ]
    }

    private static func row(_ event: Event, on operation: Maintenance.Operation) -> String {
        var next = operation
        do {
            let effects = try next.apply(event, at: now)
            let words = effects.map { effect in
                switch effect {
                case .perform: "perform"
                case .tell(let notice): "tell \(String(describing: notice).prefix { $0 != "(" })"
                }
            }
            return "\(next.phase.name)" + (words.isEmpty ? "" : ": " + words.joined(separator: ", "))
        } catch {
            return "refused"
        }
    }

    @Test func `every event in every phase does what the table says`() throws {
        let events = try Self.events()
        #expect(Set(events.map(\.name)).count == 43)
        let width = events.map(\.name.count).max() ?? 0
        let table =
            try Self.states().map { name, operation in
                let rows = events.map { event in
                    event.name + String(repeating: " ", count: width - event.name.count + 2)
                        + Self.row(event, on: operation)
                }
                return (["--- \(name)"] + rows).joined(separator: "\n")
            }.joined(separator: "\n\n") + "\n"
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/transitions.txt")
        guard ProcessInfo.processInfo.environment["CHANGEOVER_RECORD"] != "1" else {
            try Data(table.utf8).write(to: file)
            Issue.record("recorded anew: read the difference, then run without CHANGEOVER_RECORD")
            return
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        let isSame = table == golden
        #expect(isSame, "\(Self.difference(of: table, from: golden))")
    }

    /// The lines that are not the same, `-` as recorded and `+` as they are now, each with its section.
    private static func difference(of table: String, from golden: String) -> String {
        func lines(_ text: String) -> [String] {
            var section = ""
            return text.split(separator: "\n").map { line in
                if line.hasPrefix("---") { section = String(line.dropFirst(4)) }
                return "\(section) | \(line)"
            }
        }
        return "\n"
            + lines(table).difference(from: lines(golden)).map { change in
                switch change {
                case .remove(_, let line, _): "- \(line)"
                case .insert(_, let line, _): "+ \(line)"
                }
            }.joined(separator: "\n")
    }
}
