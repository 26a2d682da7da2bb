/// A JSON text taken apart once: its values in the order of the text, each with where the next one beside it stands.
struct JSONText {
    enum Kind: UInt8 {
        case object
        case array
        case string
        /// A string with escapes in it.
        case escaped
        case number
        case yes
        case no
        case null
    }

    struct Token {
        let kind: Kind
        /// The bytes of a string without its quotes, or of a number.
        let start: Int32
        var end: Int32
        /// The first token after this value.
        var next: Int32
    }

    /// Why a text is no JSON.
    struct Flaw: Error, CustomStringConvertible {
        let offset: Int
        var description: String { "it is no JSON at byte \(offset)" }
    }

    private static let depthLimit = 128

    let bytes: [UInt8]
    private(set) var tokens: [Token] = []
    private var position = 0

    init(_ text: String) throws(Flaw) {
        bytes = Array(text.utf8)
        guard bytes.count < Int32.max else { throw Flaw(offset: 0) }
        tokens.reserveCapacity(bytes.count / 8)
        try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw Flaw(offset: position) }
    }

    private mutating func value(depth: Int) throws(Flaw) {
        guard depth < Self.depthLimit else { throw Flaw(offset: position) }
        skipSpace()
        switch try peek() {
        case UInt8(ascii: "{"): try members(depth: depth)
        case UInt8(ascii: "["): try elements(depth: depth)
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try word("true", .yes)
        case UInt8(ascii: "f"): try word("false", .no)
        case UInt8(ascii: "n"): try word("null", .null)
        case _: try number()
        }
    }

    private mutating func members(depth: Int) throws(Flaw) {
        let index = open(.object)
        if try isClosed(by: UInt8(ascii: "}")) { return close(index) }
        repeat {
            skipSpace()
            guard try peek() == UInt8(ascii: "\"") else { throw Flaw(offset: position) }
            try string()
            skipSpace()
            guard try peek() == UInt8(ascii: ":") else { throw Flaw(offset: position) }
            position += 1
            try value(depth: depth + 1)
        } while try !isLast(before: UInt8(ascii: "}"))
        close(index)
    }

    private mutating func elements(depth: Int) throws(Flaw) {
        let index = open(.array)
        if try isClosed(by: UInt8(ascii: "]")) { return close(index) }
        repeat { try value(depth: depth + 1) } while try !isLast(before: UInt8(ascii: "]"))
        close(index)
    }

    private mutating func open(_ kind: Kind) -> Int {
        tokens.append(Token(kind: kind, start: Int32(position), end: 0, next: 0))
        position += 1
        return tokens.count - 1
    }

    private mutating func close(_ index: Int) {
        tokens[index].end = Int32(position)
        tokens[index].next = Int32(tokens.count)
    }

    private mutating func isClosed(by bracket: UInt8) throws(Flaw) -> Bool {
        skipSpace()
        guard try peek() == bracket else { return false }
        position += 1
        return true
    }

    /// Steps over a comma, or over the bracket after the last value.
    private mutating func isLast(before bracket: UInt8) throws(Flaw) -> Bool {
        skipSpace()
        let byte = try peek()
        guard byte == bracket || byte == UInt8(ascii: ",") else { throw Flaw(offset: position) }
        position += 1
        return byte == bracket
    }

    private mutating func string() throws(Flaw) {
        position += 1
        let start = position
        var kind = Kind.string
        while try peek() != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") {
                kind = .escaped
                position += 1
            }
            position += 1
        }
        add(kind, from: start)
        position += 1
    }

    private mutating func number() throws(Flaw) {
        let start = position
        while position < bytes.count, Self.isOfNumber(bytes[position]) { position += 1 }
        guard position > start else { throw Flaw(offset: position) }
        add(.number, from: start)
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        case _: false
        }
    }

    private mutating func word(_ word: StaticString, _ kind: Kind) throws(Flaw) {
        let start = position
        let isThere = word.withUTF8Buffer { bytes[start...].starts(with: $0) }
        guard isThere else { throw Flaw(offset: position) }
        position += word.utf8CodeUnitCount
        add(kind, from: start)
    }

    private mutating func add(_ kind: Kind, from start: Int) {
        tokens.append(
            Token(kind: kind, start: Int32(start), end: Int32(position), next: Int32(tokens.count + 1)))
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
            case _: return
            }
        }
    }

    private func peek() throws(Flaw) -> UInt8 {
        guard position < bytes.count else { throw Flaw(offset: position) }
        return bytes[position]
    }
}
