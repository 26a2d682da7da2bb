/// Slack's standard emoji: the name that Slack reports, other names that mean the same, and the characters.
///
/// Facts from iamcal/emoji-data, which Slack's clients are made from (`emoji.json`: `short_name`, `short_names`, `unified`).
/// Each entry is the code points without the presentation selector, then the names, the reported one first.
enum EmojiTable {
    /// The reported name by each name of an emoji.
    static let reported: [String: String] = {
        var names: [String: String] = [:]
        for entry in entries {
            for name in entry.names { names[name] = entry.names[0] }
        }
        return names
    }()

    /// The reported name by the characters.
    static let byCharacters: [String: String] = {
        var names: [String: String] = [:]
        for entry in entries { names[entry.characters] = entry.names[0] }
        return names
    }()

    /// The characters of an emoji as the table has them: without what only picks a presentation or a skin tone.
    static func plain(_ characters: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in characters.unicodeScalars where scalar.value != 0xFE0F && !skinTones.contains(scalar.value) {
            plain.append(scalar)
        }
        return String(plain)
    }

    /// The characters that stand behind another and give it a skin tone.
    private static let skinTones: ClosedRange<UInt32> = 0x1F3FB...0x1F3FF

    private static let entries: [(characters: String, names: [String])] = (firstHalf + " " + secondHalf)
        .split(whereSeparator: \.isWhitespace).compactMap { entry in
            let parts = entry.split(separator: "=")
            guard parts.count == 2 else { return nil }
            let scalars = parts[0].split(separator: "-").compactMap {
                UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
            }
            let names = parts[1].split(separator: ",").map(String.init)
            return names.isEmpty ? nil : (String(String.UnicodeScalarView(scalars)), names)
        }
}
