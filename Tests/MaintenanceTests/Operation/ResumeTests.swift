import Maintenance
import TestSupport
import Testing

/// Killed after any turn, an operation that is read back and looks again comes to the same end by the same calls.
@Suite struct ResumeTests {
    @Test func `a rehearsal makes every call of a resize once, in order, and completes`() throws {
        let rehearsal = try Rehearsal(answers: .all)
        #expect(rehearsal.world.operation.phase.name == "completed")
        let failovers = rehearsal.calls.filter(\.isGated).map(\.resource)
        #expect(failovers == [.instance("orders-co-k3f9"), .instance("orders-1")])
        let changed = rehearsal.calls.filter { $0.isOf(ModifyClass.self) }.map(\.resource)
        #expect(changed.sorted() == [.instance("orders-1"), .instance("orders-2"), .instance("orders-3")])
        #expect(rehearsal.calls.count == 7)
        #expect(Set(rehearsal.world.operation.progress?.finished.map(\.ending) ?? []) == [.proved])
    }

    @Test func `outcomes that were never recorded change neither the calls nor the end`() throws {
        let (answered, silent) = (try Rehearsal(answers: .all), try Rehearsal(answers: .none))
        #expect(silent.world.operation.phase.name == "completed")
        #expect(silent.calls == answered.calls)
    }

    @Test(arguments: [Rehearsal.Answers.all, .none])
    func `stored and read back before any turn, the same looks lead to the same end`(answers: Rehearsal.Answers) throws
    {
        let rehearsal = try Rehearsal(answers: answers)
        let policies = rehearsal.world.policies
        for begin in rehearsal.turns.indices {
            var operation = try rehearsal.turns[begin].operation.restored()
            for turn in rehearsal.turns[begin...] {
                let decided = operation.decide(on: turn.look, policies: policies).events
                #expect(decided == turn.decided, "resumed before turn \(begin)")
                for event in decided + turn.reported { _ = try operation.apply(event, at: turn.look.now) }
            }
            #expect(operation == rehearsal.world.operation)
        }
    }

    @Test func `folding all events gives every state on the way`() throws {
        let rehearsal = try Rehearsal(answers: .all)
        var operation = try #require(rehearsal.turns.first?.operation)
        for turn in rehearsal.turns {
            #expect(operation == turn.operation)
            for event in turn.decided + turn.reported { _ = try operation.apply(event, at: turn.look.now) }
        }
    }

    @Test func `a turn asked twice about the same look decides nothing more, wherever the operation stands`() throws {
        let rehearsal = try Rehearsal(answers: .all)
        for (number, turn) in rehearsal.turns.enumerated() {
            var operation = turn.operation
            for event in turn.decided { _ = try operation.apply(event, at: turn.look.now) }
            let again = operation.decide(
                on: turn.look, policies: rehearsal.world.policies)
            #expect(again.events == [], "turn \(number)")
        }
    }

    @Test func `a call that was intended and never sent is proved missing before it is made again`() throws {
        var world = try World()
        try world.turn()
        let intent = try #require(world.operation.progress?.outstanding.first)
        world.operation = try world.operation.restored()
        let settles = try #require(intent.settlesAt)
        // The last observation before the process stood still says nothing about now; it says nothing new either.
        for instant in [intent.decidedAt + .seconds(1), settles - Span(milliseconds: 1)] {
            world.now = instant
            #expect(try world.turn(after: .zero) == [])
        }
        world.now = settles
        #expect(try world.turn(after: .zero).map(\.name) == ["mutationUnproved", "mutationIntended"])
    }

    @Test(.holds(.pauseAtOnce, .oneTurnAtATime))
    func `paused at any turn and resumed, no call is made twice and the calls under way are still proved`() throws {
        let rehearsal = try Rehearsal(answers: .all)
        let policies = rehearsal.world.policies
        for turn in rehearsal.turns {
            var operation = turn.operation
            let pausing = try operation.decide(
                on: .pause, by: "U0ALICE", look: turn.look, policies: policies)
            for event in pausing.events { _ = try operation.apply(event, at: turn.look.now) }
            let held = operation.decide(on: turn.look, policies: policies).events
            let wrong = held.filter { !$0.name.hasPrefix("mutation") || $0.name == "mutationIntended" }
            #expect(wrong == [])
            for event in held { _ = try operation.apply(event, at: turn.look.now) }
            let proved = turn.decided.filter { $0.name == "mutationProved" }
            #expect(held.filter { $0.name == "mutationProved" } == proved)
        }
    }
}
