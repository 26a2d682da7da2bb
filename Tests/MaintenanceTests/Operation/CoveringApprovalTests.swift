import TestSupport
import Testing

@testable import Maintenance

/// One approval of several calls: it serves while its facts hold, and not beyond the time that was named.
@Suite struct CoveringApprovalTests {
    /// A call of which a question is asked on whether orders-3 is in use.
    private struct Removal: RDSMutation {
        static let kind: KindName = "removal"
        var name: InstanceID

        init(_ name: InstanceID) { self.name = name }

        private enum CodingKeys: String, CodingKey {
            case name
        }

        var resource: Resource { .instance(name) }
        var isRepeatable: Bool { true }
        func proof(in observation: Observation, of call: CallRecord) -> Proof { .none }
        var words: MutationWords {
            MutationWords(phrase: "the removal of \(name)", order: "remove \(name)", unproved: "It may not show yet")
        }
        var gate: GateTerms? {
            GateTerms(
                .deletion,
                facts: { [.init("clients", "clients", binding: $0.observation["orders-3"]?.status.text ?? "none")] },
                words: { context in
                    GateWords(
                        subject: "the removal of \(name)", interruption: "None.", action: context.asking(for: self),
                        done: "removed")
                })
        }
    }

    private static let first = AnyMutation(Removal("orders-2"))
    private static let second = AnyMutation(Removal("orders-4"))

    /// The first of two calls was approved and sent.
    private func approved() throws -> World {
        var world = try World()
        world.operation = world.operation.scripted(covering: [Self.first, Self.second]) { outstanding in
            .ready(outstanding.contains { $0.mutation == Self.first } ? [] : [Self.first])
        }
        world.safety = .sample()
        try world.turn()
        let gate = try world.requireGate()
        #expect(gate.covers == [Self.first, Self.second])
        try world.showPrompt()
        world.react("white_check_mark", as: "U0BOB")
        #expect(try world.turn().map(\.name) == ["gateApproved", "mutationIntended"])
        world.gate = nil
        return world
    }

    /// AWS puts the first call off.
    private func putOff() throws -> World {
        var world = try approved()
        let call = try #require(world.operation.progress?.outstanding.first)
        try world.apply(
            world.operation.decide(on: .deferred("busy", retryAfter: .seconds(10)), of: call.id, at: world.now))
        return world
    }

    /// The first call is proved, the second is due.
    private func begun() throws -> World {
        var world = try approved()
        let call = try #require(world.operation.progress?.outstanding.first)
        try world.apply([.mutationAccepted(call.id), .mutationProved(call.id)])
        world.operation = world.operation.scripted(covering: [Self.first, Self.second]) { outstanding in
            .ready(outstanding.contains { $0.mutation == Self.second } ? [] : [Self.second])
        }
        return world
    }

    private func spoil(_ world: inout World) {
        world.observation = world.observation.with("orders-3") { $0.status = "failed" }
    }

    @Test func `what AWS put off before anything was done is made with the same approval`() throws {
        var world = try putOff()
        #expect(try world.turn(after: .minutes(1)).map(\.name) == ["mutationIntended"])
    }

    @Test func `it is asked anew when the facts moved before anything was done`() throws {
        var world = try putOff()
        spoil(&world)
        #expect(try world.turn(after: .minutes(1)).map(\.name) == ["gateOpened"])
    }

    @Test func `it is asked anew when the time to answer ended before anything was done`() throws {
        var world = try putOff()
        #expect(try world.turn(after: world.policies.approval.expiresAfter).map(\.name) == ["gateOpened"])
    }

    @Test func `the calls after the first are made with the same approval, also when the time to answer is over`()
        throws
    {
        var world = try begun()
        let events = try world.turn(after: .minutes(31))
        #expect(events.map(\.name) == ["mutationIntended"], "\(events)")
    }

    @Test func `a call after the first is asked about when a fact moved that was decided on`() throws {
        var world = try begun()
        spoil(&world)
        #expect(try world.turn().map(\.name) == ["gateOpened"])
    }

    @Test func `a call after the first is asked about when a freeze was in between`() throws {
        var world = try begun()
        world.now = world.now + .seconds(2)
        var look = world.look
        look.approvalsBeforeRestraint = Set(world.operation.progress?.gates.map(\.id) ?? [])
        #expect(try world.turn(after: .zero, look: look).map(\.name) == ["gateOpened"])
    }
}
