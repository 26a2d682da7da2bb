import Foundation
import HTTPTypes
import Maintenance
import Synchronization
import TestSupport
import Testing
import Transport

@testable import changeover

/// How a lifecycle command from the shell ends.
@Suite struct LifecycleRunTests {
    private static let accepted = LocalReply(outcome: .accepted, operation: "k3f9", lines: ["Operation k3f9."])
    private static let unreachable = TransportError(.connectionFailed, "It is not there.", delivery: .notSent)
    private static let lost = TransportError(.connectionLost, "It was lost.", delivery: .unknown)

    private struct Outcome {
        var status: LifecycleRun<ManualClock>.Status
        var lines: [String]
        var bot: ScriptedBot
    }

    private func run(_ bot: ScriptedBot, waitingFor limit: Duration? = .seconds(3600)) async -> Outcome {
        let lines = Lines()
        let run = LifecycleRun(
            client: LocalClient(transport: bot), clock: ManualClock(sleepingAdvances: true), say: { lines.add($0) })
        let status = await run.run(LocalBench.request(), waitingFor: limit)
        return Outcome(status: status, lines: lines.all, bot: bot)
    }

    @Test(
        arguments: [
            (.nothingToDo, .done), (.refused, .failed), (.failed, .failed),
        ] as [(LocalReply.Outcome, LifecycleRun<ManualClock>.Status)])
    func `what makes no operation ends at once`(
        outcome: LocalReply.Outcome, status: LifecycleRun<ManualClock>.Status
    ) async throws {
        let ended = await run(ScriptedBot([.reply(LocalReply(outcome: outcome, lines: ["Because."]))]))
        #expect(ended.status == status && ended.lines == ["Because."])
    }

    @Test func `without waiting the operation is named, and that is all`() async throws {
        let ended = await run(ScriptedBot([.reply(Self.accepted)]), waitingFor: nil)
        #expect(ended.status == .done && ended.lines == ["Operation k3f9."])
        #expect(ended.bot.paths == ["/lifecycle"])
    }

    @Test(
        arguments: [
            (.completed, .done), (.stopped, .failed), (.paused, .failed),
        ] as [(LocalNews.End, LifecycleRun<ManualClock>.Status)])
    func `waiting says what is told until it is over`(
        end: LocalNews.End, status: LifecycleRun<ManualClock>.Status
    ) async throws {
        let ended = await run(
            ScriptedBot([
                .reply(Self.accepted), .news(LocalNews(lines: ["One."], version: 3)),
                .news(LocalNews(lines: ["Two."], version: 5, end: end)),
            ]))
        #expect(ended.status == status)
        #expect(ended.lines.prefix(3) == ["Operation k3f9.", "One.", "Two."])
        #expect(ended.bot.paths == ["/lifecycle", "/operations/k3f9/0", "/operations/k3f9/3"])
    }

    @Test func `what is not over in time goes on without it`() async throws {
        let ended = await run(
            ScriptedBot([.reply(Self.accepted)], then: .news(LocalNews(lines: [], version: 2))),
            waitingFor: .seconds(30))
        #expect(ended.status == .timedOut && ended.status.rawValue == 3)
        #expect(ended.lines.last == "k3f9 is not over in time. It goes on, and is told in the chat.")
    }

    @Test func `where no bot answers it says so at once`() async throws {
        let ended = await run(ScriptedBot([.fails(Self.unreachable)]))
        #expect(ended.status == .noBot && ended.status.rawValue == 75)
        #expect(ended.bot.paths.count == 1)
    }

    @Test func `a request whose answer was lost is made again under its name`() async throws {
        let ended = await run(
            ScriptedBot([.fails(Self.lost), .fails(Self.unreachable), .reply(Self.accepted)]), waitingFor: nil)
        #expect(ended.status == .done)
        #expect(ended.bot.bodies.count == 3 && Set(ended.bot.bodies).count == 1)
    }

    @Test func `a bot that is started anew meanwhile is waited for, one that stays away is not`() async throws {
        let away = Array(repeating: ScriptedBot.Answer.fails(Self.unreachable), count: 60)
        let back = LocalNews(lines: ["Done."], version: 9, end: .completed)
        #expect(await run(ScriptedBot([.reply(Self.accepted)] + away + [.news(back)])).status == .done)
        let gone = await run(ScriptedBot([.reply(Self.accepted)], then: .fails(Self.unreachable)))
        #expect(gone.status == .noBot)
        #expect(gone.lines.last?.contains("k3f9 goes on when one runs again") == true)
    }

    @Test func `a bot of another version is not asked again`() async throws {
        let ended = await run(ScriptedBot([.status(.notFound)]))
        #expect(ended.status == .noBot && ended.lines.last?.contains("another version") == true)
        #expect(ended.bot.paths.count == 1)
    }
}

private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock(\.self) }
}

/// A bot that answers from a list.
private final class ScriptedBot: HTTPTransport {
    enum Answer: Sendable {
        case reply(LocalReply)
        case news(LocalNews)
        case status(HTTPResponse.Status)
        case fails(TransportError)
    }

    private struct State {
        var answers: [Answer]
        var requests: [TransportRequest] = []
    }

    private let last: Answer
    private let state: Mutex<State>

    /// - Parameter last: answers whatever is asked when the list is used up.
    init(_ answers: [Answer], then last: Answer = .status(.internalServerError)) {
        self.last = last
        state = Mutex(State(answers: answers))
    }

    var paths: [String] { state.withLock { $0.requests.compactMap(\.head.path) } }
    var bodies: [Data] { state.withLock { $0.requests.map(\.body) } }

    private func next(_ request: TransportRequest) -> Answer {
        state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty ? last : state.answers.removeFirst()
        }
    }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        func reply(_ value: some Encodable) -> TransportReply {
            TransportReply(head: HTTPResponse(status: .ok), body: (try? JSONEncoder().encode(value)) ?? Data())
        }
        switch next(request) {
        case .reply(let value): return reply(value)
        case .news(let value): return reply(value)
        case .status(let status): return TransportReply(head: HTTPResponse(status: status))
        case .fails(let error): throw error
        }
    }
}
