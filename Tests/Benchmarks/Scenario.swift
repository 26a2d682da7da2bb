import Engine
import Maintenance
import Simulation
import TestSupport

/// One kind of operation over many seeds, in virtual time and without faults.
struct Scenario: Sendable {
    enum Subject: Sendable {
        case scene(SeededScene)
        /// Of a resize that is stopped after one of its steps, or was completed.
        case rollback
    }

    let subject: Subject

    static func measure(into sheet: inout Sheet) async {
        // AWS takes no time to suspend autoscaling, which is no floor to be held to; and proxies are read one by one.
        let others: Set<SeededScene> = [.rebootUnscaled, .retarget]
        let subjects = SeededScene.allCases.filter { !others.contains($0) }.map { Subject.scene($0) } + [.rollback]
        var figures: [(name: String, figures: Figures)] = []
        sheet.title(
            "Operation time over the time that AWS was busy for it, open gates left out (virtual time, no faults)")
        for subject in subjects {
            let scenario = Scenario(subject: subject)
            let outcome = await scenario.run()
            figures.append((scenario.name, outcome))
            for failure in outcome.failures.prefix(3) { sheet.failure(scenario.name, failure) }
            let ratios = Ratios(outcome.ratios)
            sheet.row(
                scenario.name, outcome.took / outcome.busy, .atMost(scenario.limit),
                note: "median \(ratios.median.words), 95 % within \(ratios.quantile(0.95).words), \(ratios.count) runs")
        }
        sheet.title("Time from AWS's having done a call to its being seen, over half a tick and the round trip")
        for (name, figures) in figures { sheet.row(name, figures.lag / figures.leastLag, .atMost(1.1)) }
        sheet.title("Seconds from an approver's reaction to the call that it allowed")
        for (name, figures) in figures where figures.answering > 0 {
            sheet.row(name, figures.answering / Double(figures.ratios.count))
        }
        sheet.title("Looks over the least that the cadence allows")
        for (name, figures) in figures { sheet.row(name, figures.looks / figures.leastLooks, .atMost(1.05)) }
    }

    private var name: String {
        switch subject {
        case .scene(.cycleByReader): "cycle by a reader"
        case .scene(.rebootWriter): "reboot of the writer"
        case .scene(.storageWithRestart): "storage with restarts"
        case .scene(.maintenance): "apply-maintenance"
        case .scene(.upgradeInPlace): "in-place upgrade"
        case .scene(let scene): scene.rawValue
        case .rollback: "rollback"
        }
    }

    /// What the ratio of times may be: failovers and restarts alone are over before many looks are made, and what is approved
    /// is called when its question shows the mark: a second, of a failover's twenty.
    private var limit: Double {
        switch subject {
        case .scene(.failover), .scene(.cycleByReader): 1.1
        case .scene(.reboot), .scene(.rebootWriter), .scene(.instanceReboot): 1.06
        case .scene, .rollback: 1.02
        }
    }

    private var seeds: ClosedRange<UInt64> {
        if case .scene(.failover) = subject { 1...400 } else { 1...60 }
    }

    /// What runs come to, added up.
    private struct Figures: Sendable {
        var took = 0.0
        var busy = 0.0
        var ratios: [Double] = []
        var looks = 0.0
        var leastLooks = 0.0
        var answering = 0.0
        var lag = 0.0
        var leastLag = 0.0
        var failures: [String] = []

        mutating func add(_ other: Figures) {
            took += other.took
            busy += other.busy
            ratios += other.ratios
            looks += other.looks
            leastLooks += other.leastLooks
            answering += other.answering
            lag += other.lag
            leastLag += other.leastLag
            failures += other.failures
        }
    }

    private func run() async -> Figures {
        await withTaskGroup(of: (UInt64, Figures).self) { group in
            for seed in seeds { group.addTask { (seed, run(seed)) } }
            // In the order of the seeds, so that sums are the same to the last digit.
            let runs = await group.reduce(into: [UInt64: Figures]()) { $0[$1.0] = $1.1 }
            return seeds.reduce(into: Figures()) { sum, seed in runs[seed].map { sum.add($0) } }
        }
    }

    private func shell(_ seed: UInt64) -> SeededShell {
        switch subject {
        case .scene(let scene): return .shell(of: scene, seed: seed, faults: .none)
        case .rollback:
            var shell = SeededShell.resize(seed: seed, faults: .none)
            shell.people.stop = SeededPeople.Stop(cue: .aborted, done: 1 + Int(seed % 6), step: nil)
            return shell
        }
    }

    private func run(_ seed: UInt64) -> Figures {
        var shell = shell(seed)
        shell.people.looksEvery = .milliseconds(100)
        shell.people.answersAfter = 0...0
        shell.people.strayRate = 0
        shell.skipsQuietLooks = false
        let isOver = shell.run(until: shell.now + .seconds(24 * 3600))
        var figures = Figures()
        guard isOver, shell.violations.isEmpty, let operation = subject.measured(of: shell),
            let time = shell.times(of: operation), let lags = try? shell.lags(of: operation)
        else {
            figures.failures = ["seed \(seed): \(shell.violations.first ?? "not completed")"]
            return figures
        }
        (figures.took, figures.busy, figures.answering) = time
        figures.ratios = [time.took / time.busy]
        figures.looks = Double(shell.aws.looks)
        figures.leastLooks = shell.leastLooks + shell.store.operations.values.reduce(0) { $0 + $1.extraLooks }
        for (lag, tick) in lags {
            figures.lag += lag
            figures.leastLag += tick / 2 + shell.aws.meanLookTime
        }
        return figures
    }
}

extension Scenario.Subject {
    /// The operation that a run is about.
    fileprivate func measured(of shell: SeededShell) -> Maintenance.Operation? {
        let completed = shell.store.operations.values.filter { $0.phase.name == "completed" }
        switch self {
        case .scene: return completed.min { $0.id < $1.id }
        case .rollback: return completed.filter { $0.plan.runbook.rollsBack != nil }.min { $0.id < $1.id }
        }
    }
}

extension Maintenance.Operation {
    /// The first look, the one that each approval asks for, and the one at which what was stopped says what it leaves,
    /// are no ticks.
    fileprivate var extraLooks: Double {
        guard let progress else { return 0 }
        return 1 + Double(progress.gates.count) + (phase.name == "aborted" ? 1 : 0)
    }
}
