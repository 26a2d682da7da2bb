import Maintenance
import Simulation
import TestSupport

/// Ratios in virtual time: the same on every machine.
@main
struct Benchmarks {
    static func main() {
        let resize = Scenario(
            name: "resize", seeds: 200, limit: 1.02,
            request: .resize(ResizeRequest(instanceClass: "db.r6g.xlarge"))
        ).run()
        let failover = Scenario(name: "failover", seeds: 1000, limit: 1.06, request: .failover(FailoverRequest())).run()
        print("Operation time over the time that AWS was busy, open gates left out (virtual time, no faults)")
        for row in [resize, failover] { print(row.time) }
        print("Seconds from an approver's reaction to the call")
        for row in [resize, failover] { print(row.answers) }
        print("Describe calls over the least that the cadence allows, two pages a look")
        for row in [resize, failover] { print(row.calls) }
    }
}

/// One kind of operation over many seeds.
struct Scenario {
    let name: String
    let seeds: UInt64
    /// What the ratio of times may be.
    let limit: Double
    let request: Request

    func run() -> Outcome {
        var took = 0.0
        var busy = 0.0
        var ratios: [Double] = []
        var looks = 0
        var answering = 0.0
        var least = 0.0
        for seed in 1...seeds {
            var house = SeededHouse.example(seed: seed, faults: .none)
            house.people.wish = request
            house.people.looksEvery = .milliseconds(100)
            house.people.answersAfter = 0...0
            house.people.strayRate = 0
            house.skipsQuietLooks = false
            _ = house.run(until: house.now + .seconds(6 * 3600))
            guard let operation = house.store.newest, let time = house.times(of: operation) else {
                print("\(name), seed \(seed): not over")
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
        ratios.sort()
        return Outcome(
            name: name, limit: limit, total: took / busy, ratios: ratios, callRatio: Double(looks) / least,
            answering: answering / Double(max(1, ratios.count)))
    }

    struct Outcome {
        let name: String
        let limit: Double
        let total: Double
        let ratios: [Double]
        let callRatio: Double
        /// Mean seconds from a reaction to the call that it allowed.
        let answering: Double

        var answers: String { "  \(padded(name)) \(rounded(answering))" }

        var time: String {
            let middle = ratios.isEmpty ? 0 : ratios[ratios.count / 2]
            let high = ratios.isEmpty ? 0 : ratios[ratios.count * 95 / 100]
            return "  \(padded(name)) \(rounded(total))  (limit \(limit)\(total <= limit ? "" : ": EXCEEDED"); "
                + "median \(rounded(middle)), 95 % within \(rounded(high)), \(ratios.count) runs)"
        }

        var calls: String {
            "  \(padded(name)) \(rounded(callRatio))  (limit 1.05\(callRatio <= 1.05 ? "" : ": EXCEEDED"))"
        }

        private func rounded(_ ratio: Double) -> String {
            let thousandths = Int((ratio * 1000).rounded())
            let digits = String(thousandths % 1000)
            return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
        }

        private func padded(_ name: String) -> String { name + String(repeating: " ", count: max(0, 10 - name.count)) }
    }
}
