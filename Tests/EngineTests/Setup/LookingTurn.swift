import Maintenance
import TestSupport

@testable import Engine

/// A turn of k3f9, whose only step is this one, that looks at what is given until it asks nothing more.
struct LookingTurn {
    private(set) var state = EngineState(routing: EngineSetup.routing)
    private(set) var asks: [EngineState.Ask] = []
    private let world: Observation
    private let now: Timestamp

    init(_ step: some StepKind, seeing world: Observation, at now: Timestamp = Observation.sampleInstant) throws {
        (self.world, self.now) = (world, now)
        var plan = Plan.sample("k3f9", cluster: "orders", at: now)
        plan.steps = [plan.steps[0]]
        plan.steps[0].work = AnyStep(step)
        plan.changeCluster { $0.resource = world.cluster?.resourceIdentifier ?? "" }
        var operation = try Maintenance.Operation(.planned(plan, .sample), at: now)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: now)
        answer(state.handle(.loaded([operation], restraints: Restraints(), posts: []), at: now))
        answer(state.handle(.due, at: now))
    }

    private mutating func answer(_ effects: [EngineState.Effect]) {
        for effect in effects {
            switch effect {
            case .ask(let id, .questions(let questions, let purpose)):
                asks.append(.questions(questions, for: purpose))
                answer(
                    state.handle(
                        .answered(id, .answers(Answers(questions.map { world.given(for: $0) }))), at: now))
            case .ask(let id, .examination): answer(state.handle(.answered(id, .examination(.success(nil))), at: now))
            case .commit(let id, _): answer(state.handle(.committed(id), at: now))
            case .ask, .record, .perform, .wake, .post, .reply, .report: break
            }
        }
    }

    /// What the steps wait for now.
    var waits: [StepID: String] {
        (state.standing(of: "k3f9")?.waits ?? [:]).mapValues(\.reason)
    }
}
