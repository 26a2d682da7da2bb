import Engine
import Maintenance
import Postgres
import Testing

@testable import Fleet

/// Files of masking statements, with the databases that they are for.
struct MaskingScriptTests {
    private static func script(_ text: String) throws -> MaskingScript { try MaskingScript(text, file: "masking.sql") }

    private static func parts(_ text: String) throws -> [String] {
        try script(text).parts.map { part in
            "\(part.database ?? "-"): \(part.statements.map { "\($0.line) \($0.text)" }.joined(separator: " | "))"
        }
    }

    @Test(
        arguments: [
            ("select 1; select 2", ["-: 1 select 1 | 1 select 2"]),
            ("select 1;\n-- database: shop\nselect 2;", ["-: 1 select 1", "shop: 3 select 2"]),
            (
                "-- database: shop\r\nselect 1;\r\n--database:stats\r\nselect 2;",
                ["shop: 2 select 1", "stats: 4 select 2"]
            ),
            ("-- database: a\n-- database: b\nselect 1;", ["b: 3 select 1"]),
            ("-- database: a\nselect 1;\n-- database: b\n-- database: a\nselect 2;", ["a: 2 select 1 | 5 select 2"]),
            ("select 1; -- database: shop\nselect 2;", ["-: 1 select 1 | 2 select 2"]),
            // What stands in strings and comments is no line of the file's own.
            ("select '\n-- database: shop\n'; select 2;", ["-: 1 select '\n-- database: shop\n' | 3 select 2"]),
            ("/*\n-- database: shop\n*/ select 1;", ["-: 3 select 1"]),
            ("do $$\n-- database: shop\n$$; select 2;", ["-: 1 do $$\n-- database: shop\n$$ | 3 select 2"]),
        ] as [(String, [String])])
    func `a line of comment names the database for what follows`(text: String, parts: [String]) throws {
        #expect(try Self.parts(text) == parts)
    }

    @Test(
        arguments: [
            ("", "masking.sql has no statements."), ("-- database: shop\n", "masking.sql has no statements."),
            ("select '1", "masking.sql cannot be run. The string that begins in line 1 has no end."),
            (
                "select (\n-- database: shop\n1);",
                "masking.sql cannot be run. Line 2 names a database in the middle of a statement."
            ),
        ] as [(String, String)])
    func `what cannot be run is refused with its line`(text: String, sentence: String) {
        #expect(throws: FleetError(sentence, passes: false)) { try Self.script(text) }
    }

    @Test func `the digest is that of the text, and nothing of the text is in the summary`() throws {
        let summary = try Self.script("-- database: shop\nupdate people set email = 'x';").summary
        #expect(summary.statements == 1 && summary.databases == ["shop"])
        #expect(summary.digest == Digest.text(of: "-- database: shop\nupdate people set email = 'x';"))
        #expect(try Self.script("select 1;").digest != Self.script("select 1; ").digest)
    }
}
