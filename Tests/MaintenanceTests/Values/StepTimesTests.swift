import Runbooks
import TestSupport
import Testing

@testable import Maintenance

/// How long steps take, by what such steps took before on the same subject.
@Suite struct StepTimesTests {
    private typealias Operation = Maintenance.Operation
    private static let start = SampleStory.beginning
    private static let creation = AnyMutation.createInstance(.sample("k3f9", of: "orders"))

    /// What happened to the step `create` of an earlier operation, and when after its begin.
    private struct Story: Sendable {
        var name: String
        var events: [(Event, at: Span)]
        var lines: [(name: String, at: Span)] = []
        var change: @Sendable (inout Plan) -> Void = { _ in }

        /// It makes one call and is done after this.
        static func creating(for span: Span, _ name: String = "") -> Story {
            Story(
                name: name,
                events: [call(at: .zero), (.mutationProved("k3f9-1"), span), (.stepCompleted("create"), span)])
        }

        static func call(_ number: Int = 1, _ call: AnyMutation = creation, at span: Span) -> (Event, at: Span) {
            let intent = Intent(
                id: IntentID("k3f9-\(number)"), step: "create", mutation: call, approval: nil, decidedAt: start + span)
            return (.mutationIntended(intent), span)
        }
    }

    private static func past(_ story: Story) throws -> PastOperation? {
        var plan = Plan.sample("k3f9", cluster: "orders", at: start)
        story.change(&plan)
        var operation = try Operation(.planned(plan, .sample), at: start)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: start)
        _ = try operation.apply(.stepStarted("create"), at: start)
        for (event, span) in story.events { _ = try operation.apply(event, at: start + span) }
        _ = try operation.apply(.aborted(by: "U0ALICE", reason: "", leftBehind: []), at: start + .minutes(6_000))
        return PastOperation(operation, lines: story.lines.map { ($0.name, start + $0.at) })
    }

    private static func times(_ stories: [Story]) throws -> StepTimes { StepTimes(of: try stories.compactMap(past)) }

    /// The first step of a plan, by what earlier ones took, the newest first.
    private func step(after minutes: Int64..., change: (inout Plan) -> Void = { _ in }) throws -> Step {
        var plan = Plan.sample("m7q2", cluster: "orders", at: Self.start)
        change(&plan)
        let times = try Self.times(minutes.map { .creating(for: .minutes($0)) })
        return try #require(plan.timed(by: times).steps.first)
    }

    // MARK: What is said

    @Test func `one earlier time counts, and is told`() throws {
        let step = try step(after: 190)
        #expect(step.expected == .minutes(190) && step.note == "took 3 h 10 min last time")
    }

    @Test func `of the last three times the longest counts`() throws {
        let step = try step(after: 190, 230, 205, 900)
        #expect(step.expected == .minutes(230) && step.note == "took 3–4 h the last 3 times")
    }

    @Test func `without an earlier time everything is as typical`() throws {
        let plan = Plan.sample("m7q2", cluster: "orders", at: Self.start)
        #expect(plan.timed(by: StepTimes()) == plan)
    }

    @Test func `what is told of the time follows what the step says itself`() throws {
        #expect(
            try step(after: 20) { $0.steps[0].note = "in us-east-1b" }.note == "in us-east-1b; took 20 min last time")
    }

    @Test func `a short time is expected and not told`() throws {
        let step = try step(after: 4)
        #expect(step.expected == .minutes(4) && step.note == nil)
    }

    @Test func `a person is asked after three times the longest at the earliest, and never earlier than without`()
        throws
    {
        #expect(try step(after: 600).patience == .minutes(1_800))
        #expect(try step(after: 4).patience == .minutes(30))
    }

    @Test func `only steps of the kind on the kind of subject are told by it`() throws {
        let times = try Self.times([.creating(for: .minutes(190))])
        let plan = Plan.sample("m7q2", cluster: "orders", at: Self.start)
        #expect(plan.timed(by: times).steps.dropFirst() == plan.steps.dropFirst())
        let instance = AnySubject(InstanceSubject(.sample(), in: plan.subject.place))
        #expect(times.earlier(like: plan.steps[0].work, on: plan.subject) != nil)
        #expect(times.earlier(like: plan.steps[0].work, on: instance) == nil)
    }

    private static let told: [([Span], String?)] = [
        ([.minutes(5)], "took 5 min last time"), ([.seconds(299)], nil),
        ([.seconds(301)], "took 6 min last time"),
        ([.minutes(12), .minutes(12)], "took 12 min the last 2 times"),
        ([.minutes(12), .seconds(15 * 60 - 1), .minutes(13)], "took 12–15 min the last 3 times"),
        ([.minutes(45), .minutes(120)], "took 45 min to 2 h the last 2 times"),
        ([.minutes(240), .minutes(180)], "took 3–4 h the last 2 times"),
        ([.minutes(26 * 60)], "took 1 d 2 h last time"),
    ]

    @Test(arguments: told) func `times are told in words`(spans: [Span], words: String?) throws {
        let first = EarlierTimes(try #require(spans.first))
        #expect(spans.dropFirst().reduce(first) { $0.adding($1) }.words == words)
    }

    // MARK: What counts

    private static let untold: [Story] = [
        Story(name: "not done", events: [Story.call(at: .zero)]),
        Story(name: "nothing called", events: [(.stepCompleted("create"), .minutes(20))]),
        Story(
            name: "a call that came to nothing",
            events: [
                Story.call(at: .zero), (.mutationUnproved("k3f9-1"), .minutes(5)), Story.call(2, at: .minutes(5)),
                (.mutationProved("k3f9-2"), .minutes(20)), (.stepCompleted("create"), .minutes(20)),
            ]),
        Story(
            name: "a person was asked",
            events: [
                (.gateOpened(gate), .zero), (.gateVoided(gate.id, "moved"), .minutes(10)), Story.call(at: .minutes(10)),
                (.mutationProved("k3f9-1"), .minutes(20)), (.stepCompleted("create"), .minutes(20)),
            ]),
        stopped("paused", "paused"), stopped("gone on with", "resumed"), stopped("frozen", "imposed"),
        stopped("unlocked", "lifted"), stopped("the clock was set", "clockSet"),
        Story(
            name: "held by a window",
            events: [
                Story.call(1, .modifyClass(of: "orders-1", to: "db.r6g.xlarge"), at: .zero),
                (.mutationProved("k3f9-1"), .minutes(20)), (.stepCompleted("create"), .minutes(20)),
            ], change: { $0.window = .from(start) }),
    ]

    private static func stopped(_ name: String, _ line: String) -> Story {
        var story = Story.creating(for: .minutes(20), name)
        story.lines = [(line, .minutes(10))]
        return story
    }

    private static let gate = Gate(
        id: GateID(operation: "k3f9", step: "create", ask: 1), operation: "k3f9", step: "create", mutation: creation,
        planDigest: "d", facts: SafetyFacts(facts: [], takenAt: start, currentWriter: nil, proposedWriter: nil),
        requester: "U0ALICE", openedAt: start, expiresAt: start + .minutes(30))

    @Test(arguments: untold.indices)
    func `time in which anybody may have been waited for tells nothing`(index: Int) throws {
        let story = Self.untold[index]
        let work = Plan.sample("m7q2", cluster: "orders", at: Self.start).steps[0].work
        let subject = Plan.sample("m7q2", cluster: "orders", at: Self.start).subject
        #expect(try Self.times([story]).earlier(like: work, on: subject) == nil, "\(story.name)")
    }

    private func expected(_ story: Story) throws -> Span? {
        let plan = Plan.sample("m7q2", cluster: "orders", at: Self.start)
        return try Self.times([story]).earlier(like: plan.steps[0].work, on: plan.subject)?.expected
    }

    @Test func `stops before its first call and after its end are none of a step's`() throws {
        var story = Story(
            name: "",
            events: [
                Story.call(at: .minutes(30)), (.mutationProved("k3f9-1"), .minutes(50)),
                (.stepCompleted("create"), .minutes(50)),
            ])
        story.lines = [
            ("paused", .minutes(1)), ("resumed", .minutes(30)), ("imposed", .minutes(50)), ("lifted", .minutes(90)),
        ]
        #expect(try expected(story) == .minutes(20))
    }

    @Test func `what AWS put off belongs to the time`() throws {
        let story = Story(
            name: "",
            events: [
                Story.call(at: .zero),
                (.mutationDeferred("k3f9-1", "busy", until: Self.start + .minutes(10)), .seconds(1)),
                Story.call(2, at: .minutes(10)), (.mutationProved("k3f9-2"), .minutes(20)),
                (.stepCompleted("create"), .minutes(20)),
            ])
        #expect(try expected(story) == .minutes(20))
    }

    @Test func `a window holds nothing back that disturbs nobody`() throws {
        var story = Story.creating(for: .minutes(20))
        story.change = { $0.window = .from(Self.start) }
        #expect(try expected(story) == .minutes(20))
    }
}
