import Slack

extension Mrkdwn {
    /// Text of AWS or of a person: escaped, on one line, and cut where its mark-up would be longer than the limit.
    static func foreign(_ text: some CustomStringConvertible, limit: Int = 120) -> Mrkdwn {
        .text(line(text.description, limit: limit))
    }

    static func strong(_ text: some CustomStringConvertible, limit: Int = 160) -> Mrkdwn {
        .bold(line(text.description, limit: limit))
    }

    /// The text on one line and without what cannot be seen, as far as its escaped form fits.
    static func line(_ text: String, limit: Int) -> String {
        let visible = visible(text)
        if escapedLength(of: visible.unicodeScalars) < limit, !visible.utf8.contains(UInt8(ascii: "\n")) {
            return visible
        }
        var line = ""
        var length = 0
        for character in visible {
            let next = character.isNewline ? " " : character
            length += escapedLength(of: next.unicodeScalars)
            guard length < limit else { return line + "…" }
            line.append(next)
        }
        return line
    }

    /// "a, b and 3 more".
    static func list<Element>(
        _ elements: [Element], atMost limit: Int, separator: Mrkdwn = ", ", _ word: (Element) -> Mrkdwn
    ) -> Mrkdwn {
        let shown = elements.prefix(limit).map(word).joined(separator: separator)
        return elements.count > limit ? shown + " and \(elements.count - limit) more" : shown
    }
}
