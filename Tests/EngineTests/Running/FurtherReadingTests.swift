import Maintenance
import TestSupport
import Testing

@testable import Engine

/// What the engine reads when a step's answers lead to questions.
struct FurtherReadingTests {
    private struct Number: Question {
        typealias Answer = Int
        static let kind: KindName = "number"
        let place: Place
        let index: Int
    }

    /// Asks for the number that the number before names, as long as it goes on.
    private struct FollowingStep: StepKind {
        static let kind: KindName = "following"
        var words: StepWords { StepWords(short: "Follow", underWay: "Following", finished: "Followed") }

        func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
            var asked = [Number(place: context.place, index: 0)]
            while let last = asked.last, case .known(let next)? = seen?[last], next > last.index {
                asked.append(Number(place: context.place, index: next))
            }
            return Set(asked.map { AnyQuestion($0) })
        }

        func assess(in context: StepContext) -> Assessment {
            .inProgress("\(context.observation.all(Number.self).map(\.question.index).sorted())")
        }
    }

    private static func turn(following numbers: [Int: Int]) throws -> LookingTurn {
        var world = Observation.orders()
        let place = Plan.sample("k3f9", cluster: "orders", at: Observation.sampleInstant).subject.place
        for (index, next) in numbers {
            world.add(
                Answered(
                    Number(place: place, index: index), .known(next), takenAt: Observation.sampleInstant))
        }
        return try LookingTurn(FollowingStep(), seeing: world)
    }

    @Test func `what follows from an answer is read in the same turn, and decided on with the rest`() throws {
        let turn = try Self.turn(following: [0: 4, 4: 9, 9: 9])
        #expect(turn.waits["create"] == "[0, 4, 9]")
        #expect(turn.asks.count == 3, "the look, and what followed twice")
        #expect(!turn.state.isBusy("k3f9"))
    }

    @Test func `a step that goes on asking ends its turn`() throws {
        let turn = try Self.turn(following: Dictionary(uniqueKeysWithValues: (0..<20).map { ($0, $0 + 1) }))
        #expect(turn.asks.count == TurnUnderWay.looksPerTurn)
        #expect(!turn.state.isBusy("k3f9") && turn.waits.isEmpty)
    }
}
