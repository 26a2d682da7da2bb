import Maintenance
import Simulation
import TestSupport
import Testing

/// What may not be done at some times is not done then, whenever these begin and end.
@Suite struct SeededWindowTests {
    /// From well before the first failover until after the last step.
    @Test(arguments: 0...15 as ClosedRange<Int>)
    func `a window that closes in the middle of a resize is kept, but where a person allows to finish outside`(
        part: Int
    ) throws {
        var first = SeededShell.shell(of: .resize, seed: 2, faults: .none)
        _ = first.run(until: first.now + .seconds(24 * 3600))
        let intents = try #require(first.store.newest?.progress).finished.map(\.intent)
        let failover = try #require(intents.first { $0.mutation.isOf(FailOver.self) }).decidedAt
        let closes = Int(failover.milliseconds / 60_000 % 1440) + 2 * part
        var shell = SeededShell.shell(of: .resize, seed: 2, faults: .none)
        shell.people.window = .recurring(
            try Window.Recurring(weekday: nil, opens: (closes + 720) % 1440, closes: closes % 1440, zone: "UTC"))
        let isOver = shell.run(until: shell.now + .seconds(96 * 3600))
        #expect(shell.violations == [])
        #expect(isOver && shell.store.newest?.phase.name == "completed")
    }
}
