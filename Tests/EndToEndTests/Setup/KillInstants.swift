import Foundation
import Simulation

/// The instants at which processes are killed: other ones in every run, which prints the seed that they are drawn from.
struct KillInstants: Sendable {
    /// The environment variable that a printed seed is given by, to have the same instants again.
    static let variable = "CHANGEOVER_KILL_SEED"
    /// Within the least number of requests that an operation takes.
    private static let requests: ClosedRange<Int64> = 5...134

    struct UnreadableSeed: Error, CustomStringConvertible {
        let text: String

        var description: String {
            "\(KillInstants.variable) is “\(text)”, and has to be the whole number that an earlier run printed."
        }
    }

    let seed: UInt64
    let strikes: [Traffic.Strike]

    init(seed: UInt64, count: Int) {
        self.seed = seed
        var draws = SeededGenerator(seed: seed)
        strikes = (0..<count).map { _ in
            Traffic.Strike(request: Int(draws.number(in: Self.requests)), isAfterServing: draws.chance(0.5))
        }
    }

    /// From the seed that the environment names, or else from one that nobody knows before; printed at once, so that it is
    /// there also when the process that runs the tests ends badly.
    static func drawn(
        _ count: Int, for operation: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> KillInstants {
        let instants = KillInstants(seed: try seed(in: environment), count: count)
        print("The bot is killed during a \(operation) at: \(instants).")
        return instants
    }

    static func seed(in environment: [String: String]) throws -> UInt64 {
        // Small enough to be typed.
        guard let text = environment[variable], !text.isEmpty else { return UInt64.random(in: 1...999_999) }
        guard let seed = UInt64(text) else { throw UnreadableSeed(text: text) }
        return seed
    }
}

extension KillInstants: CustomStringConvertible {
    var description: String {
        "\(strikes.map(\.description).joined(separator: ", ")); \(Self.variable)=\(seed) has the same instants again"
    }
}
