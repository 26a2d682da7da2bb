import Maintenance
import TestSupport
import Testing

@testable import Engine

/// What a clock that is set back must not do.
struct SteadyTimeTests {
    private let start = Observation.sampleInstant

    @Test func `time goes on where it was when the clock is set back, and follows it forward`() {
        var time = SteadyTime()
        #expect(time.instant(at: start) == start)
        #expect(time.instant(at: start + .seconds(5)) == start + .seconds(5))
        let back = start + .seconds(5) - .minutes(5)
        #expect(time.instant(at: back) == start + .seconds(5))
        #expect(time.instant(at: back + .seconds(2)) == start + .seconds(7))
        #expect(time.shown(at: start + .seconds(9)) == back + .seconds(4))
        #expect(time.instant(shownAs: back + .seconds(4)) == start + .seconds(9))
        #expect(time.instant(at: back + .minutes(60)) == start + .minutes(60) + .seconds(5))
    }

    @Test func `readings that come a little out of order are no step, and never make time go back`() {
        var time = SteadyTime()
        _ = time.instant(at: start + Span(milliseconds: 400))
        #expect(time.instant(at: start) == start + Span(milliseconds: 400))
        for _ in 0..<100 { _ = time.instant(at: start + Span(milliseconds: 300)) }
        #expect(time.instant(at: start + .seconds(1)) == start + .seconds(1))
    }

    @Test(arguments: [Span.seconds(2), .minutes(5), .minutes(24 * 60)])
    func `an engine whose clock is set back goes on looking within seconds`(_ step: Span) async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.resize()
            try await setup.wait { await setup.fleet.looks[.orders, default: 0] > 3 }
            setup.wall.setBack(by: step)
            let looks = await setup.fleet.looks[.orders, default: 0]
            try await setup.wait(atMost: 25) { await setup.fleet.looks[.orders, default: 0] > looks + 1 }
        }
    }

    @Test func `an approval is heard within seconds although the clock was set back`() async throws {
        let setup = EngineSetup()
        try await setup.running {
            try await setup.resize()
            try await setup.wait { await setup.openGate() != nil }
            setup.wall.setBack(by: .minutes(5))
            try await setup.answerGate()
            try await setup.wait(atMost: 30) { await setup.openGate() == nil }
        }
    }

    @Test func `since when AWS cannot be read is never in the future`() throws {
        var state = EngineState(routing: EngineSetup.routing)
        let questions = try SampleStory("k3f9", cluster: "orders").operation.questions
        let blind = Answers(questions.map { $0.unavailable("Throttling", passes: false, at: start) })
        _ = state.sighting(blind, of: .orders, questions, at: start)
        guard case .unseen(_, _, let since) = state.sighting(blind, of: .orders, questions, at: start - .minutes(5))
        else {
            Issue.record("seen")
            return
        }
        #expect(since == start - .minutes(5))
    }
}
