/// What has to be remembered of a statement to know the semicolon that ends it, as psql does.
struct SQLStatementShape {
    /// The lines of the parentheses that are open.
    private var parentheses: [Int] = []
    /// The lines of `BEGIN`, and within it of `CASE`, that wait for an `END`.
    private var blocks: [Int] = []
    /// The first words, in lower case: as many as `CREATE OR REPLACE FUNCTION` has.
    private var words: [String] = []
    private var previous: SQLScanner.Token.Kind?

    /// Takes the next token; true when it is the semicolon that ends the statement.
    mutating func ends(with token: SQLScanner.Token) throws(SQLScriptFault) -> Bool {
        switch token.kind {
        case .semicolon: if parentheses.isEmpty, blocks.isEmpty { return true }
        case .opening: parentheses.append(token.line)
        case .closing: _ = parentheses.popLast()
        case .word(let word): try take(word, line: token.line)
        case .other: break
        }
        previous = token.kind
        return false
    }

    /// Holds at the end of the file, where the last semicolon may be missing.
    func requireComplete() throws(SQLScriptFault) {
        if let line = parentheses.first { throw SQLScriptFault(.openParenthesis, line: line) }
        if let line = blocks.first { throw SQLScriptFault(.openBody, line: line) }
    }

    private mutating func take(_ word: String, line: Int) throws(SQLScriptFault) {
        if words.count < 4 { words.append(word) }
        guard parentheses.isEmpty else { return }
        try refuseClientCopy(word, line: line)
        guard definesFunction else { return }
        switch word {
        case "begin": blocks.append(line)
        case "case": if !blocks.isEmpty { blocks.append(line) }
        case "end": _ = blocks.popLast()
        default: break
        }
    }

    /// `COPY … FROM STDIN` and `COPY … TO STDOUT`; the grammar takes either word in either place.
    private func refuseClientCopy(_ word: String, line: Int) throws(SQLScriptFault) {
        guard words.first == "copy", word == "stdin" || word == "stdout",
            previous == .word("from") || previous == .word("to")
        else { return }
        throw SQLScriptFault(.clientCopy, line: line)
    }

    private var definesFunction: Bool {
        guard words.first == "create" else { return false }
        let kind =
            words.dropFirst().starts(with: ["or", "replace"]) ? words.dropFirst(3).first : words.dropFirst().first
        return kind == "function" || kind == "procedure"
    }
}
