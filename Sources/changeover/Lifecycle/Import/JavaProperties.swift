/// The settings of a properties file, in their order.
///
/// Source: Java SE API, `java.util.Properties.load(Reader)`.
struct JavaProperties: Sendable, Equatable {
    struct Property: Sendable, Equatable {
        var key: String
        var value: String
    }

    private(set) var properties: [Property] = []

    init(_ text: String) {
        for line in Self.lines(text) { properties.append(Self.property(line)) }
    }

    /// Lines with what is continued below them, without comments and what stands before the first character.
    private static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var goesOn = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { ["\n", "\r", "\r\n"].contains($0) })
        {
            let words = line.drop { $0.isBlank }
            if !goesOn {
                guard let first = words.first, first != "#", first != "!" else { continue }
                lines.append("")
            }
            // Of two backslashes the second one is escaped.
            goesOn = !words.reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2)
            lines[lines.count - 1] += goesOn ? words.dropLast() : words
        }
        return lines
    }

    private static func property(_ line: String) -> Property {
        var rest = line[...]
        let key = unescaped(&rest) { $0 == "=" || $0 == ":" || $0.isBlank }
        rest = rest.drop { $0.isBlank }
        if let first = rest.first, first == "=" || first == ":" { rest = rest.dropFirst().drop { $0.isBlank } }
        return Property(key: key, value: unescaped(&rest) { _ in false })
    }

    /// Takes characters up to one that ends it, and reads their escapes.
    private static func unescaped(_ rest: inout Substring, until isEnd: (Character) -> Bool) -> String {
        var text = ""
        while let next = rest.first, !isEnd(next) {
            rest.removeFirst()
            guard next == "\\", let escaped = rest.popFirst() else {
                text.append(next)
                continue
            }
            switch escaped {
            case "t": text.append("\t")
            case "n": text.append("\n")
            case "r": text.append("\r")
            case "f": text.append("\u{C}")
            case "u":
                if rest.count >= 4, let code = UInt32(rest.prefix(4), radix: 16), let scalar = Unicode.Scalar(code) {
                    text.unicodeScalars.append(scalar)
                    rest = rest.dropFirst(4)
                } else {
                    text.append(escaped)
                }
            default: text.append(escaped)
            }
        }
        return text
    }
}

extension Character {
    /// What `Properties` takes for white space inside a line.
    fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\u{C}" }
}
