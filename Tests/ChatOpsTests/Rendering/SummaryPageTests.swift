import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// The pinned message of a channel.
struct SummaryPageTests {
    private let renderer = Renderer.sample

    private func show(_ stories: ResizeStory...) -> Rendered {
        renderer.summary(of: stories.map { Standing(operation: $0.operation) })
    }

    @Test func `the summary reads as reviewed`() throws {
        var sections = [("nothing runs", show()), ("a channel not looked after", renderer.summary(of: nil))]
        var story = try ResizeStory()
        sections.append(("only planned", show(story)))
        try story.start()
        sections.append(("just started, another planned", show(story, try ResizeStory())))
        story = try ResizeStory()
        try story.createStandIn()
        sections.append(("between steps", show(story)))
        try story.ask()
        sections.append(("a gate is open", show(story)))
        try story.approve()
        sections.append(("approved", show(story)))
        try story.failOver()
        try story.change()
        let blind = Standing.Wait(reason: "timed out", since: story.now)
        sections.append(
            ("changing, blind", renderer.summary(of: [Standing(operation: story.operation, blindness: blind)])))
        try story.apply(.mutationDeferred("k3f9-3", "Throttling", until: story.now + .minutes(1)))
        sections.append(("put off", show(story)))
        try story.apply(.paused(.person("U0ALICE")))
        sections.append(("paused", show(story)))
        try expectGolden("summary", sections)
    }

    @Test func `time alone changes nothing, so that it is edited when something happens`() throws {
        var story = try ResizeStory()
        try story.createStandIn()
        try story.ask()
        let before = show(story)
        story.now = story.now + .minutes(20)
        let wait = Standing.Wait(reason: "orders-1 (modifying)", since: story.now)
        let after = renderer.summary(of: [Standing(operation: story.operation, waits: ["fail-over": wait])])
        #expect(after.digest == before.digest && !after.isFinal)
    }

    @Test func `whoever asked is not among those who are asked, unless that is allowed`() throws {
        var story = try ResizeStory()
        try story.createStandIn()
        try story.ask()
        var wording = Wording.sample
        wording.approvers = ["U0ALICE", "U0BOB", "S0DBATEAM"]
        func line() -> String {
            SummaryPage(standings: [Standing(operation: story.operation)], wording: wording).rendered().text
        }
        #expect(line().contains("asks <@U0BOB> or <!subteam^S0DBATEAM> until"))
        wording.requesterMayApprove = true
        #expect(line().contains("asks <@U0ALICE> or <@U0BOB> or"))
    }

    @Test(arguments: HostileTests.Foreign.allCases)
    func `anything foreign and many operations stay within the limits and mention nobody`(
        foreign: HostileTests.Foreign
    ) throws {
        var story = try ResizeStory { $0.title = foreign.text }
        try story.createStandIn()
        var paused = story
        try paused.apply(.paused(.trouble("fail-over", foreign.text)))
        let all = (0..<40).flatMap { _ in [story, paused] }.map { Standing(operation: $0.operation) }
        let planned = Standing(operation: try ResizeStory { $0.title = foreign.text }.operation)
        let shown = renderer.summary(of: all + Array(repeating: planned, count: 20))
        #expect(shown.content.text.markup.utf16.count <= 3_000)
        let isFitted = shown.content == shown.content.fitted()
        #expect(isFitted)
        let brackets = shown.text.unicodeScalars.split(separator: "<", omittingEmptySubsequences: false).dropFirst()
        #expect(brackets.allSatisfy { String(String.UnicodeScalarView($0)).hasPrefix("!date^") })
    }
}
