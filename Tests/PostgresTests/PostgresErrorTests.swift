import Testing
import TestSupport

@testable import Postgres

/// What is told of statements that fail, and what is not.
@Suite(.timeLimit(.minutes(1)))
struct PostgresErrorTests {
    struct Failing: Sendable, CustomTestStringConvertible {
        var sql: String
        var sqlState: String
        var words: String
        var testDescription: String { sql }
    }

    /// Each of them has the server say the value somewhere in its texts.
    static let failing = [
        Failing(sql: "select 1,\n  s3cret", sqlState: "42703", words: "42703 (undefined_column) in line 2"),
        Failing(sql: "selec 's3cret'", sqlState: "42601", words: "42601 (syntax_error) in line 1"),
        Failing(sql: "\n\nselect 's3cret'::int", sqlState: "22P02", words: "(invalid_text_representation) in line 3"),
        Failing(
            sql: "insert into e.t values (1, 's3cret', 1)", sqlState: "23505",
            words: "23505 (unique_violation): table e.t, constraint t_pkey"),
        Failing(
            sql: "insert into e.t values (2, null, 1)", sqlState: "23502",
            words: "23502 (not_null_violation): table e.t, column name"),
        Failing(
            sql: "insert into e.t values (3, 's3cret-too-long', 1)", sqlState: "22001",
            words: "22001 (string_data_right_truncation)"),
        Failing(
            sql: "insert into e.t values (4, 's3cret', -1)", sqlState: "23514",
            words: "23514 (check_violation): table e.t, constraint positive"),
        Failing(
            sql: "select 's3cret'::e.short", sqlState: "23514",
            words: "23514 (check_violation): type e.short, constraint short_check"),
        Failing(
            sql: "do $$ begin raise exception 's3cret' using detail = 's3cret', hint = 's3cret'; end $$",
            sqlState: "P0001", words: "P0001 (raise_exception)"),
        Failing(sql: "do $$ begin execute 'select s3cret'; end $$", sqlState: "42703", words: "(undefined_column)"),
        Failing(sql: "select 1; select 's3cret'", sqlState: "42601", words: "(syntax_error)"),
        Failing(sql: "select 1/0 from (select 's3cret') s", sqlState: "22012", words: "22012"),
    ]

    private static let tables = Task {
        let connection = try await PostgresServer.connection()
        try await connection.ask("create schema e")
        try await connection.ask("create domain e.short as text check (length(value) < 4)")
        try await connection.ask(
            "create table e.t (id int primary key, name varchar(8) not null, n int constraint positive check (n > 0))")
        try await connection.ask("insert into e.t values (1, 'x', 1)")
    }

    @Test(arguments: failing) func `code, line and names are told, and no value`(failing: Failing) async throws {
        try await Self.tables.value
        let connection = try await PostgresServer.connection()
        let error = try #require(await connection.failure(of: failing.sql))
        #expect(error.verdict == "statementFailed notDone")
        #expect(error.report?.sqlState.code == failing.sqlState)
        #expect(error.message.contains(failing.words), "\(error.message)")
        #expect(!error.passesByItself)
        var dumped = ""
        dump(error, to: &dumped)
        #expect(!(dumped + "\(error)" + String(reflecting: error)).contains("s3cret"))
        #expect(try await connection.value(of: "select 1") == "1")
    }

    @Test func `a value in a parameter is not told either`() async throws {
        try await Self.tables.value
        let connection = try await PostgresServer.connection()
        let error = try #require(await connection.failure(of: "select $1::int", ["s3cret"]))
        #expect(error.report?.sqlState.code == "22P02")
        var dumped = ""
        dump(error, to: &dumped)
        #expect(!dumped.contains("s3cret"))
    }

    @Test func `rows that came before an error are not a reply`() async throws {
        let error = try await PostgresServer.connection().failure(of: "select 1 / (3 - g) from generate_series(1, 9) g")
        #expect(error?.report?.sqlState.code == "22012")
    }

    @Test(arguments: ["copy (select 1) to stdout", "copy pg_temp.c from stdin"])
    func `copying from or to the client is refused`(sql: String) async throws {
        let connection = try await PostgresServer.connection()
        try await connection.ask("create temp table c (a int)")
        #expect(await connection.failure(of: sql)?.verdict == "copyRefused unknown")
        #expect(await connection.failure(of: "select 1")?.verdict == "connectionLost notDone")
    }

    @Test func `a session for reading changes nothing`() async throws {
        let connection = try await PostgresServer.connection(access: .readOnly)
        let error = await connection.failure(of: "create table never (a int)")
        #expect(error?.report?.sqlState.code == "25006")
        #expect(try await connection.value(of: "show transaction_read_only") == "on")
    }

    @Test func `a server that takes no changes is refused where changes are to be made`() async throws {
        let server = try await PostgresServer.shared.value
        try await PostgresServer.connection().ask("create role reader login password 'reader'")
        try await PostgresServer.connection().ask("alter role reader set default_transaction_read_only = on")
        let login = server.login(user: "reader", password: "reader")
        #expect(try await PostgresClient().failure(to: login)?.verdict == "readOnly notDone")
        var reading = login
        reading.access = .readOnly
        #expect(try await PostgresClient().failure(to: reading) == nil)
    }

    @Test func `settings hold from the beginning, blanks and backslashes included`() async throws {
        let connection = try await PostgresServer.connection(
            settings: ["search_path": "pg_catalog, \"odd name\"", "lock_timeout": "2s", "my.text": #"a \ b'c"#],
            limits: PostgresLimits(statement: .milliseconds(4500)))
        let reply = try await connection.ask(
            """
            select current_setting('search_path'), current_setting('lock_timeout'), current_setting('my.text'),
                current_setting('statement_timeout'), current_setting('application_name'),
                current_setting('client_connection_check_interval'), current_setting('client_encoding')
            """)
        let expected = [
            "pg_catalog, \"odd name\"", "2s", #"a \ b'c"#, "4500ms", "changeover", "500ms", "UTF8",
        ]
        #expect(reply.rows == [expected])
    }

    @Test(arguments: [
        ("08006", true), ("40P01", true), ("53300", true), ("57P03", true), ("55P03", true), ("23505", false),
        ("57014", false), ("28P01", false), ("42501", false), ("53100", false),
    ])
    func `what passes by itself is known by its code`(code: String, passes: Bool) throws {
        let report = PostgresReport(sqlState: try #require(SQLState(code)))
        for code in [PostgresError.Code.statementFailed, .loginRefused] {
            #expect(PostgresError(code, "", report: report).passesByItself == passes)
        }
    }

    @Test(arguments: ["", "2350", "235055", "2350a", "23 05", "23505\n", "２３５０５"])
    func `what is no code is none`(text: String) {
        #expect(SQLState(text) == nil)
    }

    @Test func `every code says whether it passes`() {
        let passing = PostgresError.Code.allCases.filter { PostgresError($0, "").passesByItself }
        #expect(passing == [.hostNotFound, .unreachable, .timedOut, .connectionLost, .busy])
    }
}
