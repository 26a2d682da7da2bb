import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// The pinned message of a channel.
struct SummaryPageTests {
    private let renderer = Renderer.sample

    private func show(_ stories: ResizeScenario...) -> Rendered {
        renderer.summary(of: stories.map { Standing(operation: $0.operation) })
    }

    @Test func `the summary reads as reviewed`() throws {
        var sections = [("nothing runs", show()), ("a channel not looked after", renderer.summary(of: nil))]
        var scenario = try ResizeScenario()
        sections.append(("only planned", show(scenario)))
        try scenario.start()
        sections.append(("just started, another planned", show(scenario, try ResizeScenario())))
        scenario = try ResizeScenario()
        try scenario.createStandIn()
        sections.append(("between steps", show(scenario)))
        try scenario.ask()
        sections.append(("a gate is open", show(scenario)))
        try scenario.approve()
        sections.append(("approved", show(scenario)))
        try scenario.failOver()
        try scenario.change()
        let blind = Standing.Wait(reason: "timed out", since: scenario.now)
        sections.append(
            ("changing, blind", renderer.summary(of: [Standing(operation: scenario.operation, blindness: blind)])))
        try scenario.apply(.mutationDeferred("k3f9-3", "Throttling", until: scenario.now + .minutes(1)))
        sections.append(("put off", show(scenario)))
        try scenario.apply(.paused(.person("U0ALICE")))
        sections.append(("paused", show(scenario)))
        try expectGolden("summary", sections)
    }

    @Test func `time alone changes nothing, so that it is edited when something happens`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        let before = show(scenario)
        scenario.now = scenario.now + .minutes(20)
        let wait = Standing.Wait(reason: "orders-1 (modifying)", since: scenario.now)
        let after = renderer.summary(of: [Standing(operation: scenario.operation, waits: ["fail-over": wait])])
        #expect(after.digest == before.digest && !after.isFinal)
    }

    @Test func `whoever asked is not among those who are asked, unless that is allowed`() throws {
        var scenario = try ResizeScenario()
        try scenario.createStandIn()
        try scenario.ask()
        var wording = Wording.sample
        wording.approvers = ["U0ALICE", "U0BOB", "S0DBATEAM"]
        func line() -> String {
            SummaryPage(standings: [Standing(operation: scenario.operation)], wording: wording).rendered().text
        }
        #expect(line().contains("asks <@U0BOB> or <!subteam^S0DBATEAM> until"))
        wording.requesterMayApprove = true
        #expect(line().contains("asks <@U0ALICE> or <@U0BOB> or"))
    }

    @Test(arguments: HostileTests.Foreign.allCases)
    func `anything foreign and many operations stay within the limits and mention nobody`(
        foreign: HostileTests.Foreign
    ) throws {
        var scenario = try ResizeScenario { $0.title = foreign.text }
        try scenario.createStandIn()
        var paused = scenario
        try paused.apply(.paused(.trouble("fail-over", foreign.text)))
        let all = (0..<40).flatMap { _ in [scenario, paused] }.map { Standing(operation: $0.operation) }
        let planned = Standing(operation: try ResizeScenario { $0.title = foreign.text }.operation)
        let shown = renderer.summary(of: all + Array(repeating: planned, count: 20))
        #expect(shown.content.text.markup.utf16.count <= 3_000)
        let isFitted = shown.content == shown.content.fitted()
        #expect(isFitted)
        let brackets = shown.text.unicodeScalars.split(separator: "<", omittingEmptySubsequences: false).dropFirst()
        #expect(brackets.allSatisfy { String(String.UnicodeScalarView($0)).hasPrefix("!date^") })
    }
}
