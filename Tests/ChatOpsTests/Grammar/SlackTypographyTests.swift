import Testing

@testable import ChatOps

struct SlackTypographyTests {
    /// Every row of the incoming rules of Slack's formatting guide, and what clients do to typed text.
    @Test(arguments: [
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("&amp;lt;", "&lt;"),
        ("&lt;@U0BOB&gt; is no mention", "<@U0BOB> is no mention"),
        ("<http://orders.example.com|orders.example.com>", "orders.example.com"),
        ("<https://orders.example.com>", "orders.example.com"),
        ("<mailto:dba@example.com|dba@example.com>", "dba@example.com"),
        ("<mailto:dba@example.com>", "dba@example.com"),
        ("<http://a.example|a &amp; b>", "a & b"),
        ("<@U0BOB|bob> hello", "<@U0BOB> hello"),
        ("<@U0BOB> hello", "<@U0BOB> hello"),
        ("<#C0DBA|dba-ops>", "#dba-ops"),
        ("<!here>", "@here"),
        ("<!subteam^S0DBA|@dba-team>", "@dba-team"),
        ("<!date^1512085950^{date}|30 Nov>", "30 Nov"),
        ("“wrong cluster”", "\"wrong cluster\""),
        ("‘wrong’ don’t", "'wrong' don't"),
        ("—start", "--start"),
        ("–start", "--start"),
        ("resize orders —exclude orders-3", "resize orders --exclude orders-3"),
        ("—exclude=orders-3", "--exclude=orders-3"),
        ("orders\u{2011}1 a–b", "orders-1 a-b"),
        ("a\u{00A0}b\u{202F}c", "a b c"),
        ("a\u{200B}b\u{FEFF}", "a b"),
        ("  a \t b\n c  ", "a b c"),
        ("e\u{0301}", "\u{00E9}"),
        ("a < b", "a < b"),
        ("", ""),
    ])
    func `what Slack made of a text is undone`(_ delivered: String, _ meant: String) {
        let normalized = SlackTypography.normalized(delivered)
        #expect(Array(normalized.unicodeScalars) == Array(meant.unicodeScalars))
    }

    @Test(arguments: [
        "show orders\u{202E}", "\u{2066}orders", "or\u{200E}ders", "orders\u{0007}", "orders\u{0000}", "\u{00AD}orders",
        "\u{E0041}orders", "\u{E000}",
    ])
    func `characters that hide or reorder others are deceptive`(_ text: String) {
        #expect(SlackTypography.isDeceptive(text))
    }

    @Test(arguments: ["show orders", "show\u{200B}orders", "tab\tline\n", "“naïve” — 好 👍🏽"])
    func `what people write is not deceptive`(_ text: String) {
        #expect(!SlackTypography.isDeceptive(text))
    }
}

struct CommandWordsTests {
    @Test(arguments: [
        ("resize orders", ["resize", "orders"]),
        ("abort k3f9 \"wrong cluster\"", ["abort", "k3f9", "wrong cluster"]),
        ("abort k3f9 'wrong cluster'", ["abort", "k3f9", "wrong cluster"]),
        ("abort k3f9 I don't trust it", ["abort", "k3f9", "I", "don't", "trust", "it"]),
        ("abort k3f9 \"no end", ["abort", "k3f9", "\"no", "end"]),
        ("failover orders --to=\"orders-2\"", ["failover", "orders", "--to=orders-2"]),
        ("show `orders`", ["show", "orders"]),
        ("  a   b ", ["a", "b"]),
        ("\"\" a", ["", "a"]),
        ("", []),
    ])
    func `words are split at spaces outside quotes`(_ line: String, _ words: [String]) {
        #expect(CommandWords.split(line) == words)
    }

    @Test(arguments: [
        ("*orders*", "orders"), ("_*~orders~*_", "orders"), ("*orders", "orders"), ("orders_", "orders"),
        ("snake_case", "snake_case"), ("*", "*"), ("", ""),
    ])
    func `marks around a word are taken off`(_ word: String, _ plain: String) {
        #expect(CommandWords.plain(word) == plain)
    }
}
