/// What Slack's clients and servers make of a text before anyone can read it back.
package enum SlackTyping {
    package enum Device: String, Sendable, CaseIterable {
        case desktop
        /// Turns `--` into a dash and straight quotes into curly ones (bashbot#48).
        case phone
    }

    /// The text as the Web API delivers what a person typed: escaped, mentions and links marked up.
    package static func asDelivered(_ keys: String, device: Device, mentions: [String: String] = [:]) -> String {
        let words = keys.split(separator: " ", omittingEmptySubsequences: false)
        return words.map { delivered(String($0), device: device, mentions: mentions) }.joined(separator: " ")
    }

    /// The text as it is kept when an app posted it: bare URLs linked, emoji by name.
    ///
    /// Not documented, but known from practice, so a stored text need not equal the posted one.
    package static func asStored(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) || text.contains("://") else { return text }
        var stored = text
        for (emoji, name) in emojiNames where stored.contains(emoji) {
            stored = stored.split(separator: emoji, omittingEmptySubsequences: false).joined(separator: name)
        }
        guard stored.contains("://") else { return stored }
        let words = stored.split(separator: " ", omittingEmptySubsequences: false)
        return words.map { isURL($0) ? "<\($0)>" : String($0) }.joined(separator: " ")
    }

    private static let emojiNames = [
        ("✅", ":white_check_mark:"), ("❌", ":x:"), ("▶️", ":arrow_forward:"), ("⚠️", ":warning:"),
        ("⏳", ":hourglass_flowing_sand:"),
    ]

    private static func delivered(_ word: String, device: Device, mentions: [String: String]) -> String {
        let name = word.prefix { !",:;!?".contains($0) }
        if let mention = mentions[String(name)] { return mention + word.dropFirst(name.count) }
        if isURL(word[...]) { return "<\(word)>" }
        if isHostName(word) { return "<http://\(word)|\(word)>" }
        return escaped(device == .phone ? typeset(word) : word)
    }

    private static func typeset(_ word: String) -> String {
        var result = word.hasPrefix("--") ? "—" + word.dropFirst(2) : word
        for (straight, opening, closing) in [("\"", "“", "”"), ("'", "‘", "’")] {
            if result.hasPrefix(straight) { result = opening + result.dropFirst() }
            result = result.split(separator: straight, omittingEmptySubsequences: false).joined(separator: closing)
        }
        return result
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
        return result
    }

    private static func isURL(_ word: Substring) -> Bool {
        word.hasPrefix("https://") || word.hasPrefix("http://")
    }

    private static let topLevelDomains: Set<Substring> = ["com", "org", "net", "io", "dev", "aws"]

    private static func isHostName(_ word: String) -> Bool {
        let labels = word.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, topLevelDomains.contains(last) else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
}
