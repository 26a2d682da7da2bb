import TestSupport
import Testing

@testable import Maintenance

/// How often AWS is looked at: never for nothing, and fast only while a failover is in flight.
@Suite struct CadenceTests {
    @Test func `a plan that waits and an operation that is over are not looked at`() throws {
        var story = try SampleStory("k3f9")
        #expect(story.operation.cadence == .never)
        try story.turn(.discarded(by: "U0ALICE"))
        #expect(story.operation.cadence == .never)
    }

    @Test func `a resize goes through every cadence`() throws {
        var world = try World()
        #expect(world.operation.cadence == .normal)
        try world.turn()
        #expect(world.operation.cadence == .slow, "only a creation is under way")
        world = try World()
        try world.reachGate()
        #expect(world.operation.cadence == .slow, "a person is waited for")
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        #expect(world.operation.cadence == .fast, "a failover is in flight")
        world.observation = world.observation.writing("orders-co-k3f9")
        try world.turn()
        #expect(world.operation.cadence == .normal, "classes are being changed")
        try world.apply([.paused(.person("U0ALICE"))])
        #expect(world.operation.cadence == .normal, "paused, with calls under way")
    }

    @Test func `a paused operation without calls is not looked at`() throws {
        var world = try World()
        try world.apply([.paused(.person("U0ALICE"))])
        #expect(world.operation.cadence == .never)
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
        #expect(world.operation.cadence == cadence)
    }

    @Test(.holds(.failoversWatched)) func `the intervals of the design`() {
        #expect(Cadence.allCases.map { $0.interval?.milliseconds } == [nil, 5000, 2000, 1000])
        #expect(Cadence.allCases.sorted() == [.never, .slow, .normal, .fast])
    }
}
