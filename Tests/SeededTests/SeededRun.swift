import Engine
import Foundation
import Maintenance
import Simulation
import TestSupport

/// What became of one seed: replayable from its number alone.
struct SeededRun: Sendable {
    let seed: UInt64
    let violations: [String]
    let isOver: Bool
    let fates: [String]
    let eventNames: Set<String>
    let crashes: Int
    let faults: Set<String>
    /// Calls of ours whose long work came to nothing.
    let failedWork: Set<RDSAction>
    /// Whether an operation was brought back to its beginning.
    let isBroughtBack: Bool
    /// Hash of the last line of the journal: equal when, and only when, the same happened at the same times.
    let fingerprint: String

    init(_ scene: SeededScene = .resize, seed: UInt64) throws {
        var shell = SeededShell.shell(of: scene, seed: seed, faults: .swarm)
        isOver = shell.run(until: shell.now + .seconds(72 * 3600))
        let operations = shell.store.operations.keys.sorted()
        let lines = try operations.map { try shell.store.events(of: $0) }
        self.seed = seed
        violations = shell.violations
        fates = operations.compactMap { shell.store[$0]?.phase.name }
        eventNames = Set(lines.joined().map(\.event.name))
        crashes = shell.crashes
        faults = Set(shell.aws.rds.faults.activeKinds.map { "AWS \($0)" })
            .union(shell.chat.slack.faults.injections.map { "Slack \($0.kind)" })
        failedWork = Set(shell.aws.rds.effects.filter { $0.hasFailed && $0.actor == .caller }.map(\.action))
        isBroughtBack = operations.contains { id in
            shell.store[id].map { $0.plan.runbook.rollsBack != nil && $0.phase.name == "completed" } ?? false
        }
        fingerprint = lines.joined().max { $0.at < $1.at }.map { "\($0.at) \($0.hash)" } ?? ""
    }

    /// The seeds to run: 1 to 1,000, or those that CHANGEOVER_SEEDS names (`17` replays one, `1-50000` is for a night).
    static func seeds(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> ClosedRange<UInt64> {
        let ends = (environment["CHANGEOVER_SEEDS"] ?? "1-1000").split(separator: "-").compactMap { UInt64($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return 1...1000 }
        return first...last
    }

    var failure: String? {
        if let violation = violations.first { return "seed \(seed): \(violation)" }
        return isOver ? nil : "seed \(seed): not over after three days: \(fates)"
    }
}
