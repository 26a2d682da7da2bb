import Foundation

/// Undoes what Slack and its clients make of a typed line: entities, links, mentions, curly quotes, dashes and odd
/// spaces (the list is from Slack's "Formatting text for app surfaces" and from field reports).
enum SlackTypography {
    /// The text as it was meant, in NFC, words apart by one space; mentions stand as `<@U…>`.
    static func normalized(_ text: String) -> String {
        let spaced = withPlainSpaces(withoutMarkup(text).precomposedStringWithCanonicalMapping)
        let words = spaced.split(separator: " ").map { withPlainDashes(withPlainQuotes(String($0))) }
        return words.joined(separator: " ")
    }

    /// Whether there are characters that hide or reorder others: control and format characters, those that turn the
    /// direction of writing among them. No command needs one, and one can make a name look like another.
    static func isDeceptive(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            guard !isSpace(scalar) else { return false }
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .unassigned: return true
            default: return false
            }
        }
    }

    /// Links become their label, mentions lose theirs, entities become characters; in one pass over the text, so that
    /// an escaped bracket never becomes mark-up.
    private static func withoutMarkup(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            result += unescaped(rest[..<open])
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(of: ">") else {
                rest = rest[open...]
                break
            }
            result += plain(inside[..<close])
            rest = inside[inside.index(after: close)...]
        }
        return result + unescaped(rest)
    }

    /// What stands between the brackets of a link, a mention or a special word.
    private static func plain(_ content: Substring) -> String {
        let parts = content.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts.first ?? ""
        let label = parts.count > 1 && !parts[1].isEmpty ? unescaped(parts[1]) : nil
        switch target.first {
        case "@": return "<\(target)>"
        case "#": return label.map { "#" + $0 } ?? unescaped(target)
        case "!": return label ?? "@" + unescaped(target.dropFirst())
        default:
            let scheme = ["https://", "http://", "mailto:"].first(where: target.hasPrefix) ?? ""
            return label ?? unescaped(target.dropFirst(scheme.count))
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    private static func withPlainSpaces(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(isSpace(scalar) ? " " : scalar) }
        return String(scalars)
    }

    /// White space of any kind, and the characters without width that clients put where a line may break.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF: true
        default: scalar.properties.isWhitespace
        }
    }

    private static func withPlainQuotes(_ word: String) -> String {
        String(
            word.map { character in
                switch character {
                case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2032}": "'"
                case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{2033}": "\""
                default: character
                }
            })
    }

    /// A dash that begins a word was two hyphens; hyphens of other kinds are hyphens.
    private static func withPlainDashes(_ word: String) -> String {
        let isDash: (Character) -> Bool = { "\u{2012}\u{2013}\u{2014}\u{2015}".contains($0) }
        let isHyphen: (Character) -> Bool = { "-\u{2010}\u{2011}\u{2212}\u{FE63}\u{FF0D}".contains($0) }
        let lead = word.prefix { isDash($0) || isHyphen($0) }
        let start = lead.contains(where: isDash) ? "--" : String(repeating: "-", count: lead.count)
        return start + word.dropFirst(lead.count).map { isDash($0) || isHyphen($0) ? "-" : String($0) }.joined()
    }
}
