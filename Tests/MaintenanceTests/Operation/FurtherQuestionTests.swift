import Maintenance
import TestSupport
import Testing

/// Questions that follow from an answer.
struct FurtherQuestionTests {
    private struct Number: Question {
        typealias Answer = Int
        static let kind: KindName = "number"
        let place: Place
        let index: Int
    }

    /// Asks for the number that the first number names.
    private struct FollowingStep: StepKind {
        static let kind: KindName = "following"
        var words: StepWords { StepWords(short: "Follow", underWay: "Following", finished: "Followed") }

        func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
            let first = Number(place: context.place, index: 0)
            guard case .known(let next)? = seen?[first] else { return [AnyQuestion(first)] }
            return [AnyQuestion(first), AnyQuestion(Number(place: context.place, index: next))]
        }

        func assess(in context: StepContext) -> Assessment {
            let numbers = context.observation.all(Number.self).compactMap(\.reading.value).sorted()
            return .inProgress("\(numbers)")
        }
    }

    private static let now = SampleStory.beginning

    private static func operation() throws -> Maintenance.Operation {
        var plan = Plan.sample("k3f9", cluster: "orders", at: now)
        plan.steps = [plan.steps[0]]
        plan.steps[0].work = AnyStep(FollowingStep())
        var operation = try Maintenance.Operation(.planned(plan, .sample), at: now)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: now)
        return operation
    }

    private static func decision(_ operation: Maintenance.Operation, _ numbers: [(Int, Reading<Int>)]) -> Decision {
        var seen = Observation.orders(at: now)
        seen.givenCluster?.resourceIdentifier = operation.plan.cluster?.resource ?? ""
        for (index, reading) in numbers {
            seen.add(Answered(Number(place: operation.target.place, index: index), reading, takenAt: now))
        }
        let policies = Policies(approval: ApprovalPolicy(approvers: [], operators: []))
        return operation.decide(on: Look(now: now, sighting: .seen(seen)), policies: policies)
    }

    @Test func `what follows from an answer is asked in the same turn, and assessed only then`() throws {
        let operation = try Self.operation()
        let place = operation.target.place
        #expect(
            operation.questions
                == [AnyQuestion(ClusterQuestion(operation.target)), AnyQuestion(Number(place: place, index: 0))])
        let first = Self.decision(operation, [(0, .known(7))])
        #expect(first.wants == [.more([AnyQuestion(Number(place: place, index: 7))])])
        #expect(first.waits.isEmpty)
        let then = Self.decision(operation, [(0, .known(7)), (7, .known(3))])
        #expect(then.wants.isEmpty)
        #expect(then.waits["create"] == "[3, 7]")
    }

    @Test func `an answer that is unavailable leads to no question, and is not asked again`() throws {
        let operation = try Self.operation()
        let decision = Self.decision(operation, [(0, .known(7)), (7, .unavailable("Denied."))])
        #expect(decision.wants.isEmpty && decision.waits["create"] == "[7]")
    }

    @Test func `never asked is unavailable`() {
        let seen = Observation.orders()
        let question = Number(place: Target.orders.place, index: 1)
        #expect(seen[question] == .unavailable(Observation.notAsked))
        #expect(seen.answer(to: question) == nil && seen.first(Number.self) == nil)
    }
}
