import Maintenance

/// A text as a POSIX shell takes it apart into words: blanks, quotes and backslashes (POSIX.1-2017, Shell Command Language,
/// "Quoting"); nothing is replaced.
enum ShellWords {
    /// - Throws: `Refusal` for a quote that does not end.
    static func split(_ text: String) throws(Refusal) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var rest = text[...]
        while let next = rest.popFirst() {
            switch (quote, next) {
            case ("'", "'"), ("\"", "\""): quote = nil
            case (nil, "'"), (nil, "\""):
                quote = next
                word = word ?? ""
            case (nil, "\\"), ("\"", "\\"):
                // Inside double quotes a backslash is one, unless it stands before what it takes the meaning of.
                let keeps = quote != nil && !(rest.first.map { "\"\\$`".contains($0) } ?? false)
                word = (word ?? "") + (keeps ? "\\" : rest.popFirst().map(String.init) ?? "")
            case (nil, _) where next.isWhitespace:
                if let ended = word { words.append(ended) }
                word = nil
            case (nil, _), ("'", _), ("\"", _), (.some, _): word = (word ?? "") + String(next)
            }
        }
        guard quote == nil else { throw Refusal("a quote is opened and not closed.") }
        return words + (word.map { [$0] } ?? [])
    }
}
