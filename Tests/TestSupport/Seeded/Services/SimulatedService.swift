import Maintenance
import Simulation

/// A service of the simulated AWS, or what stands in for one: what is called there, and what took effect.
protocol SimulatedService: Sendable {
    associatedtype Action: Sendable
    associatedtype Work: SimulatedWork where Work.Action == Action

    /// Where it stands beside the others.
    static var path: WritableKeyPath<SeededAWS, Self> { get }

    var effects: [Work] { get }
    mutating func advance(to time: SimulatedTime)
    mutating func nextChange(after time: SimulatedTime) -> SimulatedTime?
    /// Makes one call, with everything that can go wrong on the way.
    mutating func answer<Reply: Sendable>(
        to action: Action, at time: SimulatedTime, _ body: (inout Self) throws(RDSFault) -> Reply
    ) -> (outcome: Simulation.CallOutcome<Reply>, latency: Duration)

    /// From now on nothing goes wrong here.
    mutating func endFaults()
}

/// A service that is called over a wire.
protocol WiredService: SimulatedService {
    mutating func exchange<Reply: Sendable>(
        _ action: Action, at time: SimulatedTime, _ body: (inout Self) throws(RDSFault) -> Reply
    ) -> Exchange<Reply>
}

extension WiredService {
    mutating func answer<Reply: Sendable>(
        to action: Action, at time: SimulatedTime, _ body: (inout Self) throws(RDSFault) -> Reply
    ) -> (outcome: Simulation.CallOutcome<Reply>, latency: Duration) {
        let exchange = exchange(action, at: time, body)
        return (exchange.outcome, exchange.latency)
    }
}

/// Something that took effect in a simulated service.
protocol SimulatedWork: Sendable {
    associatedtype Action: Hashable

    var number: Int { get }
    var actor: Simulation.Effect.Actor { get }
    var action: Action { get }
    var words: String { get }
    /// Whether it is at work, so that the same once more would be done twice.
    var isLive: Bool { get }

    /// Whether the other one did the same to the same.
    func isSame(as other: Self) -> Bool
}

extension RDSWorld: WiredService {
    static var path: WritableKeyPath<SeededAWS, RDSWorld> { \.rds }

    mutating func endFaults() { faults = .none }
}

extension Simulation.Effect: SimulatedWork {
    var words: String { "\(what)" }
    var isLive: Bool { !hasFailed && visiblyDone == nil && !isSuperseded }

    func isSame(as other: Simulation.Effect) -> Bool {
        other.action == action && other.instance == instance && other.cluster == cluster && other.what == what
    }
}

extension Route53World: WiredService {
    static var path: WritableKeyPath<SeededAWS, Route53World> { \.route53 }

    mutating func endFaults() { faults = .none }
}

extension DNSEffect: SimulatedWork {
    var action: Route53Action { .changeResourceRecordSets }
    var words: String { "the change of \(zone) by \(changes)" }
    /// A batch deletes just what is there: the same once more is refused.
    var isLive: Bool { false }

    func isSame(as other: DNSEffect) -> Bool { other.zone == zone && other.changes == changes }
}

extension SecretsWorld: WiredService {
    static var path: WritableKeyPath<SeededAWS, SecretsWorld> { \.secrets }

    mutating func endFaults() { faults = .none }
}

extension SecretEffect: SimulatedWork {
    var action: SecretsAction {
        switch what {
        case .put: .putSecretValue
        // Nothing of ours deletes a secret.
        case .moved, .scheduledForDeletion: .updateSecretVersionStage
        }
    }
    var words: String { "\(what) of \(secret)" }
    /// A version is put once, and a label is where it is.
    var isLive: Bool { false }

    func isSame(as other: SecretEffect) -> Bool { other.secret == secret && other.what == what }
}
