@testable import Slack
import Testing

struct MrkdwnTests {
    @Test(arguments: [
        ("orders", "orders"),
        ("a & b", "a &amp; b"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("<@U0ALICE>", "&lt;@U0ALICE&gt;"),
        ("&lt;", "&amp;lt;"),
        ("<\u{301}", "&lt;\u{301}"),
        ("\"quotes\" 'stay'", "\"quotes\" 'stay'"),
    ])
    func `text is escaped, and unescaping gives it back`(plain: String, escaped: String) {
        #expect(Mrkdwn.escape(plain).unicodeScalars.elementsEqual(escaped.unicodeScalars))
        #expect(Mrkdwn.unescape(escaped) == plain)
    }

    @Test(arguments: ["&&lt;", "&amp;lt;", "lt;&", "a&gt", "&amp;&gt;\u{301}", "&AMP;", ""])
    func `what is no whole escape stays, and nothing is unescaped twice`(escaped: String) {
        let plain = ["&&lt;": "&<", "&amp;lt;": "&lt;", "&amp;&gt;\u{301}": "&>\u{301}"][escaped] ?? escaped
        #expect(Mrkdwn.unescape(escaped).unicodeScalars.elementsEqual(plain.unicodeScalars))
    }

    @Test(arguments: ["", "orders", "a & <b> \u{1F600}", "<\u{301}&"])
    func `the length of the escaped text is known without it`(plain: String) {
        #expect(Mrkdwn.escapedLength(of: plain.unicodeScalars) == Mrkdwn.escape(plain).utf16.count)
    }

    @Test func `what is interpolated cannot mention anybody, what is written in the code can`() {
        let name = "<!here> & co"
        let text: Mrkdwn = "*Cluster* \(name), \(3) members, for \(.mention("U0ALICE" as UserID))"
        #expect(text.markup == "*Cluster* &lt;!here&gt; &amp; co, 3 members, for <@U0ALICE>")
    }

    @Test func `mentions, channels, links and dates have Slack's form`() {
        #expect(Mrkdwn.mention("S0DBA" as UsergroupID).markup == "<!subteam^S0DBA>")
        #expect(Mrkdwn.channel("C0DBAOPS").markup == "<#C0DBAOPS>")
        #expect(
            Mrkdwn.link("https://a.example/?x=1&y=<2>|3", "a > b | c").markup
                == "<https://a.example/?x=1&amp;y=%3C2%3E%7C3|a &gt; b / c>")
        #expect(
            Mrkdwn.date(unix: 1_722_945_600, fallback: "12:00 <UTC>").markup
                == "<!date^1722945600^{date_short} {time}|12:00 &lt;UTC&gt;>")
        #expect(Mrkdwn.date(unix: 0, format: "{time}", fallback: "00:00").markup == "<!date^0^{time}|00:00>")
    }

    @Test func `an id from a configuration file cannot break out of its mention`() {
        #expect(Mrkdwn.mention(UserID("U1> <!channel")).markup == "<@U1&gt; &lt;!channel>")
    }

    @Test func `code cannot be ended by its content`() {
        #expect(Mrkdwn.code("a`b\nc<d").markup == "`a'b c&lt;d`")
        #expect(Mrkdwn.preformatted("a```b\nc").markup == "```\na'''b\nc\n```")
    }

    @Test func `pieces are joined`() {
        let lines: [Mrkdwn] = [.bold("a<"), .italic("b"), .text("c")]
        #expect(lines.joined(separator: "\n").markup == "*a&lt;*\n_b_\nc")
        #expect((Mrkdwn.text("a") + " <b>").markup == "a <b>")
        #expect(Mrkdwn(markup: " \n").isBlank)
    }
}
