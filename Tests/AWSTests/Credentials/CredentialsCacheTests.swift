import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AWS

@Suite(.timeLimit(.minutes(1))) struct CredentialsCacheTests {
    private let clock = ManualClock()

    private func cache(_ provider: ScriptedProvider) -> CredentialsCache {
        CredentialsCache(provider: provider, now: { [clock] in clock.date })
    }

    private func hour(_ key: String) -> Credentials {
        Credentials(accessKeyID: key, secretAccessKey: "s", expiration: clock.date.addingTimeInterval(3600))
    }

    @Test func `credentials without an end are loaded once`() async throws {
        let provider = ScriptedProvider { _ in .success(.example()) }
        let cache = cache(provider)
        for _ in 0..<3 {
            #expect(try await cache.credentials() == .example())
            clock.advance(by: .seconds(1_000_000))
        }
        #expect(provider.count == 1)
    }

    @Test func `whoever asks while they are loaded waits for the same`() async throws {
        let gate = Gate()
        let provider = ScriptedProvider { _ in
            await gate.wait()
            return .success(.example())
        }
        let cache = cache(provider)
        try await withThrowingTaskGroup(of: Credentials.self) { group in
            for _ in 0..<20 { group.addTask { try await cache.credentials() } }
            await gate.waiting()
            gate.open()
            for try await credentials in group { #expect(credentials == .example()) }
        }
        #expect(provider.count == 1)
    }

    @Test func `ageing credentials are renewed by one, while the others go on with them`() async throws {
        let gate = Gate()
        let (old, new) = (hour("OLD"), Credentials(accessKeyID: "NEW", secretAccessKey: "s"))
        let provider = ScriptedProvider { number in
            if number == 0 { return .success(old) }
            await gate.wait()
            return .success(new)
        }
        let cache = cache(provider)
        #expect(try await cache.credentials() == old)
        clock.advance(by: .seconds(44 * 60))
        #expect(try await cache.credentials() == old)
        #expect(provider.count == 1)
        clock.advance(by: .seconds(2 * 60))
        async let renewing = cache.credentials()
        await gate.waiting()
        #expect(try await cache.credentials() == old)
        gate.open()
        #expect(try await renewing == new)
        #expect(try await cache.credentials() == new)
        #expect(provider.count == 2)
    }

    @Test func `closing credentials make everyone wait`() async throws {
        let gate = Gate()
        let (old, new) = (hour("OLD"), hour("NEW"))
        let provider = ScriptedProvider { number in
            if number == 0 { return .success(old) }
            await gate.wait()
            return .success(new)
        }
        let cache = cache(provider)
        _ = try await cache.credentials()
        clock.advance(by: .seconds(56 * 60))
        async let first = cache.credentials()
        await gate.waiting()
        async let second = cache.credentials()
        gate.open()
        #expect(try await [first, second] == [new, new])
        #expect(provider.count == 2)
    }

    @Test(arguments: [46, 56])
    func `when they cannot be renewed, valid ones go on being used, with a pause between tries`(minute: Int)
        async throws
    {
        let old = hour("OLD")
        let provider = ScriptedProvider { number in
            number == 0 ? .success(old) : .failure(CredentialsError(.unavailable, "down"))
        }
        let cache = cache(provider)
        _ = try await cache.credentials()
        clock.advance(by: .seconds(minute * 60))
        for _ in 0..<5 { #expect(try await cache.credentials() == old) }
        #expect(provider.count == 2)
        clock.advance(by: .seconds(31))
        #expect(try await cache.credentials() == old)
        #expect(provider.count == 3)
    }

    @Test func `after expired ones comes an error, and after the error another try`() async throws {
        let (old, new) = (hour("OLD"), Credentials(accessKeyID: "NEW", secretAccessKey: "s"))
        let provider = ScriptedProvider { number in
            switch number {
            case 0: .success(old)
            case 1, 2: .failure(CredentialsError(.unavailable, "down"))
            default: .success(new)
            }
        }
        let cache = cache(provider)
        _ = try await cache.credentials()
        clock.advance(by: .seconds(3600))
        for _ in 0..<2 {
            await #expect(throws: CredentialsError(.unavailable, "down")) { try await cache.credentials() }
        }
        #expect(try await cache.credentials() == new)
    }

    @Test func `a failure is shared by those who waited for it`() async throws {
        let gate = Gate()
        let provider = ScriptedProvider { _ in
            await gate.wait()
            return .failure(CredentialsError(.unavailable, "down"))
        }
        let cache = cache(provider)
        let first = Task { try await cache.credentials() }
        await gate.waiting()
        let second = Task { try await cache.credentials() }
        while await !cache.hasWaiters { await Task.yield() }
        gate.open()
        await #expect(throws: CredentialsError.self) { try await first.value }
        await #expect(throws: CredentialsError.self) { try await second.value }
        #expect(provider.count == 1)
    }

    @Test func `when the one who renews is cancelled, one who waits takes over`() async throws {
        let gate = Gate()
        let provider = ScriptedProvider { number in
            if number == 0 {
                await gate.wait()
                return .failure(CredentialsError(.unavailable, "torn down"))
            }
            return .success(.example())
        }
        let cache = cache(provider)
        let first = Task { try await cache.credentials() }
        await gate.waiting()
        let second = Task { try await cache.credentials() }
        while await !cache.hasWaiters { await Task.yield() }
        first.cancel()
        gate.open()
        await #expect { try await first.value } throws: { ($0 as? CredentialsError)?.code == .cancelled }
        #expect(try await second.value == .example())
    }

    @Test func `a cancelled waiter does not wait for the end`() async throws {
        let gate = Gate()
        let provider = ScriptedProvider { _ in
            await gate.wait()
            return .success(.example())
        }
        let cache = cache(provider)
        let first = Task { try await cache.credentials() }
        await gate.waiting()
        let second = Task { try await cache.credentials() }
        while await !cache.hasWaiters { await Task.yield() }
        second.cancel()
        await #expect { try await second.value } throws: { ($0 as? CredentialsError)?.code == .cancelled }
        gate.open()
        #expect(try await first.value == .example())
    }

    @Test func `rejected credentials are renewed once, however many report them`() async throws {
        let provider = ScriptedProvider { .success(Credentials(accessKeyID: "K\($0)", secretAccessKey: "s")) }
        let cache = cache(provider)
        let first = try await cache.credentials()
        for _ in 0..<3 { await cache.reject(first) }
        #expect(try await cache.credentials().accessKeyID == "K1")
        await cache.reject(first)
        #expect(try await cache.credentials().accessKeyID == "K1")
        #expect(provider.count == 2)
    }

    @Test func `rejected credentials are not the fallback when there are no others`() async throws {
        let old = hour("OLD")
        let provider = ScriptedProvider { number in
            number == 1 ? .failure(CredentialsError(.unavailable, "down")) : .success(old)
        }
        let cache = cache(provider)
        await cache.reject(try await cache.credentials())
        await #expect(throws: CredentialsError.self) { try await cache.credentials() }
        #expect(try await cache.credentials() == old)
        #expect(try await cache.credentials() == old)
        #expect(provider.count == 3)
    }

    @Test(arguments: [
        (3600, 0, CredentialsFreshness.fresh), (3600, 2699, .fresh), (3600, 2700, .ageing), (3600, 3299, .ageing),
        (3600, 3300, .closing), (3600, 3599, .closing), (3600, 3600, .expired), (43_200, 42_299, .fresh),
        (43_200, 42_300, .ageing), (900, 0, .fresh), (900, 674, .fresh), (900, 675, .ageing), (900, 825, .closing),
        (0, 0, .expired), (-5, 0, .expired),
    ])
    func `freshness depends on what is left of the lifetime`(lifetime: Int, age: Int, expected: CredentialsFreshness) {
        let start = Date(timeIntervalSince1970: 0)
        let credentials = Credentials(
            accessKeyID: "A", secretAccessKey: "s", expiration: start.addingTimeInterval(Double(lifetime)))
        let now = start.addingTimeInterval(Double(age))
        #expect(CredentialsFreshness(of: credentials, obtainedAt: start, now: now) == expected)
    }
}

/// A provider that answers from a closure, given the number of the request, from 0.
private final class ScriptedProvider: CredentialsProvider {
    private let answer: @Sendable (Int) async -> Result<Credentials, CredentialsError>
    private let asked = Mutex(0)

    init(_ answer: @escaping @Sendable (Int) async -> Result<Credentials, CredentialsError>) {
        self.answer = answer
    }

    var count: Int { asked.withLock(\.self) }

    func load() async throws(CredentialsError) -> Credentials? {
        let number = asked.withLock { count in
            count += 1
            return count - 1
        }
        return try await answer(number).get()
    }
}

/// Holds whoever waits until it is opened, and tells when someone waits.
private final class Gate: Sendable {
    private let arrivals = AsyncStream.makeStream(of: Void.self)
    private let opening = AsyncStream.makeStream(of: Never.self)

    func wait() async {
        arrivals.continuation.yield()
        // Not ended by cancellation, as a request under way is not at once.
        let stream = opening.stream
        await Task { for await _ in stream {} }.value
    }

    func waiting() async {
        for await _ in arrivals.stream { return }
    }

    func open() { opening.continuation.finish() }
}
