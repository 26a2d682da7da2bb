import Foundation
import Testing
import TestSupport

@testable import Postgres

/// Many at once, and more than are allowed.
@Suite(.timeLimit(.minutes(1)))
struct PostgresCrowdTests {
    @Test func `fifty connections of one client each get their own answers`() async throws {
        let client = try PostgresClient()
        let login = try await PostgresServer.shared.value.login()
        let sessions = try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 0..<50 {
                group.addTask {
                    let connection = try await client.connect(login)
                    for turn in 0..<10 {
                        let value = try await connection.value(of: "select $1", ["\(number) \(turn)"])
                        #expect(value == "\(number) \(turn)")
                    }
                    return try await connection.value(of: "select pg_backend_pid()")
                }
            }
            return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(sessions.count == 50)
    }

    @Test func `one connection more than allowed is refused, until another is closed`() async throws {
        let client = try PostgresClient(maximumConnections: 1)
        let login = try await PostgresServer.shared.value.login()
        let first = try await client.connect(login)
        #expect(await client.failure(to: login)?.verdict == "busy notDone")
        first.close()
        #expect(try await client.connect(login).value(of: "select 1") == "1")
    }

    @Test func `one statement more than may wait is refused`() async throws {
        let connection = try await PostgresServer.connection()
        let owner = try await PostgresServer.connection()
        try await owner.ask("select pg_advisory_lock(64)")
        let errors = await withTaskGroup(of: PostgresError?.self) { group in
            for _ in 0..<66 { group.addTask { await connection.failure(of: "select pg_advisory_lock_shared(64)") } }
            // Only a refusal comes back before the lock is given up.
            let first = await group.next() ?? nil
            _ = await owner.failure(of: "select pg_advisory_unlock(64)")
            return await group.reduce(into: [first]) { $0.append($1) }
        }
        #expect(errors.compactMap { $0?.verdict } == ["busy notDone"])
        #expect(errors.count == 66)
    }

    @Test func `many clients, started and shut down at once, all end`() async throws {
        let login = try await PostgresServer.shared.value.login()
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    let client = try PostgresClient()
                    async let connected = client.failure(to: login)
                    async let ended: Void = client.shutdown()
                    await ended
                    #expect([nil, .shutDown].contains(await connected?.code))
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `cancelling some of many leaves the others alone`() async throws {
        let client = try PostgresClient()
        let login = try await PostgresServer.shared.value.login()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    await withTaskGroup(of: PostgresError?.self) { inner in
                        inner.addTask { await client.failure(to: login) }
                        if number % 2 == 0 { inner.cancelAll() }
                        let error = await inner.next() ?? nil
                        #expect(number % 2 == 0 ? [nil, .cancelled].contains(error?.code) : error == nil)
                    }
                }
            }
        }
        #expect(try await client.connect(login).value(of: "select 1") == "1")
    }
}
