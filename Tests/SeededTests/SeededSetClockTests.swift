import Engine
import Maintenance
import Simulation
import TestSupport
import Testing

/// Every runbook while the clock of the host is set, once, at times from its beginning to its end; nothing else goes wrong.
@Suite struct SeededSetClockTests {
    @Test(arguments: SeededScene.allCases, [Span.seconds(-20), .minutes(-90), .seconds(20), .minutes(90)])
    func `a clock that is set keeps no operation from completing`(scene: SeededScene, span: Span) throws {
        var quiet = SeededShell.shell(of: scene, seed: 7, faults: .none)
        let begin = quiet.now
        _ = quiet.run(until: begin + .seconds(24 * 3600))
        let seconds = (quiet.now - begin).components.seconds
        for part in 1...8 as ClosedRange<Int64> {
            var shell = SeededShell.shell(of: scene, seed: 7, faults: .none)
            shell.setClock(by: span, after: .seconds(seconds * part / 9))
            let isOver = shell.run(until: begin + .seconds(48 * 3600))
            let place = "after \(part)/9 of \(seconds) s"
            #expect(shell.violations == [], "\(place)")
            #expect(isOver && shell.store.newest?.phase.name == "completed", "\(place)")
        }
    }
}
