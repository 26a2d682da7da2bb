import Maintenance
import Runbooks
import Simulation
import TestSupport

/// Many operations at once in one region: what their looks cost together.
struct Crowd {
    let size: Int

    static func measure(into sheet: inout Sheet) {
        sheet.title("Describe calls over the least pages that the cadence allows, resizes of as many clusters at once")
        for size in [1, 10, 100] { Crowd(size: size).measure(into: &sheet) }
    }

    private func measure(into sheet: inout Sheet) {
        let name = "\(size) \(size == 1 ? "operation" : "operations")"
        var script = RegionScript(
            clusters: (1...size).map { number in
                ClusterScript(
                    "orders\(number)",
                    members: (1...3).map {
                        MemberScript("orders\(number)-\($0)", zone: ["us-east-1a", "us-east-1b", "us-east-1c"][$0 - 1])
                    })
            })
        script.instanceQuota = 10_000
        var shell = SeededShell.example(script, seed: 1, faults: .none)
        shell.people.looksEvery = .seconds(1)
        shell.people.strayRate = 0
        shell.skipsQuietLooks = false
        for number in 1...size {
            shell.propose(
                .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")), cluster: ClusterID("orders\(number)"),
                by: "U0ALICE")
        }
        _ = shell.run(until: shell.now + .seconds(24 * 3600))
        let ended = shell.store.operations.values.compactMap { operation -> Span? in
            guard case .ended(let ended) = operation.phase, let progress = ended.progress else { return nil }
            return ended.at - progress.startedAt
        }
        guard ended.count == size, shell.violations.isEmpty else {
            return sheet.failure(name, shell.violations.first ?? "only \(ended.count) came to their end")
        }
        let minutes = ended.reduce(0.0) { $0 + Double($1.milliseconds) / 60_000 }
        let gates = shell.store.operations.values.reduce(0) { $0 + ($1.progress?.gates.count ?? 0) }
        // The first look of each operation, and the one that each question and approval asks for, are no ticks.
        let least = shell.leastPages + 2 * Double(size + 2 * gates)
        let pages = Double(shell.aws.pages)
        sheet.row(
            name, pages / least, .atMost(1.05), note: "\((pages / minutes).words) calls in an operation's minute")
    }
}
