import Foundation
import TestSupport
import Testing

@testable import Maintenance

/// Operations stored before there were windows, holds, reminders and ways back are read as they were.
@Suite struct OlderOperationTests {
    /// Keys that stored operations did not have, wherever they stand.
    private static let later: Set<String> = [
        "controls", "beginning", "window", "remindedAt", "escalatedAt", "storage", "brief",
    ]

    private static func stripped(_ value: Any) -> Any {
        if let object = value as? [String: Any] {
            return object.filter { !later.contains($0.key) }.mapValues(stripped)
        }
        if let list = value as? [Any] { return list.map(stripped) }
        return value
    }

    private static func read(_ operation: Maintenance.Operation) throws -> Maintenance.Operation {
        let stored = try JSONSerialization.jsonObject(with: JSONEncoder().encode(operation))
        let older = try JSONSerialization.data(withJSONObject: stripped(stored))
        #expect(!String(decoding: older, as: UTF8.self).contains("\"controls\""))
        return try JSONDecoder.knowingKinds.decode(Maintenance.Operation.self, from: older)
    }

    /// A planned, a running one with a gate open, and an ended one.
    private static func operations() throws -> [Maintenance.Operation] {
        var world = try World()
        try world.reachGate()
        return [try World(planned: nil).operation, world.operation, try SampleStory.complete("k3f9").operation]
    }

    @Test(arguments: 0..<3) func `an operation without the later fields is read as it was`(index: Int) throws {
        let operation = try Self.operations()[index]
        let read = try Self.read(operation)
        #expect(read.controls == Controls() && read.plan.beginning == nil && read.plan.window == nil)
        #expect(read.plan.digest == operation.plan.digest, "an approval given before still binds")
        var expected = operation
        expected.plan.beginning = nil
        #expect(read.progress?.gates.map(\.id) == expected.progress?.gates.map(\.id))
        #expect(read.progress?.steps == expected.progress?.steps && read.version == expected.version)
    }

    @Test func `a gate that was open before is reminded of and answered`() throws {
        var world = try World()
        try world.reachGate()
        world.operation = try Self.read(world.operation)
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
        let read = try JSONDecoder.knowingKinds.decode(
            Maintenance.Operation.self, from: try JSONEncoder().encode(world.operation))
        #expect(read == world.operation && read.controls.patience == .minutes(90))
        #expect(read.controls.holds == ["verify": "U0ALICE"])
    }
}
