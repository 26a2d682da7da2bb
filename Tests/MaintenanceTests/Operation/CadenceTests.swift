import TestSupport
import Testing

@testable import Maintenance

/// How often AWS is looked at: never for nothing, and fast only while a failover is in flight.
@Suite struct CadenceTests {
    @Test func `a plan that waits and an operation that is over are not looked at`() throws {
        var story = try SampleStory("k3f9")
        #expect(story.operation.cadence(at: story.now) == .never)
        try story.turn(.discarded(by: "U0ALICE"))
        #expect(story.operation.cadence(at: story.now) == .never)
    }

    @Test func `a resize goes through every cadence`() throws {
        var world = try World()
        #expect(world.operation.cadence(at: world.now) == .normal)
        try world.turn()
        #expect(world.operation.cadence(at: world.now) == .slow, "only a creation is under way")
        world = try World()
        try world.reachGate()
        #expect(world.operation.cadence(at: world.now) == .slow, "a person is waited for")
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        #expect(world.operation.cadence(at: world.now) == .fast, "a failover is in flight")
        world.observation = world.observation.writing("orders-co-k3f9")
        try world.turn()
        #expect(world.operation.cadence(at: world.now) == .normal, "classes are being changed")
        try world.apply([.paused(.person("U0ALICE"))])
        #expect(world.operation.cadence(at: world.now) == .normal, "paused, with calls under way")
    }

    @Test func `a paused operation without calls is not looked at`() throws {
        var world = try World()
        try world.apply([.paused(.person("U0ALICE"))])
        #expect(world.operation.cadence(at: world.now) == .never)
    }

    static let calls: [(AnyMutation, Cadence)] = [
        (.failOver("orders", to: "orders-2"), .fast), (.rebootWriter("orders-1"), .fast),
        (.reboot("orders-2"), .normal), (.modifyClass(of: "orders-2", to: "db.r6g.xlarge"), .normal),
        (.changeStorage("orders", to: Storage(type: "aurora-iopt1")), .slow),
        // Tens of minutes of an upgrade are not looked at every second, whoever approved it.
        (
            .applyMaintenance(MaintenanceAction(resource: .instance("orders-2"), arn: "arn", action: "os-upgrade")),
            .slow
        ),
        (
            .applyMaintenanceToWriter(
                MaintenanceAction(resource: .cluster("orders"), arn: "arn", action: "db-upgrade")), .slow
        ),
    ]

    @Test(arguments: calls) func `how often a call is looked after`(call: AnyMutation, cadence: Cadence) throws {
        var world = try World()
        try world.turn()
        guard case .running(var progress) = world.operation.phase else { return }
        progress.outstanding[0].mutation = call
        world.operation.phase = .running(progress)
        #expect(world.operation.cadence(at: world.now) == cadence)
    }

    /// A restore may take a day; what users feel is over as soon as it can be, however long it takes.
    @Test(
        arguments: [
            (.createInstance(.sample("k3f9", of: "orders")), .minutes(59), .slow),
            (.createInstance(.sample("k3f9", of: "orders")), .minutes(60), .rare),
            (.modifyClass(of: "orders-2", to: "db.r6g.xlarge"), .minutes(90), .normal),
            (
                .applyMaintenanceToWriter(
                    MaintenanceAction(resource: .cluster("orders"), arn: "arn", action: "db-upgrade")), .minutes(90),
                .slow
            ),
        ] as [(AnyMutation, Span, Cadence)])
    func `what has lasted for an hour and disturbs nobody is looked after rarely`(
        call: AnyMutation, lasting: Span, cadence: Cadence
    ) throws {
        var world = try World()
        try world.turn()
        guard case .running(var progress) = world.operation.phase else { return }
        progress.outstanding[0].mutation = call
        world.operation.phase = .running(progress)
        let begin = try #require(progress.outstanding.first).decidedAt
        #expect(world.operation.cadence(at: begin + lasting) == cadence)
    }

    @Test func `a call that has just begun is looked after as often as ever, beside one that has lasted`() throws {
        var world = try World()
        try world.turn()
        guard case .running(var progress) = world.operation.phase else { return }
        var second = try #require(progress.outstanding.first)
        second.id = "k3f9-2"
        second.decidedAt = second.decidedAt + .minutes(90)
        progress.outstanding.append(second)
        world.operation.phase = .running(progress)
        #expect(world.operation.cadence(at: second.decidedAt) == .slow)
    }

    @Test(.holds(.failoversWatched)) func `the intervals of the design`() {
        #expect(Cadence.allCases.map { $0.interval?.milliseconds } == [nil, 30_000, 5000, 2000, 1000])
        #expect(Cadence.allCases.sorted() == [.never, .rare, .slow, .normal, .fast])
    }
}
