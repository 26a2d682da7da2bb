import Testing

@testable import Postgres

/// Where statements of a file begin and end.
@Suite struct SQLScriptTests {
    private static func texts(_ script: String) throws -> [String] {
        try SQLScript(script).statements.map(\.text)
    }

    static let wholes = [
        "select 1", "select ';'", "select 'it''s; fine'", "select '\\'", #"select E'\';'"#, #"select e'\\'"#,
        #"select U&'\0061;'"#, "select b'1;'", "select n';'", "select E'a'\n  ';\\';'", "select E'a' -- ;\n ';\\';'",
        "select \";\"", "select \"a\"\";\"", "select $$;$$", "select $a$;$b$;$$;$a$", "select $ä$;$ä$", "select a$b$c",
        "do $body$ begin perform 'x;'; end $body$", "select /* ; /* ; */ ; */ 1", "select 1 -- ;\n + 1",
        "select 1 /* it's */", "select 2 - -1", "select a.b::text", "select $1", "select 1$x$;$x$", "select * /1",
        "create rule r as on insert to t do (update a set b = 1; delete from c)", "select (';')",
        "create function f() returns int language sql begin atomic select 1; select case when true then 1 end; end",
        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC insert into t values (1); END",
        "create or replace function f() returns int begin atomic select (case when a then b end); end",
        "copy t to '/tmp/x'", "copy stdin from '/tmp/x'", "copy (select a from stdin) to program 'x'",
        "copy t from program 'x' -- stdin", "select \"from\" stdin", "select ')'", "select 1)",
    ]

    @Test(arguments: wholes) func `a statement is taken as a whole`(statement: String) throws {
        #expect(try Self.texts(statement).count == 1)
        // On a line of its own: a comment at the end would hide the semicolon.
        let next = SQLScript.Statement(text: "select 'next'", line: 2 + statement.count(where: \.isNewline))
        let script = try SQLScript("\(statement)\n;select 'next';\n")
        #expect(script.statements.count == 2)
        #expect(script.statements.last == next)
    }

    static let splits: [(String, [String])] = [
        ("", []), (" \n\t", []), (";;", []), ("-- only a comment", []), ("/* ; */", []),
        ("\u{FEFF}select 1", ["select 1"]),
        ("select 1;select 2", ["select 1", "select 2"]), ("a;b;", ["a", "b"]), ("; a ; ; b ;", ["a", "b"]),
        ("select 'a\\'; select 'b'", ["select 'a\\'", "select 'b'"]),
        (#"select E'a\'; b'; select 2"#, [#"select E'a\'; b'"#, "select 2"]),
        ("select note'a\\'; select 2", ["select note'a\\'", "select 2"]),
        ("select E'a' ';'; b", ["select E'a' ';'", "b"]), ("select E'a' '\\'; b", ["select E'a' '\\'", "b"]),
        ("select 'a'\n'\\'; b", ["select 'a'\n'\\'", "b"]), ("select 1 -- one\n; two", ["select 1", "two"]),
        ("select 1 -- it's; one\r\n; two", ["select 1", "two"]), ("a$x$;b$x$", ["a$x$", "b$x$"]),
        ("select $x$a$X$;$x$; b", ["select $x$a$X$;$x$", "b"]), ("select a - - b; c", ["select a - - b", "c"]),
        ("begin; update t set a = 1; end;", ["begin", "update t set a = 1", "end"]),
        ("create table begin_atomic (a int); b", ["create table begin_atomic (a int)", "b"]),
        (
            "create index on t (a); select case when b then c end; d",
            ["create index on t (a)", "select case when b then c end", "d"]
        ),
        (
            "create function f() as $$ begin; end $$ language plpgsql; b",
            ["create function f() as $$ begin; end $$ language plpgsql", "b"]
        ),
        ("create view v as select case when a then 1 end; b", ["create view v as select case when a then 1 end", "b"]),
        ("select 1); b", ["select 1)", "b"]), ("/* a */ select /* b */ 1 /* c */; d", ["select /* b */ 1", "d"]),
        ("größe; b", ["größe", "b"]),
    ]

    @Test(arguments: splits) func `statements are split at their semicolons`(script: String, texts: [String]) throws {
        #expect(try Self.texts(script) == texts)
    }

    @Test(arguments: [
        ("a;\nb;\n\n-- c\n  d", [1, 2, 5]), ("\r\na;\r\nb;\r\n", [2, 3]), ("a;\rb", [1, 2]), ("'\n\n';b", [1, 3]),
        ("/*\n*/a;$$\n$$;\"\n\";b", [2, 2, 3, 4]), ("a\n\n;b", [1, 3]), ("\u{FEFF}\na", [2]),
    ])
    func `each statement knows the line that it begins in`(script: String, lines: [Int]) throws {
        #expect(try SQLScript(script).statements.map(\.line) == lines)
    }

    static let faults: [(String, SQLScriptFault)] = [
        ("a;\nselect 'b\n", SQLScriptFault(.openString, line: 2)), ("'", SQLScriptFault(.openString, line: 1)),
        ("select E'\\'", SQLScriptFault(.openString, line: 1)), ("\n\"b\n", SQLScriptFault(.openName, line: 2)),
        ("\n$$ $a$ ", SQLScriptFault(.openDollarQuote, line: 2)), ("/* /* */ ", SQLScriptFault(.openComment, line: 1)),
        ("a;\nselect (\n(1); b", SQLScriptFault(.openParenthesis, line: 2)),
        ("create function f()\nbegin atomic select 1; ", SQLScriptFault(.openBody, line: 2)),
        ("a;\n\\copy t from 'x'", SQLScriptFault(.clientCommand("copy"), line: 2)),
        ("select 1 \\gset", SQLScriptFault(.clientCommand("gset"), line: 1)),
        ("\\.", SQLScriptFault(.clientCommand(""), line: 1)), ("\\", SQLScriptFault(.clientCommand(""), line: 1)),
        ("COPY t FROM\n STDIN;\n1\t2\n\\.\n", SQLScriptFault(.clientCopy, line: 2)),
        ("copy (select 1) to stdout", SQLScriptFault(.clientCopy, line: 1)),
        ("copy t from /* x */ stdin with (format csv)", SQLScriptFault(.clientCopy, line: 1)),
        ("a\n\0", SQLScriptFault(.nul, line: 2)), ("'\0'", SQLScriptFault(.nul, line: 1)),
        ("$$\n\0$$", SQLScriptFault(.nul, line: 2)), ("\"\0\"", SQLScriptFault(.nul, line: 1)),
    ]

    @Test(arguments: faults) func `what has no end, or is not for the server, is refused`(
        script: String, fault: SQLScriptFault
    ) {
        #expect(throws: fault) { try SQLScript(script) }
        #expect("\(fault)".contains("ine \(fault.line)"))
    }

    /// Each byte sequence of a small alphabet: whatever the file, reading it ends, and nothing of a statement is lost.
    @Test func `every short text is split or refused`() {
        let alphabet = ["'", "\"", "$", "a", "E", "\\", ";", "/", "*", "-", "\n", "("]
        var texts = [""]
        for _ in 0..<4 { texts = texts.flatMap { text in alphabet.map { text + $0 } } }
        for text in texts {
            guard let script = try? SQLScript(text) else { continue }
            var rest = text[...]
            for statement in script.statements {
                guard let range = rest.firstRange(of: statement.text) else {
                    Issue.record("\(text.debugDescription) is split into what it does not hold")
                    continue
                }
                rest = rest[range.upperBound...]
            }
        }
    }
}
