import Testing
import TestSupport

@testable import Postgres

/// The server takes the same texts for single statements as `SQLScript` does.
@Suite(.timeLimit(.minutes(1)))
struct SQLScriptServerTests {
    @Test func `a file of every kind of quoting is carried out statement by statement`() async throws {
        let script = try SQLScript(
            #"""
            -- A comment; with a semicolon
            create temp table s (id int primary key, "odd;name" text);
            insert into s values (1, 'it''s; fine'), (2, E'a\';b'), (3, U&'\0061;'), (4, $x$;$y$;$x$), (5, E'a'
                'b\';');
            create function pg_temp.f() returns bigint language sql begin atomic
                select case when true then 1 end;
                select count(*) from pg_class;
            end;
            do $body$ begin update s set "odd;name" = "odd;name" || ';' where id = 1; end $body$;
            /* outer ; /* inner ; */ ; */ select id, "odd;name" from s order by 1
            """#)
        let connection = try await PostgresServer.connection()
        var last = PostgresReply()
        for statement in script.statements { last = try await connection.ask(statement.text) }
        #expect(script.statements.map(\.line) == [2, 3, 5, 9, 10])
        #expect(last.rows.map { $0[1] } == ["it's; fine;", "a';b", "a;", ";$y$;", "ab';"])
    }

    @Test func `the line of an error is found in the file`() async throws {
        let script = try SQLScript("select 1;\n\n-- here\nselect 2,\n   'ä', nonsense;\n")
        let connection = try await PostgresServer.connection()
        let statement = try #require(script.statements.last)
        let error = await connection.failure(of: statement.text)
        #expect(error?.report.map(statement.line(of:)) == 5)
    }

    @Test func `a backslash is a backslash, whatever the database says`() async throws {
        let owner = try await PostgresServer.connection()
        try await owner.ask("create role backslash login superuser password 'backslash'")
        try await owner.ask("alter role backslash set standard_conforming_strings = off")
        let login = try await PostgresServer.shared.value.login(user: "backslash", password: "backslash")
        #expect(try await PostgresClient().connect(login).value(of: #"select '\'"#) == #"\"#)
    }
}
