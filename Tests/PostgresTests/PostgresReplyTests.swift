import Testing
import TestSupport

@testable import Postgres

/// What comes back from statements that succeed.
@Suite(.timeLimit(.minutes(1)))
struct PostgresReplyTests {
    @Test func `rows come with the names of their columns, and NULL is not the empty text`() async throws {
        let reply = try await PostgresServer.connection()
            .ask("select 1 as one, null as \"No Thing\", '' as empty union all select 2, 'x', 'y' order by 1")
        #expect(reply.columns == ["one", "No Thing", "empty"])
        #expect(reply.rows == [["1", nil, ""], ["2", "x", "y"]])
        #expect(reply.command == "SELECT 2")
        #expect(reply.warnings == [])
    }

    @Test func `no rows still have columns, and an empty statement has nothing`() async throws {
        let connection = try await PostgresServer.connection()
        let none = try await connection.ask("select 1 as one where false")
        #expect(none == PostgresReply(columns: ["one"], command: "SELECT 0"))
        #expect(try await connection.ask(" -- nothing") == PostgresReply())
    }

    @Test func `a command says how many rows it changed`() async throws {
        let connection = try await PostgresServer.connection()
        #expect(try await connection.ask("create temp table t (a int)").command == "CREATE TABLE")
        #expect(try await connection.ask("insert into t values (1), (2)").command == "INSERT 0 2")
        #expect(try await connection.ask("update t set a = 3").command == "UPDATE 2")
        let returned = try await connection.ask("delete from t returning a")
        #expect(returned.rows == [["3"], ["3"]])
        #expect(returned.command == "DELETE 2")
    }

    @Test(arguments: ["", "it's", "\"quoted\"", "back\\slash", "line\nbreak\r\n", "ä€𝄞 ذهب", "$1 %s", "a\tb", "null"])
    func `values of parameters go and come unchanged`(value: String) async throws {
        let connection = try await PostgresServer.connection()
        let reply = try await connection.ask("select $1::text, length($1::text), $2::text", [value, nil])
        #expect(reply.rows == [[value, String(value.unicodeScalars.count), nil]])
    }

    @Test func `a NUL character is refused before anything is sent`() async throws {
        let connection = try await PostgresServer.connection()
        #expect(await connection.failure(of: "select 1\0; drop table x")?.verdict == "invalidRequest notDone")
        #expect(await connection.failure(of: "select $1", ["a\0b"])?.verdict == "invalidRequest notDone")
        #expect(try await connection.value(of: "select 1") == "1")
    }

    @Test func `a reply of many megabytes comes in full and in order`() async throws {
        let reply = try await PostgresServer.connection()
            .ask("select g, repeat(chr(97 + g % 26), 1000) from generate_series(1, 5000) g")
        #expect(reply.rows.count == 5000)
        for (index, row) in reply.rows.enumerated() {
            let letter = Character(Unicode.Scalar(UInt8(97 + (index + 1) % 26)))
            guard row == [String(index + 1), String(repeating: letter, count: 1000)] else {
                Issue.record("row \(index) is not what was asked for")
                break
            }
        }
    }

    @Test func `a statement larger than what the socket takes goes out in full`() async throws {
        let value = String(repeating: "0123456789", count: 1_600_000)
        let connection = try await PostgresServer.connection()
        #expect(try await connection.value(of: "select md5($1) = md5(repeat('0123456789', 1600000))", [value]) == "t")
    }

    @Test(arguments: [(100, nil), (99, "replyTooLarge unknown")])
    func `the cap is the last size that is allowed`(cap: Int, verdict: String?) async throws {
        // 84 bytes and one value.
        let connection = try await PostgresServer.connection(limits: PostgresLimits(replySize: cap))
        #expect(await connection.failure(of: "select repeat('x', 84)")?.verdict == verdict)
    }

    @Test func `a reply without an end is not read for ever`() async throws {
        let connection = try await PostgresServer.connection(limits: PostgresLimits(replySize: 100_000))
        let error = await connection.failure(of: "select repeat('x', 1000), generate_series(1, 1000000000)")
        #expect(error?.verdict == "replyTooLarge unknown")
    }

    @Test func `warnings are told by code, and what is less is not`() async throws {
        let connection = try await PostgresServer.connection()
        try await connection.ask("create temp table w (a int)")
        let reply = try await connection.ask(
            "do $$ begin raise warning 's3cret' using errcode = '01007'; raise notice 's3cret'; raise info 'x'; end $$")
        let sqlState = try #require(SQLState("01007"))
        #expect(reply.warnings == [PostgresReport(severity: .warning, sqlState: sqlState)])
        #expect(!"\(reply)".contains("s3cret"))
        #expect(try await connection.ask("select 1").warnings == [])
    }

    @Test func `a hundred warnings are kept`() async throws {
        let reply = try await PostgresServer.connection()
            .ask("do $$ begin for i in 1..250 loop raise warning 'x'; end loop; end $$")
        #expect(reply.warnings.count == 100)
    }

    @Test func `statements asked at once are answered each by its own`() async throws {
        let connection = try await PostgresServer.connection()
        try await withThrowingTaskGroup { group in
            for number in 0..<60 {
                group.addTask {
                    let value = try await connection.value(of: "select $1::int", [String(number)])
                    #expect(value == String(number))
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `a transaction spans statements`() async throws {
        let connection = try await PostgresServer.connection()
        try await connection.ask("create temp table t (a int)")
        try await connection.ask("begin")
        try await connection.ask("insert into t values (1)")
        try await connection.ask("rollback")
        #expect(try await connection.value(of: "select count(*) from t") == "0")
    }
}
