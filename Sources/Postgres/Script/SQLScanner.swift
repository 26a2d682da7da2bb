/// Reads SQL token by token, as far as is needed to find where statements end.
struct SQLScanner {
    struct Token {
        enum Kind: Equatable {
            /// A key word or a name without quotes, in lower case.
            case word(String)
            case semicolon
            case opening
            case closing
            case other
        }

        var kind: Kind
        var start: Int
        var end: Int
        var line: Int
    }

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    init(_ text: String) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = Array(text.utf8)
        self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    }

    func text(of token: Token) -> String {
        String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }

    /// The next token after blanks and comments; nil at the end.
    mutating func next() throws(SQLScriptFault) -> Token? {
        try skipBlanksAndComments()
        guard let byte = peek() else { return nil }
        var token = Token(kind: .other, start: index, end: index, line: line)
        switch byte {
        case UInt8(ascii: ";"): token.kind = single(.semicolon)
        case UInt8(ascii: "("): token.kind = single(.opening)
        case UInt8(ascii: ")"): token.kind = single(.closing)
        case UInt8(ascii: "'"): try skipString(escapes: false)
        case UInt8(ascii: "\""): try skipName()
        case UInt8(ascii: "$"): try skipDollar()
        case UInt8(ascii: "\\"): throw SQLScriptFault(.clientCommand(commandName()), line: line)
        case 0: throw SQLScriptFault(.nul, line: line)
        case let byte where Self.beginsWord(byte): token.kind = try word()
        default: advance()
        }
        token.end = index
        return token
    }

    private mutating func single(_ kind: Token.Kind) -> Token.Kind {
        advance()
        return kind
    }

    /// A word, or the string that `E` and a quote begin.
    private mutating func word() throws(SQLScriptFault) -> Token.Kind {
        let start = index
        while let byte = peek(), Self.continuesWord(byte) { advance() }
        let word = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        guard word == "e", peek() == UInt8(ascii: "'") else { return .word(word) }
        try skipString(escapes: true)
        return .other
    }

    private func commandName() -> String {
        let name = bytes[(index + 1)...].prefix { Self.beginsWord($0) && $0 < 0x80 }
        return String(decoding: name, as: UTF8.self)
    }
}

// MARK: What is passed over

extension SQLScanner {
    private mutating func skipBlanksAndComments() throws(SQLScriptFault) {
        while let byte = peek() {
            switch byte {
            case 0x20, 0x09...0x0D: advance()
            case UInt8(ascii: "-") where peek(1) == byte: skipLine()
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): try skipComment()
            default: return
            }
        }
    }

    private mutating func skipLine() {
        while let byte = peek(), byte != 0x0A, byte != 0x0D { advance() }
    }

    /// A comment, with those within it.
    private mutating func skipComment() throws(SQLScriptFault) {
        let begin = line
        var depth = 0
        repeat {
            guard let byte = peek() else { throw SQLScriptFault(.openComment, line: begin) }
            switch (byte, peek(1)) {
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                depth += 1
                advance(2)
            case (UInt8(ascii: "*"), UInt8(ascii: "/")):
                depth -= 1
                advance(2)
            default: advance()
            }
        } while depth > 0
    }

    private mutating func skipString(escapes: Bool) throws(SQLScriptFault) {
        let begin = line
        repeat {
            advance()
            while peek() != UInt8(ascii: "'") || peek(1) == UInt8(ascii: "'") {
                guard let byte = peek() else { throw SQLScriptFault(.openString, line: begin) }
                guard byte != 0 else { throw SQLScriptFault(.nul, line: line) }
                let isPair = byte == UInt8(ascii: "'") || (escapes && byte == UInt8(ascii: "\\"))
                advance(isPair ? 2 : 1)
            }
            advance()
        } while escapes && skipsToContinuation()
    }

    /// A string goes on in a later line with the escapes that it began with ("String Constants" in the manual).
    private mutating func skipsToContinuation() -> Bool {
        let (lineBefore, indexBefore) = (line, index)
        while let byte = peek() {
            switch byte {
            case 0x20, 0x09...0x0D: advance()
            case UInt8(ascii: "-") where peek(1) == byte: skipLine()
            case UInt8(ascii: "'") where line > lineBefore: return true
            default:
                (line, index) = (lineBefore, indexBefore)
                return false
            }
        }
        return false
    }

    private mutating func skipName() throws(SQLScriptFault) {
        let begin = line
        advance()
        while let byte = peek(), byte != UInt8(ascii: "\"") {
            guard byte != 0 else { throw SQLScriptFault(.nul, line: line) }
            advance()
        }
        guard peek() != nil else { throw SQLScriptFault(.openName, line: begin) }
        // A doubled quote is read as the begin of another name, which ends where this one does.
        advance()
    }

    /// A dollar-quoted string, or the dollar of a parameter.
    private mutating func skipDollar() throws(SQLScriptFault) {
        let begin = line
        let tag = bytes[(index + 1)...].prefix { Self.continuesWord($0) && $0 != UInt8(ascii: "$") }
        let isTag = tag.first.map(Self.beginsWord) ?? true
        guard isTag, peek(tag.count + 1) == UInt8(ascii: "$") else { return advance() }
        let quote = Array(bytes[index...(index + tag.count + 1)])
        advance(quote.count)
        while index + quote.count <= bytes.count {
            guard peek() != 0 else { throw SQLScriptFault(.nul, line: line) }
            if peek() == quote[0], bytes[index..<(index + quote.count)].elementsEqual(quote) {
                return advance(quote.count)
            }
            advance()
        }
        throw SQLScriptFault(.openDollarQuote, line: begin)
    }
}

// MARK: Bytes

extension SQLScanner {
    private func peek(_ distance: Int = 0) -> UInt8? {
        index + distance < bytes.count ? bytes[index + distance] : nil
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < bytes.count {
            let byte = bytes[index]
            let isSecondOfPair = byte == 0x0A && index > 0 && bytes[index - 1] == 0x0D
            if byte == 0x0D || (byte == 0x0A && !isSecondOfPair) { line += 1 }
            index += 1
        }
    }

    /// Letters, the underscore and everything beyond ASCII ("Identifiers and Key Words" in the manual).
    private static func beginsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "_"), 0x80...0xFF: true
        default: false
        }
    }

    private static func continuesWord(_ byte: UInt8) -> Bool {
        beginsWord(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "$")
    }
}
