import Engine
import Maintenance
import TestSupport
import Testing

/// There is no resume path to get wrong: every prefix of a story is a state from which it goes on to the same end.
@Suite struct PrefixTests {
    @Test func `every prefix of a story folds, and the rest leads to the same state`() throws {
        let story = try SampleStory.complete("k3f9")
        let lines = story.entries.flatMap { entry in entry.events.map { ($0, entry.at) } }
        for length in 1...lines.count {
            let first = try #require(lines.first)
            var operation = try Maintenance.Operation(first.0, at: first.1)
            for (event, time) in lines[1..<length] { _ = try operation.apply(event, at: time) }
            #expect(operation.version == length)
            for (event, time) in lines[length...] { _ = try operation.apply(event, at: time) }
            #expect(operation == story.operation)
        }
    }

    @Test func `a refused event changes nothing`() throws {
        let story = try SampleStory.complete("k3f9")
        var operation = story.operation
        #expect(throws: Refusal.self) { try operation.apply(.completed, at: story.now) }
        #expect(operation == story.operation)
    }

    @Test func `asking twice with the same look decides nothing more, from every state on the way`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.observation = world.observation.writing("orders-co-k3f9")
        for round in 0..<6 {
            try world.turn()
            #expect(try world.turn(after: .zero) == [], "round \(round)")
            let changing = world.intents.map { InstanceID($0.resource.name) }
            for instance in changing {
                world.observation = world.observation.with(instance) { $0.instanceClass = "db.r6g.xlarge" }
            }
        }
        #expect(world.operation.progress?.waitingGate?.step == "fail-back")
    }
}
