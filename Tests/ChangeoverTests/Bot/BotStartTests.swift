import Foundation
import HTTPTypes
import Slack
import Synchronization
import TestSupport
import Testing
import Transport

@testable import changeover

@Suite struct BotStartTests {
    @Test(.holds(.oneProcessAFile)) func `a second bot on the same database refuses to start, with a sentence`()
        async throws
    {
        let bench = try Bench()
        defer { bench.remove() }
        let first = try await Bot(config: bench.config, surroundings: try bench.surroundings())
        #expect(first.identity.userID.rawValue == "U0CHANGEOVER")
        do {
            _ = try await Bot(config: bench.config, surroundings: try bench.surroundings())
            Issue.record("A second bot started.")
        } catch let error as StartError {
            #expect(error.description.contains(bench.config.database), "\(error)")
            #expect(error.description.contains("process"), "\(error)")
        }
    }

    @Test func `a token that Slack does not know is told, and is not repeated, and leaves the database free`()
        async throws
    {
        let bench = try Bench()
        defer { bench.remove() }
        do {
            _ = try await Bot(config: bench.config, surroundings: try bench.surroundings(token: "xoxb-stolen-1234"))
            Issue.record("It started.")
        } catch let error as StartError {
            #expect(error.description.contains("SLACK_BOT_TOKEN"))
            #expect(!error.description.contains("stolen"))
        }
        _ = try await Bot(config: bench.config, surroundings: try bench.surroundings())
    }

    @Test func `while Slack is away a start waits for it and says so`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let log = LogRecorder()
        var surroundings = try bench.surroundings()
        surroundings.clock = ManualClock(sleepingAdvances: true)
        surroundings.slackTransport = AwaySlack(bench.slack, away: 30)
        surroundings.logger = log.logger
        let bot = try await Bot(config: bench.config, surroundings: surroundings)
        #expect(bot.identity.userID.rawValue == "U0CHANGEOVER")
        #expect(log.lines.count { $0.hasPrefix("warning") && $0.contains("Slack is away: waiting for it") } == 1)
        #expect(log.lines.contains { $0.contains("SLACK_API_URL") })
    }

    @Test func `the first reading of history comes before anything else is asked`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        var surroundings = try bench.surroundings()
        let slack = AwaySlack(bench.slack, away: 0)
        surroundings.slackTransport = slack
        _ = try await Bot(config: bench.config, surroundings: surroundings)
        #expect(slack.methods.prefix(2) == ["conversations.history", "auth.test"])
    }

    @Test func `a database that cannot be made is told by name`() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        var config = bench.config
        try Data().write(to: bench.folder.appending(path: "file"))
        config.database = bench.folder.appending(path: "file/changeover.sqlite").path
        do {
            _ = try await Bot(config: config, surroundings: try bench.surroundings())
            Issue.record("It started.")
        } catch let error as StartError {
            #expect(error.description.contains(config.database), "\(error)")
        }
    }
}

/// A Slack whose first calls reach a portal's page instead.
private final class AwaySlack: HTTPTransport {
    private let slack: any HTTPTransport
    private let away: Int
    private let log = Mutex<[String]>([])

    init(_ slack: any HTTPTransport, away: Int) {
        self.slack = slack
        self.away = away
    }

    var methods: [String] { @inline(never) get { log.withLock(\.self) } }

    @inline(never) private func note(_ request: TransportRequest) -> Int {
        let path = (request.head.path ?? "").prefix { $0 != "?" }
        return log.withLock { log in
            log.append(path.split(separator: "/").last.map(String.init) ?? "")
            return log.count
        }
    }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        guard note(request) > away else {
            return TransportReply(head: HTTPResponse(status: .found), body: Data("<html>sign in</html>".utf8))
        }
        return try await slack.send(request)
    }
}
