import Maintenance
import Simulation
import TestSupport

/// One kind of operation over many seeds, in virtual time and without faults.
struct Scenario {
    let scene: SeededScene
    let seeds: UInt64

    /// What the ratio of times may be: failovers and restarts alone are over before many looks are made.
    private var limit: Double {
        switch scene {
        case .failover, .reboot, .rebootWriter, .cycleByReader: 1.06
        default: 1.02
        }
    }

    static func printAll() {
        let rows = SeededScene.allCases.map { scene in
            Scenario(scene: scene, seeds: scene == .failover ? 400 : 60).run()
        }
        print("Operation time over the time that AWS was busy, open gates left out (virtual time, no faults)")
        for row in rows { print(row.time) }
        print("Seconds from an approver's reaction to the call")
        for row in rows where row.answering > 0 { print("  \(row.scene.rawValue.padded) \(row.answering.words)") }
        print("Looks over the least that the cadence allows")
        for row in rows { print(row.looks) }
    }

    private struct Outcome {
        let scene: SeededScene
        let limit: Double
        let total: Double
        let ratios: Ratios
        let lookRatio: Double
        /// Mean seconds from a reaction to the call that it allowed.
        let answering: Double

        var time: String {
            "  \(scene.rawValue.padded) \(total.words)  (limit \(limit)\(total <= limit ? "" : ": EXCEEDED"); "
                + "median \(ratios.median.words), 95 % within \(ratios.quantile(0.95).words), \(ratios.count) runs)"
        }

        var looks: String {
            "  \(scene.rawValue.padded) \(lookRatio.words)  (limit 1.05\(lookRatio <= 1.05 ? "" : ": EXCEEDED"))"
        }
    }

    private func run() -> Outcome {
        var took = 0.0
        var busy = 0.0
        var ratios: [Double] = []
        var looks = 0
        var answering = 0.0
        var least = 0.0
        for seed in 1...seeds {
            var house = SeededHouse.house(of: scene, seed: seed, faults: .none)
            house.people.looksEvery = .milliseconds(100)
            house.people.answersAfter = 0...0
            house.people.strayRate = 0
            house.skipsQuietLooks = false
            _ = house.run(until: house.now + .seconds(24 * 3600))
            guard let operation = house.store.newest, let time = house.times(of: operation) else {
                print("\(scene), seed \(seed): not over")
                continue
            }
            took += time.took
            busy += time.busy
            ratios.append(time.took / time.busy)
            looks += house.aws.looks
            // The first look, and the one that each approval asks for, are no ticks.
            least += house.leastLooks + 1 + Double(operation.progress?.gates.count ?? 0)
            answering += time.answering
        }
        return Outcome(
            scene: scene, limit: limit, total: took / busy, ratios: Ratios(ratios), lookRatio: Double(looks) / least,
            answering: answering / Double(max(1, ratios.count)))
    }
}
