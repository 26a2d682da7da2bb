import Simulation
import Testing

@testable import changeover

@Suite struct DemoTests {
    static let lines: [(String, DemoLine)] = [
        ("", .nothing), ("   ", .nothing), ("quit", .quit), ("EXIT", .quit), ("help", .help), ("?", .help),
        ("!rds help", .says(.alice, "!rds help")), (":arrow_forward:", .reacts(.alice, emoji: "arrow_forward")),
        ("as bob :white_check_mark:", .reacts(.bob, emoji: "white_check_mark")),
        ("as @carol :x:", .reacts(.carol, emoji: "x")), ("as mallory !rds clusters", .says(.mallory, "!rds clusters")),
        ("as dave :x:", .unknownPerson("dave")), ("as bob", .nothing), ("as", .says(.alice, "as")),
        ("what is :x: for", .says(.alice, "what is :x: for")), ("::", .says(.alice, "::")),
        ("assume nothing", .says(.alice, "assume nothing")),
    ]

    @Test(arguments: lines) func `what is typed is understood`(line: String, meaning: DemoLine) {
        #expect(DemoLine(line) == meaning)
    }

    static let texts: [(String, String)] = [
        ("*Resize orders* · k3f9", "Resize orders · k3f9"), ("2 * 3 * 4", "2 * 3 * 4"), ("(*bold*)", "(bold)"),
        ("by <@U0ALICE>", "by @alice"), ("<https://example.com|Details>", "Details ↗"),
        ("<https://example.com|5 more checks ↗>", "5 more checks ↗"),
        ("<https://example.com>", "https://example.com"),
        ("in <#C0DBAOPS|dba-ops>", "in #dba-ops"), ("a &lt;b&gt; &amp; c", "a <b> & c"), ("a < b", "a < b"),
        ("React :x: to abort", "React ❌ :x: to abort"), ("<!date^nonsense|14:02 UTC>", "14:02 UTC"),
    ]

    @Test(arguments: texts) func `mrkdwn is shown as plain text`(mrkdwn: String, text: String) {
        #expect(PlainText(isBold: false, nameOf: { $0 == "U0ALICE" ? "alice" : $0 }).text(mrkdwn) == text)
    }

    @Test func `bold is bold where the terminal can`() {
        #expect(PlainText(isBold: true, nameOf: { $0 }).text("*a* b") == "\u{1B}[1ma\u{1B}[0m b")
    }

    @Test func `scripts have names of their own`() {
        #expect(
            DemoScript.all.map(\.name) == [
                "resize", "resize-veto", "upgrade", "cycle", "storage", "retarget", "rollback", "refresh", "refusals",
                "refresh-refusals", "instance-failover", "instance-resize",
                "instance-upgrade", "instance-refusals",
            ])
        #expect(DemoScript.names.hasPrefix("resize, resize-veto, upgrade, "))
    }

    @Test func `of an edit only what is new is shown`() {
        let transcript = Transcript(screen: Screen(isTerminal: false), nameOf: { $0 })
        func lines(_ before: String, _ after: String) throws -> [String] {
            var world = SlackWorld.example()
            let time = SimulatedTime(seconds: 1_795_000_000)
            let ts = try world.say(before, as: "U0ALICE", in: "C0DBAOPS", at: time)
            try world.edit(ts, in: "C0DBAOPS", as: "U0ALICE", to: after, at: time)
            let change = try #require(world.changes().last)
            return transcript.lines(for: change, before: before)
        }
        #expect(throws: Never.self) {
            let ticking = try lines(
                "▓░  step 1 of 6 · 3 s · about 41 min left\n▸ Creating",
                "▓░  step 1 of 6 · 5 s · about 40 min left\n▸ Creating")
            #expect(ticking == [])
            let news = try lines("▸ Creating", "✓ Stand-in created · 9 s\n▸ Failing over")
            #expect(news == ["    │ ✎ ✓ Stand-in created · 9 s", "    │ ✎ ▸ Failing over"])
        }
    }

    static let placeholders: [(String, String)] = [
        ("Plan 610f466d cannot start.", "Plan DIGEST cannot start."),
        ("✓ Stand-in created · 9 min 40 s", "✓ Stand-in created · DURATION"),
        ("✓ Verified · under 1 s", "✓ Verified · DURATION"),
        ("Create stand-in · about 10 min", "Create stand-in · about 10 min"),
        ("typically under 60 s, often under 30 (AWS) each", "typically under 60 s, often under 30 (AWS) each"),
        ("replica lag 18 ms", "replica lag DURATION"),
        ("until <!date^1767624100^{time}|14:41 UTC>", "until <!date^INSTANT^{time}|TIME UTC>"),
        ("|2026-01-06, 14:00 UTC>", "|DAY, TIME UTC>"), ("aurora-postgresql 15.4", "aurora-postgresql 15.4"),
    ]

    @Test(arguments: placeholders) func `measured times and digests are placeholders in reviewed transcripts`(
        text: String, reviewed: String
    ) {
        #expect(PlaceholderText.of(text) == reviewed)
    }
}
