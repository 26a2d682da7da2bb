import Slack
import Testing

@testable import ChatOps

/// How many rows a line takes where 42 characters have room.
struct PhoneScreenTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var words: String
        var line: Mrkdwn
        var rows: Int
        var testDescription: String { words }

        init(_ words: String, _ line: Mrkdwn, _ rows: Int) {
            (self.words, self.line, self.rows) = (words, line, rows)
        }
    }

    static let rows = [
        Row("nothing", "", 1),
        Row("as many characters as have room", .text(String(repeating: "x", count: 42)), 1),
        Row("one more", .text(String(repeating: "x", count: 43)), 2),
        Row("a word that is longer than two rows", .text("a " + String(repeating: "x", count: 90)), 4),
        Row("words are not broken", "Writer moves *orders-1* → *orders-co-k3f9* in us-east-1, account 123456789012", 2),
        Row("marks take no room", "*aaaaaaaaaaaaaaaaaaaa* `bbbbbbbbbbbbbbbbbbbbb`", 1),
        Row(
            "a time is what is shown of it",
            "Expires <!date^1767624100^{time}|14:41 UTC>. Until then it waits, it waits", 2),
        Row("a link is its words", "<https://home.slack.com/archives/C0DBAOPS/p1767621601000200|5 more checks ↗>", 1),
        Row("a mention is a name", "<@U0BOB>, <@U0CAROL>, <@U0DAVE>", 1),
        Row("four mentions are two rows", "<@U0BOB>, <@U0CAROL>, <@U0DAVE>, <@U0EVE>", 2),
        Row("an emoji is two columns", "React :white_check_mark: to approve, :x: to abort.", 1),
        Row("what is escaped is one character", "&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;", 1),
        Row("wide characters take two", .text(String(repeating: "日", count: 22)), 2),
        Row("every line begins anew", "a\nb\n\nc", 4),
    ]

    @Test(arguments: rows) func `a line is counted in rows`(row: Row) {
        #expect(PhoneScreen.rows(of: row.line) == row.rows)
    }
}
