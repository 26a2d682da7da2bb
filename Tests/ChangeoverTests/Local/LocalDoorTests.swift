import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import changeover

/// What a program of the bot's own machine may ask for, and how it is answered.
@Suite struct LocalDoorTests {
    private static let lifecycle = ScheduleBench.lifecycle

    @Test(
        arguments: [
            ("new", false, nil, "new development", AnyRunbook(NewRunbook(lifecycle))),
            ("new", false, "s-1", "new development --snapshot s-1", AnyRunbook(NewRunbook(lifecycle, snapshot: "s-1"))),
            ("clone", false, nil, "clone development", AnyRunbook(NewRunbook(lifecycle, isClone: true))),
            ("modify", false, nil, "modify development", AnyRunbook(ModifyRunbook(lifecycle))),
            ("reboot", false, nil, "reboot development", AnyRunbook(RebootLifecycleRunbook(lifecycle))),
            ("promote", false, nil, "promote development", AnyRunbook(PromoteRunbook(lifecycle))),
            ("promote", true, nil, "promote development --back", AnyRunbook(PromoteRunbook(lifecycle, isBack: true))),
            ("retire", false, nil, "retire development", AnyRunbook(RetireRunbook(lifecycle))),
            ("refresh", false, nil, "refresh development", AnyRunbook(RefreshRunbook(lifecycle))),
        ] as [(String, Bool, String?, String, AnyRunbook)])
    func `each word asks for its work, started at once, told in the first operations channel`(
        word: String, isBack: Bool, snapshot: String?, command: String, runbook: AnyRunbook
    ) async throws {
        let bench = try LocalBench()
        try await bench.makes(try SampleStory("k3f9", started: true))
        let reply = await bench.door().answer(LocalBench.request(word, isBack: isBack, snapshot: snapshot))
        #expect(reply.lines == ["Operation k3f9: Resize orders to db.r6g.xlarge, told in channel C0DBAOPS."])
        let asked = try #require(bench.asked.first)
        #expect(
            asked.request
                == OperationRequest(.maintenance(runbook, on: "development", region: nil), start: true))
        #expect(
            asked.origin
                == Origin(
                    requester: "local:root", channel: "C0DBAOPS", thread: nil, command: command, way: .machine))
        #expect(
            asked.said.map(\.content) == [.reply(["local:root asked for `!rds \(command)` on the bot's machine."])])
    }

    @Test func `a user whom the configuration knows asks as that person, and both are told`() async throws {
        let bench = try LocalBench()
        try await bench.makes(try SampleStory("k3f9", started: true))
        _ = await bench.door(people: ["root": "U0ALICE", "backup": "U0BOB"]).answer(LocalBench.request())
        let asked = try #require(bench.asked.first)
        #expect(asked.caller.person == "local:root")
        #expect(asked.origin.requester == Requester("local:root", inChat: "U0ALICE"))
        #expect(
            asked.said.map(\.content) == [
                .reply(["<@U0ALICE> (as local:root) asked for `!rds refresh development` on the bot's machine."])
            ])
    }

    @Test(
        arguments: [
            (
                LocalBench.request("approve"),
                "From here a lifecycle knows no “approve”, but new, clone, modify, reboot, promote, retire and refresh."
            ),
            (
                LocalBench.request("refresh", "develpment"),
                "I don't know a lifecycle “develpment”. Did you mean development? There is development."
            ),
            (LocalBench.request("retire", isBack: true), "`--back` goes with promote."),
            (LocalBench.request("refresh", snapshot: "s-1"), "`--snapshot` goes with new."),
            (LocalBench.request(name: ""), "This does not tell who asks."),
        ])
    func `what is not understood is refused with what would be`(request: LocalRequest, words: String) async throws {
        let bench = try LocalBench()
        #expect(await bench.door().answer(request) == LocalReply(outcome: .refused, lines: [words]))
        #expect(bench.asked.isEmpty)
    }

    @Test func `a lifecycle that no operations channel hears of is refused`() async throws {
        let bench = try LocalBench()
        let reply = await bench.door(channels: ["prod-*"]).answer(LocalBench.request())
        #expect(reply.outcome == .refused && reply.lines[0].contains("No operations channel"))
        #expect(bench.asked.isEmpty)
    }

    @Test(
        arguments: [
            (.engine(.refused(Refusal(nothingToDo: "Nothing to do."))), .nothingToDo, "Nothing to do."),
            (.engine(.refused(Refusal("Not now."))), .refused, "Not now."),
            (.engine(.fleet(FleetError("AWS is away.", passes: true))), .failed, "AWS is away."),
            (.engine(.journal(JournalError(.diskFull, "The disk is full."))), .failed, "The disk is full."),
        ] as [(LifecycleRequests.Failure, LocalReply.Outcome, String)])
    func `what comes of nothing is told apart`(
        failure: LifecycleRequests.Failure, outcome: LocalReply.Outcome, words: String
    ) async throws {
        let bench = try LocalBench()
        bench.fails(failure)
        #expect(await bench.door().answer(LocalBench.request()) == LocalReply(outcome: outcome, lines: [words]))
    }

    @Test func `a refusal names commands as they are typed in the chat`() async throws {
        let bench = try LocalBench()
        bench.fails(.engine(.refused(Refusal(advising: "k3f9 is paused: \(advice: .resume("k3f9")) goes on."))))
        let reply = await bench.door().answer(LocalBench.request())
        #expect(reply.lines == ["k3f9 is paused: `!rds resume k3f9` goes on."])
    }

    @Test func `a plan with warnings waits for a person, in the chat and here`() async throws {
        let bench = try LocalBench()
        try await bench.makes(try SampleStory("k3f9"))
        let reply = await bench.door().answer(LocalBench.request())
        let why = "Not started yet: the plan has warnings, and says how an operator accepts them."
        #expect(reply.outcome == .accepted && reply.lines.last == why)
        #expect(
            bench.asked.first?.said.first?.content
                == .reply(["local:root asked for `!rds refresh development` on the bot's machine. \(why)"]))
        #expect(try await bench.door().news(of: "k3f9", after: 0)?.end == nil)
    }

    @Test func `a blocked plan is refused with what is in the way`() async throws {
        let bench = try LocalBench()
        try await bench.makes(
            try SampleStory("k3f9") { $0.findings = [Finding(.block, "lock", "orders is locked.")] })
        let reply = await bench.door().answer(LocalBench.request())
        #expect(reply.outcome == .refused && reply.operation == "k3f9")
        #expect(reply.lines.last == "Blocked: orders is locked.")
    }

    @Test func `news are told once each, and how it stands`() async throws {
        let bench = try LocalBench()
        var story = try SampleStory("k3f9", started: true)
        try await bench.makes(story)
        let door = bench.door()
        let begun = try #require(try await door.news(of: "k3f9", after: 0))
        #expect(begun.end == nil && begun.version == 2)
        #expect(try await door.news(of: "k3f9", after: 2) == LocalNews(lines: [], version: 2))
        try story.pauseOrResume()
        try await bench.journal.commit(try #require(story.entries.last))
        let paused = try #require(try await door.news(of: "k3f9", after: 2))
        #expect(paused.end == .paused && paused.version == 3)
        #expect(paused.lines.contains { $0.contains("paused") })
        #expect(try await door.news(of: "m7q2", after: 0) == nil)
    }
}
