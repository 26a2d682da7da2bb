import Engine
import Maintenance
import Simulation
import TestSupport
import Testing

/// What AWS takes back is said at once, and why.
@Suite struct RolledBackTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var scene: SeededScene
        var mishap: Mishap
        var words: String
        var testDescription: String { "\(mishap)" }
    }

    static let rows = [
        Row(
            scene: .upgrade, mishap: .switchoverMeetsLag,
            words: "canceled due to The replica lag between the blue and the green environment is above the limit."),
        Row(
            scene: .upgrade, mishap: .switchoverIsSlow,
            words: "canceled due to The switchover did not end within the switchover timeout."),
        Row(
            scene: .upgradeInPlace, mishap: .upgradeFails,
            words: "Database cluster is in a state that cannot be upgraded: Upgrade prechecks failed."),
    ]

    @Test(arguments: rows)
    func `an upgrade that AWS takes back pauses within seconds with AWS's reason, and asks nothing by itself`(
        row: Row
    ) throws {
        var shell = SeededShell.shell(of: row.scene, seed: 5, faults: .none)
        shell.aws.rds.faults[row.mishap] = 1
        _ = shell.run(until: shell.now + .seconds(24 * 3600))
        #expect(shell.violations == [])
        let id = try #require(shell.store.operations.keys.min())
        let lines = try shell.store.events(of: id)
        let index = try #require(lines.firstIndex { $0.event.name == "mutationFailed" })
        guard case .mutationFailed(_, let failure) = lines[index].event,
            case .paused(.trouble(_, let reason)) = lines[index + 1].event
        else {
            Issue.record("not paused for it: \(lines[index...].prefix(2).map(\.event.name))")
            return
        }
        #expect(failure.text.hasSuffix(row.words) && reason.hasSuffix(row.words))
        #expect(lines[index].at - failure.at <= .seconds(20))
        #expect(!lines[..<index].contains { $0.event.name == "mutationUnproved" })
        // Whoever lets it go on is asked anew, each time.
        let names = lines[index...].map(\.event.name)
        #expect(names.contains("gateOpened"))
        #expect(names.count { $0 == "gateOpened" } >= names.count { $0 == "mutationIntended" })
    }
}
