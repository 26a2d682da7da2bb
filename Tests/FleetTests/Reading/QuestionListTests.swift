import Engine
import Maintenance
import Runbooks
import Testing

@testable import Fleet
@testable import TestSupport

/// Whatever can be asked is read, and can be simulated: no kind is forgotten in one of the lists, and none has two readers.
struct QuestionListTests {
    private static let kinds = Family.all.flatMap(\.questions).map { $0.kind }.sorted()

    @Test func `every kind has one reader, and every reader's kinds are in a family`() {
        #expect(FleetService.all.flatMap(\.readers).flatMap { $0.kinds }.map { $0.kind }.sorted() == Self.kinds)
    }

    @Test func `every kind has one simulated reader`() {
        #expect(SeededAWS.questions.map { $0.kind }.sorted() == Self.kinds)
    }

    @Test func `a question that nobody reads is unavailable, and says so`() async {
        struct Unheard: Question {
            typealias Answer = Int
            static let kind: KindName = "unheard"
            let place: Place
        }
        let question = Unheard(place: Target.orders.place)
        let answer = await FakeAWS().fleet().ask([AnyQuestion(question)], for: .look)[question]
        #expect(answer?.reading == .unavailable("Nobody here reads unheard."))
    }
}
