import Engine
import Maintenance
import Runbooks
import Simulation
import TestSupport
import Testing

/// A failover and a restart during an outage, from the command to the end.
@Suite struct SeededIncidentTests {
    enum Outage: String, CaseIterable, Sendable {
        case noWriterListed, writerNotDescribed

        fileprivate var incident: Incident {
            switch self {
            case .noWriterListed: .hidesWriter(cluster: "orders")
            case .writerNotDescribed: .describes(instance: "orders-1", false)
            }
        }
    }

    /// After everything that was asked for about a cluster in an outage.
    private func shell(_ runbook: AnyRunbook, in outage: Outage, seed: UInt64) -> SeededShell {
        var shell = SeededShell.example(seed: seed, faults: .none)
        shell.people.wish = runbook
        shell.aws.rds.schedule(outage.incident, at: shell.now)
        _ = shell.run(until: shell.now + .seconds(24 * 3600))
        return shell
    }

    @Test(arguments: Outage.allCases, 1...3 as ClosedRange<UInt64>)
    func `a failover during an outage gives the role to its target after one answer`(
        outage: Outage, seed: UInt64
    ) throws {
        let shell = shell(.failover(FailoverRunbook(to: "orders-2")), in: outage, seed: seed)
        #expect(shell.violations == [])
        let operation = try #require(shell.store.newest)
        #expect(operation.phase.name == "completed", "\(operation.phase), \(operation.plan.blocks.map(\.text))")
        #expect(operation.plan.acknowledgements.map(\.check).contains("writer"))
        let gates = try #require(operation.progress).gates
        #expect(gates.map(\.mutation) == [.failOver("orders", to: "orders-2")])
        #expect(gates.first?.facts.currentWriter == (outage == .noWriterListed ? nil : "orders-1"))
    }

    @Test(arguments: Outage.allCases, 1...3 as ClosedRange<UInt64>)
    func `a restart during an outage is asked about where it may be that of the writer`(
        outage: Outage, seed: UInt64
    ) throws {
        let shell = shell(.reboot(RebootRunbook(instance: "orders-2")), in: outage, seed: seed)
        #expect(shell.violations == [])
        let operation = try #require(shell.store.newest)
        #expect(operation.phase.name == "completed", "\(operation.phase), \(operation.plan.blocks.map(\.text))")
        let gates = try #require(operation.progress).gates
        #expect(gates.map(\.mutation) == (outage == .noWriterListed ? [.rebootPossibleWriter("orders-2")] : []))
        let calls = shell.aws.rds.effects.filter { $0.actor == .caller }
        #expect(calls.map(\.action) == [.rebootDBInstance])
    }
}
