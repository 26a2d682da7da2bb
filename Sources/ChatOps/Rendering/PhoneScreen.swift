import Slack

/// How mark-up looks on a phone: in rows of so many columns, broken between words.
enum PhoneScreen {
    static let columns = 42
    /// How many rows a prompt may take.
    static let rows = 16
    /// As wide as names of people are taken for: their mentions show a name that only Slack knows.
    private static let mention = String(repeating: "@", count: 12)

    static func rows(of text: Mrkdwn) -> Int {
        shown(text.markup).split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { $0 + rows(ofLine: $1) }
    }

    private static func rows(ofLine line: Substring) -> Int {
        var (rows, column) = (1, 0)
        for word in line.split(separator: " ") {
            let width = width(of: word)
            if column > 0, column + 1 + width <= columns {
                column += 1 + width
                continue
            }
            if column > 0 { rows += 1 }
            rows += max(0, width - 1) / columns
            column = width == 0 ? 0 : (width - 1) % columns + 1
        }
        return rows
    }

    /// The words as they are seen: mentions, times and links by what stands in their place, without the marks of bold
    /// words and of code.
    private static func shown(_ markup: String) -> String {
        var shown = ""
        var rest = markup[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            shown += rest[..<open] + reference(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        shown += rest
        shown.removeAll { $0 == "*" || $0 == "`" }
        return Mrkdwn.unescape(shown)
    }

    private static func reference(_ content: Substring) -> String {
        if content.hasPrefix("@") || content.hasPrefix("#") || content.hasPrefix("!subteam^") { return mention }
        guard let bar = content.lastIndex(of: "|") else { return String(content) }
        return String(content[content.index(after: bar)...])
    }

    private static func width(of word: Substring) -> Int {
        let bare = word.hasSuffix(",") || word.hasSuffix(".") ? word.dropLast() : word
        let isEmoji = bare.count > 2 && bare.hasPrefix(":") && bare.hasSuffix(":")
        return isEmoji ? 2 + word.count - bare.count : word.reduce(0) { $0 + width(of: $1) }
    }

    /// Two columns for what East Asian scripts and emoji take.
    private static func width(of character: Character) -> Int {
        character.unicodeScalars.contains { $0.value >= 0x2E80 } ? 2 : 1
    }
}

extension Page {
    /// How many rows it takes on a phone.
    var phoneRows: Int { paragraphs.flatMap(\.lines).reduce(0) { $0 + PhoneScreen.rows(of: $1) } }
}
