import Testing

@testable import Slack

struct TextCutterTests {
    private let markup = TextCutter(isMarkup: true)
    private let plain = TextCutter(isMarkup: false)

    @Test(arguments: [
        ("short", 10, "short"),
        ("exactly 10", 10, "exactly 10"),
        ("one too long", 11, "one to…"),
        ("see <@U0ALICE> now", 12, "see …"),
        ("1234&amp;67890123", 12, "1234…"),
        ("1234&amp;67890123", 14, "1234&amp;…"),
        ("a < b is no link", 12, "a < b i…"),
    ])
    func `mark-up is cut between links and entities`(text: String, limit: Int, expected: String) {
        #expect(markup.truncated(text, to: limit) == expected)
    }

    @Test func `plain text is cut between characters`() {
        #expect(plain.truncated("1234&amp;67890", to: 7) == "1234&a…")
        #expect(plain.truncated("👩‍👩‍👧👩‍👩‍👧", to: 10) == "👩‍👩‍👧…")
    }

    @Test func `a code block that is cut is closed`() {
        let cut = markup.truncated("```\n" + String(repeating: "line\n", count: 20) + "```", to: 40)
        #expect(cut.hasSuffix("…\n```"))
        #expect(cut.utf16.count <= 40)
    }

    @Test func `long text is split at line ends and loses nothing`() {
        let lines = (1...200).map { "line \($0) of many" }
        let pieces = markup.split(lines.joined(separator: "\n"), into: 300)
        #expect(pieces.allSatisfy { $0.utf16.count <= 300 })
        #expect(pieces.count > 5)
        #expect(pieces.joined(separator: "\n").split(separator: "\n").map(String.init) == lines)
    }

    @Test func `a code block that is split is closed and opened again`() {
        let lines = (1...60).map { "line \($0)" }
        let pieces = markup.split("```\n" + lines.joined(separator: "\n") + "\n```", into: 100)
        #expect(pieces.count > 3)
        for piece in pieces {
            #expect(piece.utf16.count <= 100)
            #expect(piece.hasPrefix("```\n") && piece.hasSuffix("\n```"))
        }
    }

    @Test func `text without line ends is split, and what cannot be split is left out`() {
        #expect(plain.split(String(repeating: "a", count: 250), into: 100).map(\.utf16.count) == [96, 96, 58])
        let link = "<https://a.example/" + String(repeating: "x", count: 200) + "|label>"
        #expect(markup.split("before " + link + " after", into: 100) == ["before ", "…", " after"])
        #expect(markup.truncated(link, to: 100) == "…")
    }
}
