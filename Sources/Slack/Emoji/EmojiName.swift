/// The name under which Slack reports an emoji, without colons and without skin tone.
package enum EmojiName {
    /// What a written name is taken for.
    package enum Reading: Sendable, Equatable {
        /// One of Slack's own emoji.
        case standard(String)
        /// Slack has none of that name: a workspace may have made one.
        case custom(String)
        /// No emoji has such a name.
        case impossible
    }

    /// Reads what somebody wrote: a name in any capitals, another name of the same emoji, the emoji itself; a skin tone is
    /// left out, as all tones count alike.
    package static func read(_ written: String) -> Reading {
        if let name = EmojiTable.byCharacters[EmojiTable.plain(written)] { return .standard(name) }
        let base = withoutTone(written.lowercased())
        if let name = EmojiTable.reported[base] { return .standard(name) }
        return isPossible(base) ? .custom(base) : .impossible
    }

    /// The name under which an emoji counts, whichever of its names Slack reports.
    static func counted(_ reported: String) -> String {
        let base = withoutTone(reported)
        return EmojiTable.reported[base] ?? base
    }

    /// All names of Slack's own emoji.
    package static var standardNames: some Collection<String> { EmojiTable.reported.keys }

    private static func withoutTone(_ name: String) -> String {
        guard let tone = name.firstRange(of: "::skin-tone-") else { return name }
        return String(name[..<tone.lowerBound])
    }

    /// Slack's rule for names of a workspace's own emoji: small letters, also of other scripts, digits, and some marks
    /// (slack.com/help, "Add custom emoji and aliases to your workspace").
    private static func isPossible(_ name: String) -> Bool {
        guard (1...100).contains(name.utf8.count) else { return false }
        return name.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "_-+'".unicodeScalars.contains(scalar)
        }
    }
}
