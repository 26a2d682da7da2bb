import Foundation
import Testing
import TestSupport

@testable import Postgres

/// How connections and statements end that do not end well.
@Suite(.timeLimit(.minutes(1)))
struct PostgresEndingTests {
    /// Holds a lock that a statement of another session waits for, which is then seen to wait.
    private struct Blocked {
        let owner: PostgresConnection
        let key: String
        /// A statement that comes to its end only when `release` is called.
        var statement: String { "select pg_advisory_lock(\(key)) is null" }

        init() async throws {
            owner = try await PostgresServer.connection()
            key = String(UInt32.random(in: 0 ... .max))
            try await owner.ask("select pg_advisory_lock(\(key))")
        }

        /// Returns once a statement waits; the server is asked again and again.
        func isMet() async throws {
            let sql = "select count(*) from pg_locks where locktype = 'advisory' and objid = \(key) and not granted"
            while try await owner.value(of: sql) == "0" {}
        }

        func release() async throws {
            try await owner.ask("select pg_advisory_unlock(\(key))")
        }
    }

    /// Returns once the server has no such session any more.
    private func hasLeft(_ process: String?) async throws {
        let connection = try await PostgresServer.connection()
        while try await connection.value(of: "select count(*) from pg_stat_activity where pid = $1", [process]) != "0" {
        }
    }

    private func process(of connection: PostgresConnection) async throws -> String? {
        try await connection.value(of: "select pg_backend_pid()")
    }

    // MARK: Deadlines

    @Test func `the server ends a statement that takes too long, and the connection stays`() async throws {
        let connection = try await PostgresServer.connection()
        try await connection.ask("set statement_timeout = 20")
        let error = await connection.failure(of: "select pg_sleep(50)")
        #expect(error?.verdict == "statementFailed notDone")
        #expect(error?.report?.sqlState.code == "57014")
        #expect(try await connection.value(of: "select 1") == "1")
    }

    @Test func `a listener that says nothing costs the time for connecting`() async throws {
        let silent = try RawServer(.silent)
        var login = try await PostgresServer.shared.value.login(limits: PostgresLimits(connect: .milliseconds(100)))
        (login.host, login.port) = ("127.0.0.1", silent.port)
        let start = ContinuousClock.now
        #expect(try await PostgresClient().failure(to: login)?.verdict == "timedOut notDone")
        #expect(ContinuousClock.now - start >= .milliseconds(100))
        var closed = silent.closed.makeAsyncIterator()
        #expect(await closed.next() != nil)
    }

    @Test func `a session that hangs costs its own deadline, and the others go on`() async throws {
        let client = try PostgresClient()
        let server = try await PostgresServer.shared.value
        let limits = PostgresLimits(statement: .milliseconds(500), grace: .milliseconds(100))
        let hurried = try await client.connect(server.login(limits: limits))
        let patient = try await client.connect(server.login())
        let other = try await client.connect(server.login())
        let processes = try await [process(of: hurried), process(of: patient)].compactMap { $0.flatMap { Int32($0) } }
        for process in processes { #expect(kill(process, SIGSTOP) == 0) }
        defer { for process in processes { kill(process, SIGCONT) } }

        let start = ContinuousClock.now
        async let expired = hurried.failure(of: "select 1")
        async let waiting = patient.value(of: "select 'waited'")
        for number in 1...50 { #expect(try await other.value(of: "select $1", ["\(number)"]) == "\(number)") }
        #expect(await expired?.verdict == "timedOut unknown")
        #expect(ContinuousClock.now - start >= .milliseconds(600))
        #expect(await hurried.failure(of: "select 1")?.verdict == "connectionLost notDone")
        #expect(try await other.value(of: "select 1") == "1")
        for process in processes { #expect(kill(process, SIGCONT) == 0) }
        #expect(try await waiting == "waited")
    }

    @Test func `a server that hangs, comes back and is killed`() async throws {
        let server = try await PostgresServer()
        defer { server.stop() }
        let client = try PostgresClient()
        let connection = try await client.connect(server.login())
        let process = try #require(try await process(of: connection).flatMap { Int32($0) })
        // The server's first process stopped: the system still takes connections in its name.
        #expect(kill(server.processID, SIGSTOP) == 0)
        let hurried = server.login(limits: PostgresLimits(connect: .milliseconds(200)))
        #expect(await client.failure(to: hurried)?.verdict == "timedOut notDone")
        #expect(try await connection.value(of: "select 1") == "1")
        #expect(kill(server.processID, SIGCONT) == 0)

        let witness = try await client.connect(server.login())
        async let killed = connection.failure(of: "select pg_sleep(50)")
        let sql = "select count(*) from pg_stat_activity where wait_event = 'PgSleep'"
        while try await witness.value(of: sql) == "0" {}
        #expect(kill(process, SIGKILL) == 0)
        #expect(await killed?.verdict == "connectionLost unknown")
        // The server ends all its sessions when one was killed.
        while let error = await witness.failure(of: "select 1") {
            #expect(error.code == .connectionLost)
            guard error.outcome == .unknown else { break }
        }
    }

    @Test func `a session that the server ends says why`() async throws {
        let connection = try await PostgresServer.connection()
        let process = try await process(of: connection)
        let blocked = try await Blocked()
        async let ended = connection.failure(of: blocked.statement)
        try await blocked.isMet()
        try await blocked.owner.ask("select pg_terminate_backend($1)", [process])
        let error = await ended
        #expect(error?.verdict == "connectionLost unknown")
        #expect(error?.report?.sqlState.code == "57P01")
        #expect(error?.passesByItself == true)
        #expect(await connection.failure(of: "select 1")?.verdict == "connectionLost notDone")
    }

    // MARK: Cancelling

    @Test func `cancelling the task closes the connection, and the server stops the statement`() async throws {
        let connection = try await PostgresServer.connection()
        let process = try await process(of: connection)
        let blocked = try await Blocked()
        let error = try await withThrowingTaskGroup(of: PostgresError?.self) { group in
            group.addTask { await connection.failure(of: blocked.statement) }
            try await blocked.isMet()
            group.cancelAll()
            return try await group.next() ?? nil
        }
        #expect(error?.verdict == "cancelled unknown")
        #expect(await connection.failure(of: "select 1")?.verdict == "connectionLost notDone")
        try await hasLeft(process)
    }

    @Test func `a statement that is cancelled before its turn was not sent, and the one before it goes on`()
        async throws
    {
        let connection = try await PostgresServer.connection()
        let blocked = try await Blocked()
        async let first = connection.failure(of: blocked.statement)
        try await blocked.isMet()
        let error = await withTaskGroup(of: PostgresError?.self) { group in
            group.addTask { await connection.failure(of: "select 1") }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(error?.verdict == "cancelled notDone")
        try await blocked.release()
        #expect(await first == nil)
        #expect(try await connection.value(of: "select 1") == "1")
    }

    @Test func `cancelling a connection under way closes it`() async throws {
        let silent = try RawServer(.silent)
        var login = try await PostgresServer.shared.value.login()
        login.port = silent.port
        let client = try PostgresClient()
        let error = await withTaskGroup(of: PostgresError?.self) { [login] group in
            group.addTask { await client.failure(to: login) }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(error?.verdict == "cancelled notDone")
        #expect(try await client.connect(PostgresServer.shared.value.login()).value(of: "select 1") == "1")
    }

    // MARK: Closing

    @Test func `closing a connection ends what is under way and what waits`() async throws {
        let connection = try await PostgresServer.connection()
        let process = try await process(of: connection)
        let blocked = try await Blocked()
        async let first = connection.failure(of: blocked.statement)
        try await blocked.isMet()
        connection.close()
        #expect(await first?.verdict == "shutDown unknown")
        #expect(await connection.failure(of: "select 1")?.verdict == "connectionLost notDone")
        try await hasLeft(process)
    }

    @Test func `dropping a connection closes it`() async throws {
        let process: String?
        do { process = try await self.process(of: PostgresServer.connection()) }
        try await hasLeft(process)
    }

    @Test func `shutting down ends what is in flight and what comes later`() async throws {
        let client = try PostgresClient()
        let login = try await PostgresServer.shared.value.login()
        let connection = try await client.connect(login)
        let blocked = try await Blocked()
        async let first = connection.failure(of: blocked.statement)
        try await blocked.isMet()
        await client.shutdown()
        #expect(await first?.verdict == "shutDown unknown")
        await client.shutdown()
        #expect(await connection.failure(of: "select 1")?.verdict == "shutDown notDone")
        #expect(await client.failure(to: login)?.verdict == "shutDown notDone")
    }
}
