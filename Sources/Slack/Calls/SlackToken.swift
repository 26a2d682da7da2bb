/// A token for Slack's Web API that does not show itself: not when printed, not when dumped, not when encoded.
package struct SlackToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package enum Kind: String, Sendable {
        case bot, user, app, unknown
    }

    private let value: String

    /// Nil unless the text, without white space around it, is printable ASCII.
    package init?(_ text: String) {
        let value = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard !value.isEmpty, value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.value = value
    }

    /// What the token is for, by its prefix; the Web API wants a bot's.
    package var kind: Kind {
        if value.hasPrefix("xoxb-") { return .bot }
        if value.hasPrefix("xoxp-") { return .user }
        return value.hasPrefix("xapp-") ? .app : .unknown
    }

    package var description: String { "SlackToken(\(kind.rawValue))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

    /// The value of the `Authorization` header.
    var authorization: String { "Bearer " + value }

    /// A server's text made fit for an error or a log: one bounded line, without this token or anything like one.
    func redacted(_ text: String, limit: Int = 300) -> String {
        let line = String(text.map { $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } ? " " : $0 })
        var clean = line.contains(value) ? line.replacing(value, with: "[token]") : line
        // The pattern is compiled each time, and hardly any text needs it.
        if clean.contains("xox") || clean.contains("xapp-") {
            clean = clean.replacing(/x(?:ox[a-z]|app)-[A-Za-z0-9._-]+/, with: "[token]")
        }
        return TextCutter(isMarkup: false).truncated(clean, to: limit)
    }
}
