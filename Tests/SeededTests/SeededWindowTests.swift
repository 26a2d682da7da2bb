import Maintenance
import Simulation
import TestSupport
import Testing

/// What may not be done at some times is not done then, whenever these begin and end.
@Suite struct SeededWindowTests {
    /// One approval covers all calls that delete the old environment, which take minutes.
    @Test(arguments: 0...15 as ClosedRange<Int>)
    func `a window that closes in the middle of what was approved is kept`(minutes: Int) throws {
        var first = SeededShell.shell(of: .upgrade, seed: 2, faults: .none)
        _ = first.run(until: first.now + .seconds(24 * 3600))
        let intents = try #require(first.store.newest?.progress).finished.map(\.intent)
        let begin = try #require(intents.first { $0.mutation.isOf(RemoveProtection.self) }).decidedAt
        let closes = Int(begin.milliseconds / 60_000 % 1440) + 1 + minutes
        var shell = SeededShell.shell(of: .upgrade, seed: 2, faults: .none)
        shell.people.window = .recurring(
            try Window.Recurring(weekday: nil, opens: (closes + 720) % 1440, closes: closes % 1440, zone: "UTC"))
        let isOver = shell.run(until: shell.now + .seconds(72 * 3600))
        #expect(shell.violations == [])
        #expect(isOver && shell.store.newest?.phase.name == "completed")
    }
}
