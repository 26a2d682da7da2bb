import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import Engine

/// What the engine reads when a step wants to know how far green is behind.
struct SwitchoverReadingTests {
    private static let switchover = Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300)
    private static let want = Decision.Want.safetyReadings(nil, before: switchover)
    private static let now = Observation.sampleInstant

    private static func deployed(_ observation: Observation) -> Observation {
        var seen = observation
        seen.deployments = .known([
            Deployment(
                identifier: "bgd-1", name: "orders-co-k3f9", source: "arn:blue", target: "arn:green",
                status: "AVAILABLE")
        ])
        return seen
    }

    /// A turn of k3f9 that has seen this and wants more.
    private struct Turn {
        var state = EngineState(routing: EngineSetup.routing)
        var asks: [EngineState.Ask] = []

        init(seeing sighting: Look.Sighting, wanting wants: Set<Decision.Want>) throws {
            let operation = try Maintenance.Operation(
                .planned(.sample("k3f9", cluster: "orders", at: now), .sample), at: now)
            state.operations[operation.id] = operation
            state.turns[operation.id] = TurnUnderWay(look: Look(now: now, sighting: sighting), isDueByItself: true)
            // What is read is kept for these tests rather than decided on.
            state.taken[.operation(operation.id)] = []
            answer(state.lookAgain(in: operation.id, for: wants, at: now))
        }

        private mutating func answer(_ effects: [EngineState.Effect]) {
            for case .ask(let id, let ask) in effects {
                asks.append(ask)
                answer(state.handle(.answered(id, Self.answer(to: ask)), at: now))
            }
        }

        private static func answer(to ask: EngineState.Ask) -> EngineState.Answer {
            switch ask {
            case .clusters(let interests):
                .clusters(
                    Dictionary(interests.map { ($0.target, .seen(deployed(.orders()))) }) { first, _ in first })
            case .safety: .safety(.sample(at: now))
            case .lag: .lag(.known(.volume(5_000_000)))
            case .reactions: .reactions(nil)
            case .survey: .survey(.failure(FleetError("not here", passes: false)))
            case .newID: .newID(.success(("k3f9", true)))
            case .operation: .operation(.success(nil))
            case .operations: .operations(.success([]))
            case .examination: .examination(.success(nil))
            case .walk(let walk, _): .walk(.success(walk))
            }
        }

        var safety: SafetyReadings? { state.turns["k3f9"]?.look.safety }
        var gauges: [LagGauge] {
            asks.compactMap {
                guard case .lag(let gauge, let place) = $0, place == state.operations["k3f9"]?.target.place else {
                    return nil
                }
                return gauge
            }
        }
    }

    @Test func `the lag of green is read where the observation of the same turn says that it shows`() throws {
        let turn = try Turn(seeing: .notLooked, wanting: [Self.want, .observation])
        #expect(turn.safety?.replicationLag == .known(.volume(5_000_000)))
        #expect(turn.safety?.snapshotsInProgress == .known([]))
        #expect(turn.gauges == [.slots(blueWriter: "orders-1")])
    }

    @Test func `without a deployment in sight it says so and asks for no metric`() throws {
        let blind = try Turn(seeing: .notLooked, wanting: [Self.want])
        #expect(blind.safety?.replicationLag == .unavailable("Blue and green could not be seen."))
        let empty = try Turn(seeing: .seen(.orders()), wanting: [Self.want])
        #expect(empty.safety?.replicationLag == .unavailable("AWS shows no deployment bgd-1."))
        #expect(blind.gauges.isEmpty && empty.gauges.isEmpty)
    }

    @Test func `only a switchover asks how far green is behind`() throws {
        #expect(AnyMutation.switchOver(Self.switchover).gate?.readings == Self.want)
        let failover = try #require(AnyMutation.failOver("orders", to: "orders-2").gate?.readings)
        #expect(failover == .safetyReadings("orders-2"))
        let turn = try Turn(seeing: .seen(Self.deployed(.orders())), wanting: [failover])
        #expect(turn.safety?.replicationLag == .unavailable("Nobody asked."))
        #expect(turn.gauges.isEmpty)
    }
}
