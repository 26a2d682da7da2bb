import Maintenance
import TestSupport
import Testing

/// What becomes of an operation when AWS tells that it gave up a call.
@Suite struct FailedCallTests {
    private static let text = "Cluster failover failed, check the health of your cluster instances and try again"

    /// A resize whose failover was approved and called, and that AWS tells of as failed.
    private func failed() throws -> (world: World, events: [Event]) {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        #expect(try world.turn().map(\.name).contains("mutationIntended"))
        world.observation.add(
            Answered(
                EventsQuestion(of: .cluster, in: world.observation.target.place, since: nil),
                .known([SeenEvent(at: world.now + .seconds(1), resource: "orders", text: Self.text)]),
                takenAt: world.now))
        let events = try world.turn()
        return (world, events)
    }

    @Test func `a failover that AWS gave up pauses at once with AWS's words, and nothing is asked again by itself`()
        throws
    {
        var (world, events) = try failed()
        #expect(events.map(\.name) == ["mutationFailed", "paused"])
        guard case .paused(.trouble(let step, let reason))? = events.last else {
            Issue.record("not paused for it")
            return
        }
        #expect(step == "fail-over" && reason == "AWS gave up the failover to orders-co-k3f9: \(Self.text)")
        #expect(try world.turn(after: .minutes(10)).isEmpty)
        let finished = try #require(world.operation.progress?.finished.last)
        #expect(finished.ending == .failed && finished.failure?.text == Self.text)
    }

    @Test func `a retry asks again, tells what AWS said, and takes no old event for its failure`() throws {
        var (world, _) = try failed()
        try world.instruct(.resume)
        #expect(try world.turn().map(\.name) == ["gateOpened"])
        let gate = try world.requireGate()
        let fact = try #require(gate.facts.facts.first { $0.name == "earlier-failure" })
        #expect(fact.text.contains(Self.text) && fact.warning?.contains(Self.text) == true && fact.isSafe)
        try world.apply([
            .gatePrompted(gate.id, Gate.Prompt(channel: "C0DBAOPS", message: "1767621900.000200", contentDigest: "t"))
        ])
        world.gate = GateReading(
            takenAt: world.now, ourselves: "U0BOT", homeTeam: "T0HOME", channel: GateReading.Channel(id: "C0DBAOPS"),
            message: GateReading.Message(id: "1767621900.000200", isOurs: true, contentDigest: "t", isMarked: false),
            reactions: [],
            people: [:])
        world.react("white_check_mark", as: "U0BOB")
        #expect(try world.turn().map(\.name) == ["gateApproved", "mutationIntended"])
        #expect(try world.turn().isEmpty)
    }

    @Test func `what AWS gave up while the operation was paused is recorded`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        try world.instruct(.pause)
        world.observation.add(
            Answered(
                EventsQuestion(of: .cluster, in: world.observation.target.place, since: nil),
                .known([SeenEvent(at: world.now + .seconds(1), resource: "orders", text: Self.text)]),
                takenAt: world.now))
        #expect(try world.turn().map(\.name) == ["mutationFailed"])
    }
}
