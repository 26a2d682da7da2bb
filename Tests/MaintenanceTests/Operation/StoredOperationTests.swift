import TestSupport
import Testing

@testable import Maintenance

/// What is stored of an operation is all of it.
@Suite struct StoredOperationTests {
    /// A planned, a running one with a gate open, and an ended one.
    private static func operations() throws -> [Maintenance.Operation] {
        var world = try World()
        try world.reachGate()
        return [try World(planned: nil).operation, world.operation, try SampleStory.complete("k3f9").operation]
    }

    @Test(arguments: 0..<3) func `an operation is read as it was stored`(index: Int) throws {
        let operation = try Self.operations()[index]
        let read = try operation.restored()
        #expect(read == operation)
        #expect(read.plan.digest == operation.plan.digest, "an approval given before still binds")
    }

    @Test func `a gate that was open before is reminded of and answered`() throws {
        var world = try World()
        try world.reachGate()
        world.operation = try world.operation.restored()
        let gate = try world.requireGate()
        world.now = gate.remindsAt(from: gate.openedAt)
        #expect(try world.turn().map(\.name) == ["gateReminded"])
        world.react("white_check_mark", as: "U0BOB")
        #expect(try world.turn().map(\.name) == ["gateApproved", "mutationIntended"])
    }

    @Test func `controls are stored and read back`() throws {
        var world = try World(planned: .from(Observation.sampleInstant))
        try world.instruct(.hold(before: "verify"))
        try world.instruct(.timeout(.minutes(90)))
        let read = try world.operation.restored()
        #expect(read == world.operation && read.controls.patience == .minutes(90))
        #expect(read.controls.holds == ["verify": "U0ALICE"])
    }
}
