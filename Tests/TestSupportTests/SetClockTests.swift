import Engine
import Maintenance
import Simulation
import TestSupport
import Testing

/// The clock of the host is set while an operation runs.
@Suite struct SetClockTests {
    private static let spans: [Span] = [.seconds(30), .minutes(20), .minutes(300)].flatMap { [$0, .zero - $0] }

    @Test(arguments: spans) func `a resize takes as long as it would have, and tells once that the clock was set`(
        span: Span
    ) throws {
        var quiet = SeededShell.resize(seed: 5, faults: .none)
        let begin = quiet.now
        _ = quiet.run(until: begin + .seconds(24 * 3600))
        for minutes in stride(from: 5, through: 25, by: 4) {
            var shell = SeededShell.resize(seed: 5, faults: .none)
            shell.setClock(by: span, after: .seconds(minutes * 60))
            let isOver = shell.run(until: begin + .seconds(24 * 3600))
            #expect(shell.violations == [], "after \(minutes) min")
            let operation = try #require(shell.store.newest)
            #expect(isOver && operation.phase.name == "completed", "after \(minutes) min: \(operation.phase.name)")
            #expect(shell.now - begin <= quiet.now - begin + .seconds(600), "after \(minutes) min")
            let steps = try shell.store.events(of: operation.id).map(\.event.name).filter { $0 == "clockSet" }
            #expect(steps.count == 1, "after \(minutes) min")
        }
    }

    @Test func `seeds of faults meet a clock that is set, forward and back`() {
        let leads = (1...100 as ClosedRange<UInt64>).map { seed in
            var shell = SeededShell.resize(seed: seed, faults: .swarm)
            _ = shell.run(until: shell.now + .seconds(7200))
            return shell.clockLead
        }
        #expect(leads.contains { $0 > .minutes(1) } && leads.contains { $0 < .zero - .minutes(1) })
        #expect(leads.count { $0 == .zero } > 60)
    }
}
