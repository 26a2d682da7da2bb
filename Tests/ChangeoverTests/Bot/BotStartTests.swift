import Foundation
import Slack
import TestSupport
import Testing

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
