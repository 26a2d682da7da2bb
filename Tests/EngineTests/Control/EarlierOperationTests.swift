import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import Engine

/// Requests that name an operation: what they come to is worked out from that operation as it is recorded.
struct EarlierOperationTests {
    private static let now = SampleStory.beginning + .minutes(1)

    /// What the engine asks first, and what it replies, when it is asked for something about an operation.
    private func outcome(
        of request: OperationRequest, about operation: Maintenance.Operation?
    ) -> (asks: [EngineState.Ask], refusal: Refusal?) {
        var state = EngineState(routing: EngineSetup.routing)
        var asks: [EngineState.Ask] = []
        var refusal: Refusal?
        let body = EngineState.Call.propose(request, .sample, answering: nil, posts: { _ in [] })
        var effects = state.handle(.called(EngineState.CallID(1), body), at: Self.now)
        while !effects.isEmpty {
            switch effects.removeFirst() {
            case .ask(let id, .operation):
                effects += state.handle(.answered(id, .operation(.success(operation))), at: Self.now)
            case .ask(let id, .newID):
                effects += state.handle(.answered(id, .newID(.success(("m7q2", false)))), at: Self.now)
            case .ask(_, let ask): asks.append(ask)
            case .reply(_, .failed(.refused(let why))): refusal = why
            case .commit, .record, .perform, .wake, .post, .reply, .report: break
            }
        }
        return (asks, refusal)
    }

    private func story(_ change: (inout SampleStory) throws -> Void) throws -> Maintenance.Operation {
        var story = try SampleStory("k3f9")
        try change(&story)
        return story.operation
    }

    @Test func `an operation that there is not is refused, with the advice to list them`() {
        for work in [OperationRequest.Work.rollback(of: "none"), .cleanup(after: "none")] {
            let refusal = outcome(of: OperationRequest(work), about: nil).refusal
            #expect(refusal?.sentence == "I don't know an operation “none”. `operations` lists them.")
            #expect(refusal?.advice == [.operations])
        }
    }

    @Test func `what was not started, or is running, is not brought back`() throws {
        let request = OperationRequest(.rollback(of: "k3f9"))
        let planned = outcome(of: request, about: try story { _ in })
        #expect(planned.refusal?.sentence == "k3f9 was not started: there is nothing to bring back.")
        let running = outcome(of: request, about: try story { try $0.start() })
        #expect(running.refusal?.advice == [.pause("k3f9"), .previewRollback("k3f9")])
        #expect(
            running.refusal?.sentence { "!rds \($0)" } == """
                k3f9 is running. `!rds pause k3f9` first, then ask for its rollback. \
                `!rds plan rollback k3f9` shows it now.
                """)
    }

    @Test func `what is not over, or made nothing, leaves nothing to clean up`() throws {
        let refusal = outcome(of: OperationRequest(.cleanup(after: "k3f9")), about: try story { try $0.start() })
            .refusal
        #expect(refusal?.advice == [.abort("k3f9")])
        #expect(
            refusal?.sentence
                == "k3f9 is not over (running): what it makes is still needed. `abort k3f9` stops it first.")
    }

    @Test func `a clean-up is planned in the very place of the operation`() throws {
        let over = try SampleStory.complete("k3f9").operation
        let (asks, refusal) = outcome(of: OperationRequest(.cleanup(after: "k3f9")), about: over)
        #expect(refusal == nil)
        #expect(
            asks.contains(.questions([AnyQuestion(ClusterQuestion(over.target))], for: .plan)))
    }

    @Test func `a plan is started on what its own place shows, whatever account that is in`() throws {
        var state = EngineState(routing: EngineSetup.routing)
        let operation = try story { _ in }
        _ = state.handle(.loaded([operation], restraints: Restraints(), posts: []), at: Self.now)
        let effects = state.handle(
            .called(
                EngineState.CallID(1),
                .instruct("k3f9", .start, by: "U0ALICE", answering: nil, posts: { _ in [] })), at: Self.now)
        let asked = effects.contains { effect in
            guard case .ask(_, .questions(let questions, for: .plan)) = effect else { return false }
            return questions == [AnyQuestion(ClusterQuestion(operation.target))]
        }
        #expect(asked)
    }
}
