/// A line of a message as it was meant, without the marks that Slack and people put around it.
struct MessageLine: Sendable, Equatable {
    /// How the line is set apart from others: what is quoted or shown as code may be somebody else's words.
    enum Setting: Sendable, Equatable {
        case plain, quoted, code
    }

    /// As Slack delivered it.
    let raw: String
    /// Without marks, words apart by one space.
    let text: String
    let setting: Setting

    /// The lines of a message, empty ones included, so that people find them by their number.
    static func lines(of message: String) -> [MessageLine] {
        var isFenced = false
        return message.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { raw in
            let text = SlackTypography.normalized(String(raw))
            let fences = text.ranges(of: fence).count
            defer { if !fences.isMultiple(of: 2) { isFenced.toggle() } }
            return MessageLine(raw: String(raw), text, isCode: isFenced || fences > 0)
        }
    }

    private init(raw: String, _ normalized: String, isCode: Bool) {
        self.raw = raw
        let (unmarked, isQuoted) = Self.withoutLead(normalized)
        var (line, isCode) = (Self.withoutFences(unmarked), isCode)
        while let mark = Self.marks.first(where: { Self.surrounds($0, line) }) {
            line = Self.trimmed(line.dropFirst().dropLast())
            isCode = isCode || mark == "`"
        }
        text = line
        setting = isQuoted ? .quoted : isCode ? .code : .plain
    }

    private static let fence = "```"
    /// Slack's marks for code, bold, italic and struck-through text (docs.slack.dev, "Formatting message text").
    private static let marks: [Character] = ["`", "*", "_", "~"]
    private static let bullets: Set<Substring> = [
        "•", "◦", "▪", "▪\u{FE0E}", "▪\u{FE0F}", "‣", "·", "*", "+", "-", "--",
    ]

    /// Without the marks of quotations and lists at the beginning, and whether one was of a quotation.
    private static func withoutLead(_ text: String) -> (String, isQuoted: Bool) {
        var rest = text[...]
        var isQuoted = false
        while true {
            if rest.hasPrefix(">") {
                isQuoted = true
                rest = rest.drop { $0 == ">" || $0 == " " }
                continue
            }
            let first = rest.prefix { $0 != " " }
            guard first.endIndex < rest.endIndex,
                bullets.contains(first) || first.wholeMatch(of: /[0-9]{1,2}[.)]/) != nil
            else { return (String(rest), isQuoted) }
            rest = rest[first.endIndex...].drop { $0 == " " }
        }
    }

    private static func withoutFences(_ text: String) -> String {
        var rest = text[...]
        if rest.hasPrefix(fence) { rest = rest.dropFirst(fence.count) }
        if rest.hasSuffix(fence) { rest = rest.dropLast(fence.count) }
        return trimmed(rest)
    }

    /// Whether the mark stands around all of the text, and not only around its first and its last part.
    private static func surrounds(_ mark: Character, _ text: String) -> Bool {
        text.count > 2 && text.first == mark && text.last == mark && !text.dropFirst().dropLast().contains(mark)
    }

    private static func trimmed(_ text: Substring) -> String { text.split(separator: " ").joined(separator: " ") }
}
