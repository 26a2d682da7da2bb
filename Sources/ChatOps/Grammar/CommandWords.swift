/// The words of a normalised command line; quotes at the beginning of a word hold it together, and marks around words
/// are taken off.
enum CommandWords {
    static func split(_ line: String) -> [String] {
        var words: [String] = []
        var rest = withoutEmphasis(line)[...]
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

    /// Without the marks of bold, italic and struck-through text where they stand around words: `*orders*`.
    private static func withoutEmphasis(_ line: String) -> String {
        var line = line
        for mark in ["*", "_", "~"] as [Character] {
            var place = line.startIndex
            while let open = line[place...].firstIndex(of: mark) {
                place = line.index(after: open)
                let begins = open == line.startIndex || " *_~".contains(line[line.index(before: open)])
                guard begins, place < line.endIndex, line[place] != " ",
                    let close = line[place...].indices.first(where: { line[$0] == mark && ends($0, in: line) })
                else { continue }
                let offset = line.distance(from: line.startIndex, to: open)
                line = String(line[..<open] + line[place..<close] + line[line.index(after: close)...])
                place = line.index(line.startIndex, offsetBy: offset)
            }
        }
        return line
    }

    /// Whether a mark there ends words, rather than standing alone or in the middle of one.
    private static func ends(_ place: String.Index, in line: String) -> Bool {
        guard line[line.index(before: place)] != " " else { return false }
        let next = line.index(after: place)
        return next == line.endIndex || " *_~.,;:!?".contains(line[next])
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
