import Engine
import Maintenance
import Testing

@testable import Fleet
@testable import TestSupport

/// Whatever is read can be simulated, and no kind of question has two readers. That each has one holds a rule of the
/// architecture.
struct QuestionListTests {
    private static let kinds = FleetService.all.flatMap(\.readers).flatMap { $0.kinds }.map { $0.kind }

    @Test func `no kind has two readers`() {
        #expect(Set(Self.kinds).count == Self.kinds.count)
    }

    @Test func `every kind has one simulated reader`() {
        #expect(SeededAWS.questions.map { $0.kind }.sorted() == Self.kinds.sorted())
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
