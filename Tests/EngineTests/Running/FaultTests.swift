import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import Engine

/// A decision that the core's own rules refuse stops one operation, and nothing else.
struct FaultTests {
    private static let now = SampleStory.beginning + .minutes(1)

    private func state(of operation: Maintenance.Operation) -> EngineState {
        var state = EngineState(routing: EngineSetup.routing)
        _ = state.handle(.loaded([operation], restraints: Restraints(), posts: []), at: Self.now)
        return state
    }

    private func commits(_ effects: [EngineState.Effect]) -> [(id: EngineState.CommitID, entry: Entry)] {
        effects.compactMap { effect in
            guard case .commit(let id, let entry) = effect else { return nil }
            return (id, entry)
        }
    }

    @Test func `what was decided is dropped and a pause recorded in its place, which says why`() throws {
        var story = try SampleStory("k3f9")
        try story.start()
        var state = state(of: story.operation)
        _ = state.handle(.due, at: Self.now)
        #expect(state.isBusy("k3f9"))
        let effects = state.pause(story.operation, because: Refusal("It does not fit."), at: Self.now)
        let commit = try #require(commits(effects).first)
        #expect(commit.entry.events == [.paused(.fault("It does not fit."))])
        #expect(state.operations["k3f9"]?.phase.name == "running", "not before it is recorded")
        _ = state.handle(.committed(commit.id), at: Self.now)
        #expect(state.operations["k3f9"]?.phase.name == "paused")
        #expect(state.parked.isEmpty && !state.isBusy("k3f9"))
    }

    @Test(arguments: [JournalError.Code.diskFull, .conflict])
    func `what could not be recorded is dropped`(code: JournalError.Code) throws {
        var story = try SampleStory("k3f9")
        try story.start()
        var state = state(of: story.operation)
        _ = state.handle(.due, at: Self.now)
        let effects = state.pause(story.operation, because: Refusal("It does not fit."), at: Self.now)
        let commit = try #require(commits(effects).first)
        let after = state.handle(.commitFailed(commit.id, JournalError(code, "no")), at: Self.now)
        #expect(state.operations["k3f9"] == story.operation)
        // After a conflict it is read again, and decided anew on what is stored.
        let reads = after.contains {
            guard case .ask(_, .operation("k3f9")) = $0 else { return false }
            return true
        }
        #expect(reads == (code == .conflict) && state.isBusy("k3f9") == reads)
    }

    @Test func `an operation that cannot even be paused is left alone, and its channel is told`() throws {
        // Nothing that is only planned can be paused.
        let operation = try SampleStory("k3f9").operation
        var state = state(of: operation)
        let entries = commits(state.pause(operation, because: Refusal("It does not fit."), at: Self.now)).map(\.entry)
        #expect(entries.count == 1 && entries[0].events.isEmpty)
        let told = try #require(entries.first?.posts.first)
        #expect(told.content == .parked("k3f9", fault: "It does not fit.", to: operation.origin.requester.id))
        #expect(state.parked.keys.sorted() == ["k3f9"])
        let due = state.handle(.due, at: Self.now + .minutes(60 * 48))
        #expect(
            due.allSatisfy {
                switch $0 {
                // What is stored is held against the log, whatever is due.
                case .ask(_, .examination), .ask(_, .walk), .ask(_, .operations): true
                case .ask, .commit, .perform: false
                case .record, .wake, .post, .reply, .report: true
                }
            })
    }
}
