import Foundation

/// An element of the XML of a request.
///
/// Read apart from the reader of our client, so that the one can judge what the other writes. It knows elements, text,
/// references and comments; anything else is refused.
struct RequestElement: Sendable {
    let name: String
    private(set) var text = ""
    private(set) var children: [RequestElement] = []

    /// Nil for what is not one whole element.
    init?(_ body: Data) {
        guard let text = String(validating: body, as: UTF8.self) else { return nil }
        var reader = RequestReader(rest: text[...])
        reader.skipProlog()
        guard let read = reader.element(depth: 0), reader.isAtEnd else { return nil }
        self = read
    }

    fileprivate init(name: String) { self.name = name }

    fileprivate mutating func add(_ more: String) { text += more }
    fileprivate mutating func add(_ child: RequestElement) { children.append(child) }

    subscript(name: String) -> RequestElement? { children.first { $0.name == name } }
}

/// Reads one element after the other.
private struct RequestReader {
    var rest: Substring

    var isAtEnd: Bool {
        mutating get {
            skipSpace()
            return rest.isEmpty
        }
    }

    mutating func skipProlog() {
        skipSpace()
        if rest.hasPrefix("<?xml "), let end = rest.firstRange(of: "?>") { rest = rest[end.upperBound...] }
        skipSpace()
        while skipComment() { skipSpace() }
    }

    /// False where no whole comment comes next.
    private mutating func skipComment() -> Bool {
        guard rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") else { return false }
        rest = rest[end.upperBound...]
        return true
    }

    mutating func element(depth: Int) -> RequestElement? {
        guard depth < 32, let tag = tag(), !tag.hasPrefix("/"), !tag.hasPrefix("!"), !tag.hasPrefix("?") else {
            return nil
        }
        let isEmpty = tag.hasSuffix("/")
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
        guard !name.isEmpty else { return nil }
        var element = RequestElement(name: String(name))
        if isEmpty { return element }
        while true {
            if skipComment() { continue }
            if rest.hasPrefix("</") {
                guard let end = self.tag() else { return nil }
                return end.dropFirst() == name ? element : nil
            } else if rest.hasPrefix("<") {
                guard let child = self.element(depth: depth + 1) else { return nil }
                element.add(child)
            } else {
                guard let text = text() else { return nil }
                element.add(text)
            }
        }
    }

    /// What stands between the next `<` and its `>`.
    private mutating func tag() -> Substring? {
        guard rest.first == "<", let end = rest.firstIndex(of: ">") else { return nil }
        defer { rest = rest[rest.index(after: end)...] }
        return rest[rest.index(after: rest.startIndex)..<end]
    }

    /// The text up to the next tag; nil at the end or for a reference that is not known.
    private mutating func text() -> String? {
        guard let end = rest.firstIndex(of: "<") else { return nil }
        var pieces = rest[..<end].split(separator: "&", omittingEmptySubsequences: false)
        rest = rest[end...]
        var text = String(pieces.removeFirst())
        for piece in pieces {
            guard let semicolon = piece.firstIndex(of: ";"), let character = Self.character(piece[..<semicolon]) else {
                return nil
            }
            text.append(character)
            text += piece[piece.index(after: semicolon)...]
        }
        return text
    }

    private static func character(_ reference: Substring) -> Character? {
        let named: [Substring: Character] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let known = named[reference] { return known }
        let isHexadecimal = reference.hasPrefix("#x")
        guard reference.hasPrefix("#"),
            let number = UInt32(reference.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
        else { return nil }
        return Unicode.Scalar(number).map(Character.init)
    }

    private mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }
}
