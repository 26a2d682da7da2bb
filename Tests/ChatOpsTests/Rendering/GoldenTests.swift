import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// The texts as people read them: files under Fixtures, for review.
struct GoldenTests {
    private let renderer = Renderer.sample

    private func plan(_ story: ResizeStory) throws -> Rendered {
        try renderer.show(.plan(story.operation.plan.digest), story)
    }

    @Test func `plans read as reviewed`() throws {
        let story = try ResizeStory()
        var started = story
        try started.start()
        var discarded = story
        try discarded.apply(.discarded(by: "U0ALICE"), after: .minutes(5))
        var expired = story
        try expired.apply(.planExpired, after: .minutes(24 * 60))
        var replaced = story
        let before = story.operation.plan.digest
        var other = story.operation.plan
        other.findings = []
        try replaced.apply(.replanned(other))
        let blocked = try ResizeStory {
            $0.findings.append(
                Finding(
                    .block, "snapshot", "A snapshot of orders is being created. `show orders` says when it is over."))
        }
        try expectGolden(
            "plan",
            [
                ("waits for its start", try plan(story)), ("started", try plan(started)),
                ("discarded", try plan(discarded)), ("expired", try plan(expired)),
                ("replaced", try renderer.show(.plan(before), replaced)), ("blocked", try plan(blocked)),
            ])
    }

    @Test func `the live status reads as reviewed`() throws {
        var sections: [(String, Rendered)] = []
        var story = try ResizeStory()
        func add(_ name: String, _ waits: [StepID: Standing.Wait] = [:], blindness: Standing.Wait? = nil) throws {
            sections.append((name, try renderer.show(.status, story, waits: waits, blindness: blindness)))
        }
        try story.start()
        try add("just started")
        story = try ResizeStory()
        try story.createStandIn()
        try story.ask()
        try add("a gate is open")
        try story.apply(.gateCounted("k3f9/fail-over/1", ["U0CAROL"]))
        try story.approve()
        try add("approved, failing over", ["fail-over": .init(reason: "orders is failing over", since: story.now)])
        try story.failOver()
        try story.change()
        let wait = Standing.Wait(
            reason: "orders-1 (modifying), orders-2 (done), orders-3 (next)", since: story.now + .minutes(-2))
        try add("in the middle of the change", ["change-class": wait])
        try add(
            "AWS cannot be read", ["change-class": wait],
            blindness: .init(
                reason: "AccessDenied: not authorised to perform rds:DescribeDBInstances", since: story.now))
        var paused = story
        try paused.apply(.paused(.trouble("change-class", "InsufficientDBInstanceCapacity: no capacity in us-east-1b")))
        sections.append(("paused", try renderer.show(.status, paused)))
        var aborted = story
        try aborted.apply(.aborted(by: "U0BOB", reason: "wrong cluster", leftBehind: []), after: .seconds(30))
        sections.append(("aborted", try renderer.show(.status, aborted)))
        try story.finish()
        try add("completed")
        try expectGolden("status", sections)
    }

    @Test func `gates read as reviewed`() throws {
        var story = try ResizeStory()
        try story.createStandIn()
        try story.ask()
        let gate = Notice.gate("k3f9/fail-over/1")
        var sections = [("open", try renderer.show(gate, story))]
        var approved = story
        try approved.approve()
        sections.append(("approved", try renderer.show(gate, approved)))
        try approved.failOver()
        sections.append(("approved and done", try renderer.show(gate, approved)))
        var vetoed = story
        try vetoed.apply(
            .gateVetoed("k3f9/fail-over/1", by: "U0BOB"), .aborted(by: "U0BOB", reason: "vetoed", leftBehind: []),
            after: .minutes(3))
        sections.append(("vetoed", try renderer.show(gate, vetoed)))
        var expired = story
        try expired.apply(
            .gateExpired("k3f9/fail-over/1"), .paused(.gateExpired("k3f9/fail-over/1")), after: .minutes(30))
        sections.append(("expired", try renderer.show(gate, expired)))
        try expired.apply(.resumed(by: "U0ALICE"))
        try expired.ask()
        sections.append(("expired, asked again", try renderer.show(gate, expired)))
        try story.apply(.gateVoided("k3f9/fail-over/1", "orders-1 changed class since this was asked"))
        try story.ask()
        sections.append(("void, asked again", try renderer.show(gate, story)))
        var warned = try ResizeStory()
        try warned.createStandIn()
        try warned.ask(
            facts: .harmless + [
                .init(
                    "replication-lag", "replication lag 40 s, over the limit of 1 s", binding: "over limit",
                    warning: "Green is 40 s behind blue: writes are refused until it has caught up.")
            ])
        sections.append(("with a warning", try renderer.show(gate, warned)))
        try expectGolden("gate", sections)
    }

    @Test(.answers(.lostChoices)) func `pauses and ends read as reviewed`() throws {
        var story = try ResizeStory()
        try story.createStandIn()
        try story.ask()
        try story.approve()
        try story.failOver()
        try story.change()
        var sections: [(String, Rendered)] = []
        let reasons: [(String, PauseReason)] = [
            (
                "paused: refused by AWS",
                .trouble("change-class", "InsufficientDBInstanceCapacity: no capacity in us-east-1b")
            ),
            ("paused: by a person", .person("U0ALICE")),
            ("paused: too long", .overdue("change-class", "no end in sight after 60 min")),
            ("paused: blind", .blind("AccessDenied: not authorised to perform rds:DescribeDBInstances")),
        ]
        for (name, reason) in reasons {
            var paused = story
            try paused.apply(.paused(reason))
            sections.append((name, try renderer.show(.paused(reason), paused)))
        }
        var aborted = story
        try aborted.apply(
            .aborted(
                by: "U0BOB", reason: "wrong cluster",
                leftBehind: [
                    "orders-co-k3f9, the stand-in, is THE WRITER of orders. `failover orders --to orders-1` moves the role, "
                        + "then `cleanup k3f9` deletes it.",
                    "AWS is still changing orders-1 and goes on with it by itself.",
                ]), after: .seconds(30))
        sections.append(("aborted", try renderer.show(.ended, aborted)))
        sections.append(("aborted, to stakeholders", try renderer.show(.stakeholders(.aborted), aborted)))
        sections.append(("started, to stakeholders", try renderer.show(.stakeholders(.started), story)))
        try story.finish()
        sections.append(("completed", try renderer.show(.ended, story)))
        sections.append(("completed, to stakeholders", try renderer.show(.stakeholders(.completed), story)))
        try expectGolden("ending", sections)
    }

    @Test func `lines in the thread read as reviewed`() throws {
        var story = try ResizeStory()
        try story.createStandIn()
        try story.ask()
        let gate: GateID = "k3f9/fail-over/1"
        let details: [(String, Notice.Detail)] = [
            ("a step is done", .stepCompleted("create-stand-in")),
            ("an answer was lost", .callUnknown("k3f9-1", "timed out")),
            ("put off", .callDeferred("fail-over", "Throttling: rate exceeded", until: story.now + .seconds(10))),
            ("nothing shows it", .callUnproved("k3f9-1")), ("an approval of two", .counted(gate, ["U0BOB"])),
            ("no approval any more", .counted(gate, [])), ("resumed", .resumed(by: "U0ALICE")),
        ]
        var sections = try details.map { ($0.0, try renderer.show(.detail($0.1), story)) }
        sections.append(("to one person", try renderer.show(.ignored(gate, "U0ALICE", "you asked for this"), story)))
        try expectGolden("lines", sections)
    }
}
