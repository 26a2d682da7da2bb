import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import Engine

/// What the engine reads when a step wants to know how far green is behind.
struct SwitchoverReadingTests {
    private static let switchover = Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300)
    private static let call = AnyMutation.switchOver(switchover)
    private static let now = Observation.sampleInstant

    private static func deployed() -> Observation {
        var seen = Observation.orders(at: now)
        seen.givenDeployments = .known([
            Deployment(
                identifier: "bgd-1", name: "orders-co-k3f9", source: "arn:blue", target: "arn:green",
                status: "AVAILABLE")
        ])
        return seen
    }

    private static func gauges(_ turn: LookingTurn) -> [LagGauge] {
        turn.asks.flatMap { ask in
            guard case .questions(let questions, for: .gate) = ask else { return [LagGauge]() }
            return questions.compactMap { ($0.base as? GreenLagQuestion)?.gauge }
        }
    }

    /// Wants the names switched.
    private struct SwitchingStep: StepKind {
        static let kind: KindName = "switching"
        var risks: Set<Risk> { [.switchover] }
        var words: StepWords { StepWords(short: "Switch", underWay: "Switching", finished: "Switched") }

        func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
            [AnyQuestion(DeploymentsQuestion(in: context.place))]
        }

        func assess(in context: StepContext) -> Assessment { .ready(SwitchOver(SwitchoverReadingTests.switchover)) }
    }

    @Test func `the lag of green is read where the observation of the same turn says that it shows`() throws {
        var world = Self.deployed()
        world.add(
            Answered(
                GreenLagQuestion(at: .slots(blueWriter: "orders-1"), in: Target.orders.place),
                .known(Datapoint(.volume(5_000_000), of: Self.now)), takenAt: Self.now))
        let turn = try LookingTurn(SwitchingStep(), seeing: world)
        #expect(Self.gauges(turn) == [.slots(blueWriter: "orders-1")])
        #expect(turn.asks.count == 2, "one look, one reading of the facts")
    }

    @Test func `without a deployment in sight no metric is asked for`() throws {
        var world = Self.deployed()
        world.givenDeployments = .known([])
        #expect(Self.gauges(try LookingTurn(SwitchingStep(), seeing: world)).isEmpty)
        let seen = world.replicationLag(before: Self.switchover)
        #expect(seen == .unavailable("AWS shows no deployment bgd-1."))
    }

    @Test func `only a switchover asks how far green is behind`() throws {
        let context = QuestionContext(target: .orders)
        let failover = try #require(AnyMutation.failOver("orders", to: "orders-2").gate)
        #expect(
            failover.questions(context, Self.deployed()) == FactSample.questions(beforeFailoverTo: "orders-2"))
        let switchover = try #require(Self.call.gate)
        let lag = AnyQuestion(GreenLagQuestion(at: .slots(blueWriter: "orders-1"), in: context.place))
        #expect(switchover.questions(context, Self.deployed()).contains(lag))
        #expect(!switchover.questions(context, nil).contains(lag))
    }
}
