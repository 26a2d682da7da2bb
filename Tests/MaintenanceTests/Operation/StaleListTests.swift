import Maintenance
import TestSupport
import Testing

/// Maintenance that is over while AWS's list still names it: DescribePendingMaintenanceActions is eventually consistent.
@Suite struct StaleListTests {
    private static let call = MutationProofTests.upgrade
    private static let id: IntentID = "k3f9-1"

    /// What is recorded of the call when this is seen.
    private func events(_ world: inout World, seeing observation: Observation) throws -> [Event] {
        world.observation = observation
        return try world.turn().filter {
            [.mutationUnderWay(Self.id), .mutationVanished(Self.id), .mutationProved(Self.id)].contains($0)
        }
    }

    @Test func `maintenance that was seen at work is over as soon as the list drops it`() throws {
        var world = try World()
        let step = world.operation.plan.steps[0].id
        let intent = Intent(id: Self.id, step: step, mutation: Self.call, approval: nil, decidedAt: world.now)
        try world.apply([.stepStarted(step), .mutationIntended(intent), .mutationAccepted(Self.id)])
        let listed = ("orders-2", "os-upgrade")
        let atWork = Observation.orders().with("orders-2") { $0.status = "maintenance" }
        #expect(try events(&world, seeing: atWork.pending(listed)) == [.mutationUnderWay(Self.id)])
        #expect(try events(&world, seeing: .orders().pending(listed)) == [.mutationVanished(Self.id)])
        #expect(try events(&world, seeing: .orders().pending(listed)) == [])
        #expect(try events(&world, seeing: .orders().pending()) == [.mutationProved(Self.id)])
    }
}
