/// The words of a normalised command line; quotes at the beginning of a word hold it together.
enum CommandWords {
    static func split(_ line: String) -> [String] {
        var words: [String] = []
        var rest = line[...]
        while true {
            rest = rest.drop { $0 == " " }
            guard !rest.isEmpty else { return words }
            words.append(take(from: &rest))
        }
    }

    /// One word; a quote inside a word (`don't`) or without its end is a character like any other.
    private static func take(from rest: inout Substring) -> String {
        var word = ""
        var isAtStart = true
        while let character = rest.first, character != " " {
            rest = rest.dropFirst()
            if isAtStart, character == "\"" || character == "'", let end = closing(character, in: rest) {
                word += rest[..<end]
                rest = rest[rest.index(after: end)...]
            } else {
                word.append(character)
            }
            // The value of `--option="…"` may be quoted as well.
            isAtStart = character == "=" && word.hasPrefix("--")
        }
        return word.count > 2 && word.hasPrefix("`") && word.hasSuffix("`") ? String(word.dropFirst().dropLast()) : word
    }

    /// A word without the marks of bold, italic and struck-through text around it; no argument begins or ends with one.
    static func plain(_ word: String) -> String {
        let isMark: (Character) -> Bool = { "*_~".contains($0) }
        let bare = word.drop(while: isMark)
        guard let last = bare.lastIndex(where: { !isMark($0) }) else { return word }
        return String(bare[...last])
    }

    /// Where the quotation ends: at a quote that ends a word.
    private static func closing(_ quote: Character, in rest: Substring) -> Substring.Index? {
        rest.indices.first { index in
            guard rest[index] == quote else { return false }
            let next = rest.index(after: index)
            return next == rest.endIndex || rest[next] == " "
        }
    }
}
