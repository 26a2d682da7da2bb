import Maintenance
import Runbooks
import Simulation
import TestSupport
import Testing

/// Every operation stopped after each of its steps, and brought back to how its cluster was before.
@Suite struct SeededRollbackTests {
    @Test(
        .holds(.rollbackHeedsErrors, .rollbackRestores), arguments: SeededScene.allCases, SeededPeople.Stop.Cue.allCases
    )
    func `a rollback leaves the cluster as it was, or says what it cannot undo`(
        scene: SeededScene, cue: SeededPeople.Stop.Cue
    ) throws {
        var first = Self.shell(of: scene, seed: 3)
        _ = first.run(until: first.now + .seconds(24 * 3600))
        let steps = try #require(first.store.newest).plan.steps
        for done in 0...steps.count {
            for seed in [1, 2, 5, 6] as [UInt64] {
                let stop = SeededPeople.Stop(cue: cue, done: done, step: done < steps.count ? steps[done].id : nil)
                let failure = Self.failure(of: scene, seed: seed, stop)
                if let failure {
                    Issue.record("\(scene), \(cue) after \(done) steps of \(steps.map(\.id)), seed \(seed): \(failure)")
                }
            }
        }
    }

    /// Where nothing follows on it by itself: it is the operation that is brought back.
    private static func shell(of scene: SeededScene, seed: UInt64) -> SeededShell {
        var shell = SeededShell.shell(of: scene, seed: seed, faults: .none)
        if scene == .upgrade { shell.people.wish = AnyRunbook.upgradeThatKeepsTheOldEnvironment }
        return shell
    }

    private static func failure(of scene: SeededScene, seed: UInt64, _ stop: SeededPeople.Stop) -> String? {
        var shell = shell(of: scene, seed: seed)
        shell.people.stop = stop
        shell.people.commandLimit = 200
        if seed > 2 {
            // At once, while AWS still says what was before.
            shell.people.idleTime = .seconds(1)
            shell.people.commandsAfter = 1...4
        }
        guard let before = shell.worldState() else { return "no world" }
        let isOver = shell.run(until: shell.now + .seconds(48 * 3600))
        let fates = shell.store.operations.values.sorted { $0.id < $1.id }.map {
            "\($0.plan.runbook.kind) \($0.phase.name)"
        }
        if let violation = shell.violations.first { return violation }
        guard isOver else { return "not over: \(fates.suffix(5))" }
        guard let returning = shell.people.returning else { return "not stopped: \(fates)" }
        guard returning.isOver else { return "gave up: \(fates.suffix(5)), \(returning.told.map(\.text))" }
        shell.settleWorld()
        guard let after = shell.worldState(), after != before else { return nil }
        let told = returning.told.filter { $0.check == "not-undone" }.map(\.text)
        var expected = before
        if after.resource != before.resource || after.engineVersion != before.engineVersion {
            expected.resource = after.resource
            expected.engineVersion = after.engineVersion
            if after.resource != before.resource { expected.beside = after.beside }
            guard !told.isEmpty else { return "does not say that the upgrade stays: \(after)" }
        }
        if after.storageType != before.storageType,
            told.contains(where: { $0.contains("The storage of \(scene.database)") })
        {
            expected.storageType = after.storageType
        }
        return after == expected ? nil : "\(before) became \(after), told \(told); \(fates.suffix(5))"
    }
}
