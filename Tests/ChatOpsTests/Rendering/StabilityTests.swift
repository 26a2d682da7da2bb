import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// What must not change by itself, and what must not change too often.
struct StabilityTests {
    private let renderer = Renderer.sample
    private let gate = Notice.gate("k3f9/fail-over/1")

    @Test func `a waiting prompt is the same at every rendering`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        let asked = scenario.gate()
        try scenario.apply(.stepStarted("fail-over"), .gateOpened(asked))
        let first = try renderer.show(gate, scenario)
        try scenario.apply(
            .gatePrompted(asked.id, .init(channel: "C0DBAOPS", message: "1.2", contentDigest: "d")), after: .seconds(2))
        #expect(try renderer.show(gate, scenario) == first)
        try scenario.apply(.gateCounted(asked.id, ["U0CAROL"]), after: .seconds(40))
        try scenario.apply(.gateReactionIgnored(asked.id, "U0ALICE", "you asked for this"), after: .minutes(20))
        #expect(try renderer.show(gate, scenario) == first)
        #expect(!first.isFinal)
    }

    @Test func `a waiting prompt is never edited, even when the configuration has changed`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        var wording = Wording.sample
        wording.approvers = ["U0DAVE"]
        let other = try Renderer(wording).show(gate, scenario)
        let first = try renderer.show(gate, scenario)
        #expect(other.text != first.text)
        #expect(other.digest == first.digest)
        try scenario.approve()
        #expect(try renderer.show(gate, scenario).digest != first.digest)
    }

    @Test(arguments: ["", "15:00-16:00", "Mon 00:00-15:00 Europe/Berlin"])
    func `a waiting prompt says the same before, in and after its window`(_ words: String) throws {
        let window: Window =
            words.isEmpty
            ? .from(ResizeScenario.beginning + .minutes(60))
            : try WindowWords(window: words).window(at: ResizeScenario.beginning, defaultZone: "UTC")
        var scenario = try ResizeScenario { $0.window = window }
        try scenario.createStandIn()
        try scenario.ask(
            "fail-over", for: .failOver("orders", to: ResizeScenario.interim), facts: .harmless,
            lasting: .minutes(24 * 60))
        let first = try renderer.show(gate, scenario)
        #expect(first.text.contains("Acts "))
        for _ in 0..<30 {
            scenario.now = scenario.now + .minutes(17)
            #expect(try renderer.show(gate, scenario) == first)
        }
        try scenario.apply(.gateReminded("k3f9/fail-over/1"), .gateEscalated("k3f9/fail-over/1"))
        try scenario.apply(.gateCounted("k3f9/fail-over/1", ["U0BOB"]))
        try scenario.apply(.held(before: "verify", by: "U0ALICE"), .patienceChanged(.minutes(90), by: "U0ALICE"))
        #expect(try renderer.show(gate, scenario) == first)
    }

    @Test func `an idle status changes at most once a minute when its window opens, too`() throws {
        let window = Window.recurring(
            try Window.Recurring(weekday: nil, opens: 14 * 60 + 30, closes: 15 * 60, zone: "UTC"))
        var scenario = try ResizeScenario { $0.window = window }
        try scenario.createStandIn()
        try scenario.ask()
        var texts: [String] = []
        for _ in 0..<3_600 {
            scenario.now = scenario.now + .seconds(1)
            let text = try renderer.show(.status, scenario).text
            if texts.last != text { texts.append(text) }
        }
        #expect(texts.count <= 61)
        #expect(texts.contains { $0.contains("open until") } && texts.contains { $0.contains("opens") })
    }

    @Test(arguments: [Notice.reminder("k3f9/fail-over/1"), .escalation("k3f9/fail-over/1")])
    func `a call to answer stays as it was posted`(_ notice: Notice) throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        let first = try renderer.show(notice, scenario)
        try scenario.approve()
        let later = try renderer.show(notice, scenario)
        #expect(first.isFinal && later.isFinal)
        #expect(first.digest == later.digest)
        #expect(first.text.contains("<@U0BOB>") && !later.text.contains("<@"))
    }

    @Test func `an idle status changes at most once a minute`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        try scenario.approve()
        try scenario.failOver()
        try scenario.change()
        let waits: [StepID: Standing.Wait] = [
            "change-class": Standing.Wait(reason: "orders-1 (modifying)", since: scenario.now + .seconds(7))
        ]
        var digests: [String] = []
        for _ in 0..<3_600 {
            scenario.now = scenario.now + .seconds(1)
            let digest = try renderer.show(.status, scenario, waits: waits).digest
            if digests.last != digest { digests.append(digest) }
        }
        #expect(digests.count <= 61)
        #expect(digests.count > 30)
    }

    @Test func `an idle status that waits for a person changes by its minutes alone`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        let before = try renderer.show(.status, scenario).text.split(separator: "\n").dropFirst(2)
        scenario.now = scenario.now + .minutes(20)
        let after = try renderer.show(.status, scenario).text.split(separator: "\n").dropFirst(2)
        #expect(before == after)
    }

    @Test func `the time that people take to answer is no progress`() throws {
        var scenario = try ResizeScenario { $0.steps[1].expected = .minutes(20) }
        try scenario.createStandIn()
        try scenario.ask()
        let progress = try #require(scenario.operation.progress)
        let before = ProgressEstimate(scenario.operation.plan, progress, at: scenario.now).fraction.done
        let after = ProgressEstimate(scenario.operation.plan, progress, at: scenario.now + .minutes(20)).fraction.done
        #expect(before == after)
    }

    @Test func `the bar never goes back`() throws {
        var bars: [Int] = []
        func look(_ scenario: ResizeScenario) throws {
            let progress = try #require(scenario.operation.progress)
            let end: Timestamp? = if case .ended(let ended) = scenario.operation.phase { ended.at } else { nil }
            let bar = ProgressEstimate(scenario.operation.plan, progress, at: end ?? scenario.now).bar()
            #expect(bar.count == 14)
            bars.append(bar.count { $0 == "▓" })
        }
        var scenario = try ResizeScenario()
        func pass(_ minutes: Int64) throws {
            for _ in 0..<minutes * 4 {
                scenario.now = scenario.now + .seconds(15)
                try look(scenario)
            }
        }
        try scenario.createStandIn()
        try pass(30)
        try scenario.ask()
        try pass(25)
        try scenario.approve()
        try scenario.apply(
            .mutationUnproved(scenario.operation.progress?.outstanding.first?.id ?? "none"), after: .minutes(5))
        try look(scenario)
        try scenario.ask()
        try scenario.approve()
        try scenario.failOver()
        try pass(1)
        try scenario.change()
        try pass(90)
        try scenario.finish()
        try look(scenario)
        #expect(bars == bars.sorted())
        #expect(bars.last == 13)
        #expect(try renderer.show(.status, scenario).text.contains(String(repeating: "▓", count: 14)))
    }

    @Test func `a step that takes much longer than usual gives no estimate`() throws {
        var scenario = try ResizeScenario()
        try scenario.start()
        try scenario.apply(.stepStarted("create-stand-in"))
        scenario.now = scenario.now + .minutes(9)
        #expect(try renderer.show(.status, scenario).text.contains("about 32 min left"))
        scenario.now = scenario.now + .minutes(9)
        #expect(try renderer.show(.status, scenario).text.contains("longer than usual"))
    }

    @Test func `of a step whose time is a guess neither the end nor a delay is told`() throws {
        var scenario = try ResizeScenario { $0.steps[0].isGuess = true }
        try scenario.start()
        #expect(try renderer.show(.status, scenario).text.contains("min left"))
        try scenario.apply(.stepStarted("create-stand-in"))
        for _ in 0..<3 {
            scenario.now = scenario.now + .minutes(20)
            let text = try renderer.show(.status, scenario).text
            #expect(text.contains("how long yet is not known"))
            #expect(!text.contains("longer than usual") && !text.contains("min left"))
        }
    }

    @Test func `a step is late by what earlier ones took`() throws {
        var scenario = try ResizeScenario { $0.steps[0].expected = .minutes(190) }
        try scenario.start()
        try scenario.apply(.stepStarted("create-stand-in"))
        scenario.now = scenario.now + .minutes(180)
        #expect(try renderer.show(.status, scenario).text.contains("about 41 min left"))
        scenario.now = scenario.now + .minutes(106)
        #expect(try renderer.show(.status, scenario).text.contains("longer than usual"))
    }

    @Test func `what is told once stays as it was told`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.apply(.paused(.person("U0ALICE")))
        let first = try renderer.show(.paused(.person("U0ALICE")), scenario)
        try scenario.apply(.resumed(by: "U0ALICE"))
        let later = try renderer.show(.paused(.person("U0ALICE")), scenario)
        #expect(first.isFinal && later.isFinal)
        #expect(first.digest == later.digest)
        #expect(later.text.contains("Meanwhile it is running."))
    }
}
