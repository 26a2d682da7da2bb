/// Splits a command line into words as a POSIX shell does, without doing anything else that a shell does.
enum CommandWords {
    private enum Quote {
        case none
        case single
        case double
    }

    /// Nil for a quotation mark that is not closed, or a backslash at the end.
    static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote = Quote.none
        var isEscaped = false
        for character in line {
            if isEscaped {
                if quote == .double, character != "\"", character != "\\" { word = (word ?? "") + "\\" }
                word = (word ?? "") + String(character)
                isEscaped = false
                continue
            }
            switch (quote, character) {
            case (.none, "\\"), (.double, "\\"): isEscaped = true
            case (.none, "'"): (quote, word) = (.single, word ?? "")
            case (.none, "\""): (quote, word) = (.double, word ?? "")
            case (.single, "'"), (.double, "\""): quote = .none
            case (.none, _) where character.isWhitespace:
                if let finished = word { words.append(finished) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        guard quote == .none, !isEscaped else { return nil }
        if let word { words.append(word) }
        return words
    }
}
