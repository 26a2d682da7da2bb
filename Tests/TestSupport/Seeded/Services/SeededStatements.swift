import Maintenance
import Simulation

/// Where files of masking statements run: how far each is, this process alone knows.
package struct SeededStatements: Sendable {
    enum Action: Sendable, Hashable { case start }

    /// A run that was begun.
    struct Run: Sendable {
        var call: StartMasking
        var number: Int
        var begunAt: SimulatedTime
        var endsAt: SimulatedTime
        var fails: Bool

        var name: String { "run \(number)" }
    }

    /// How often a statement fails.
    package var failureRate = 0.0
    /// The runs of this process.
    private(set) var runs: [Run] = []
    private(set) var effects: [Run] = []
    private var draws: SeededGenerator

    init(seed: UInt64) { draws = SeededGenerator(seed: seed) }

    /// What runs ends with the process, and nobody knows how far it came.
    mutating func endProcess() { runs = [] }

    mutating func start(_ call: StartMasking, at now: SimulatedTime) -> Run {
        let run = Run(
            call: call, number: effects.count + 1, begunAt: now, endsAt: now + .seconds(draws.number(in: 5...300)),
            fails: draws.chance(failureRate))
        runs.append(run)
        effects.append(run)
        return run
    }
}

extension SeededStatements: SimulatedService {
    static var path: WritableKeyPath<SeededAWS, SeededStatements> { \.statements }

    mutating func advance(to time: SimulatedTime) {}

    mutating func nextChange(after time: SimulatedTime) -> SimulatedTime? {
        runs.map(\.endsAt).filter { $0 > time }.min()
    }

    /// Nothing is lost on the way: it is no call over a wire.
    mutating func answer<Reply: Sendable>(
        to action: Action, at time: SimulatedTime, _ body: (inout SeededStatements) throws(RDSFault) -> Reply
    ) -> (outcome: Simulation.CallOutcome<Reply>, latency: Duration) {
        do throws(RDSFault) {
            return (.reply(try body(&self)), .zero)
        } catch {
            return (.fault(error), .zero)
        }
    }

    mutating func endFaults() { failureRate = 0 }
}

extension SeededStatements.Run: SimulatedWork {
    var actor: Simulation.Effect.Actor { .caller }
    var action: SeededStatements.Action { .start }
    var words: String { "the masking of \(call.database)" }
    var isLive: Bool { false }

    func isSame(as other: SeededStatements.Run) -> Bool { other.call == call }
}
