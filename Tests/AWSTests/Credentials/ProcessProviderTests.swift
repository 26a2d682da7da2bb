import Foundation
import TestSupport
import Testing

@testable import AWS

@Suite(.timeLimit(.minutes(1))) struct ProcessProviderTests {
    private static let script = Bundle.module.url(
        forResource: "credential-process", withExtension: "sh", subdirectory: "Fixtures")

    /// Credentials of a profile whose `credential_process` runs the script with the given words.
    private func load(
        _ words: String, clock: ManualClock = ManualClock(), environment: [String: String] = [:]
    ) async throws -> Credentials? {
        let path = try #require(Self.script).path
        var world = CredentialsWorld()
        world.environment.merge(["PATH": "/usr/bin:/bin"]) { $1 }
        world.environment.merge(environment) { $1 }
        world.config = "[default]\ncredential_process = sh \"\(path)\" \(words)"
        world.processes = .system(clock: clock)
        return try await world.load()
    }

    private func failure(_ words: String, clock: ManualClock = ManualClock()) async -> CredentialsError? {
        do {
            _ = try await load(words, clock: clock)
            return nil
        } catch {
            return error as? CredentialsError
        }
    }

    @Test func `a program's credentials are read, its words split without a shell, its environment passed on`()
        async throws
    {
        let credentials = try #require(
            try await load("print 'two words' '$HOME;`id`'", environment: ["CREDENTIAL_KEY": "FROMENV"]))
        #expect(credentials.accessKeyID == "FROMENV")
        #expect(credentials.secretAccessKey == "two words|$HOME;`id`")
        #expect(credentials.sessionToken == "token")
        #expect(credentials.expiration == Date(timeIntervalSince1970: 1_440_941_760))
    }

    @Test func `more output than a pipe holds is read to its end`() async throws {
        let credentials = try #require(try await load("large"))
        #expect(credentials.accessKeyID == "LARGE")
    }

    @Test func `a program whose own child keeps the pipe open is not waited for`() async throws {
        let credentials = try #require(try await load("orphan"))
        let orphan = try #require(pid_t(credentials.secretAccessKey))
        kill(orphan, SIGKILL)
    }

    @Test(arguments: [
        ("fail", "ended with status 3"), ("noise", "did not answer with credentials in JSON"),
        ("version", "does not have Version 1"), ("empty", "without AccessKeyId"), ("flood", "printed too much"),
    ])
    func `a program without credentials is an error that repeats nothing it wrote`(word: String, expected: String)
        async throws
    {
        let error = try #require(await failure(word))
        #expect(error.code == .unavailable)
        #expect(error.message.contains(expected), "\(error.message)")
        #expect(!"\(error)".contains("s3cret"))
    }

    @Test(arguments: ["no-such-program", "/no/such/program", "/", "./relative"])
    func `a program that is not there is an error`(command: String) async throws {
        var world = CredentialsWorld()
        world.environment["PATH"] = "/usr/bin:/bin"
        world.config = "[default]\ncredential_process = \(command)"
        world.processes = .system(clock: ManualClock())
        #expect(await world.failure()?.message.contains("does not exist or is not executable") == true)
    }

    @Test func `a program that does not end is ended`() async throws {
        let clock = ManualClock()
        async let failure = failure("hang", clock: clock)
        await clock.sleepers(1)
        clock.advance(by: .seconds(60))
        #expect(await failure?.message.contains("did not end in time") == true)
    }

    @Test func `cancelling the caller ends the program`() async throws {
        let clock = ManualClock()
        let task = Task { await failure("hang", clock: clock) }
        await clock.sleepers(1)
        task.cancel()
        #expect(await task.value?.code == .cancelled)
    }
}
