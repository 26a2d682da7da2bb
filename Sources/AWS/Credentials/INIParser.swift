/// Takes the lines of an INI file one after the other, by the rules of Python's `RawConfigParser`.
///
/// A line continues the setting above it exactly when it is indented deeper than that setting; full-line comments begin
/// with `#` or `;`, and there are no others; names end at the first `=` or `:`.
struct INIParser {
    typealias Line = String.UnicodeScalarView.SubSequence
    typealias SyntaxError = INIDocument.SyntaxError

    /// Settings of this section count in every other one.
    private static let defaults = "DEFAULT"

    /// A setting's value, line by line.
    private struct Entry {
        var lines: [(number: Int, text: String)]
    }

    private struct Block {
        var names: [String] = []
        var entries: [String: Entry] = [:]
    }

    private var headers: [String] = []
    private var blocks: [String: Block] = [:]
    private var current: (header: String, setting: String?)?
    private var indentation = 0

    mutating func take(_ line: Line, number: Int) throws(SyntaxError) {
        try Self.checkCharacters(line, number: number)
        let content = line.trimmed
        guard let first = content.first else { return continueSetting("", number: number) }
        guard first != "#", first != ";" else { return }
        let depth = line.prefix { $0.isPythonSpace }.count
        if current?.setting != nil, depth > indentation {
            guard first != "[" || content.last != "]" else {
                throw SyntaxError(line: number, reason: "a section is indented deeper than the setting above it")
            }
            return continueSetting(String(content), number: number)
        }
        indentation = depth
        if first == "[" {
            try begin(content, number: number)
        } else {
            try assign(content, number: number)
        }
    }

    /// The sections in the order in which they began.
    func end() throws(SyntaxError) -> [INIDocument.Section] {
        let inherited = try settings(of: Self.defaults)
        var sections: [INIDocument.Section] = []
        for header in headers where header != Self.defaults {
            let own = try settings(of: header)
            sections.append(INIDocument.Section(header: header, settings: inherited.merging(own) { _, own in own }))
        }
        return sections
    }

    private mutating func continueSetting(_ text: String, number: Int) {
        guard let current, let setting = current.setting else { return }
        blocks[current.header]?.entries[setting]?.lines.append((number, text))
    }

    private mutating func begin(_ content: Line, number: Int) throws(SyntaxError) {
        let inner = content.dropFirst()
        guard let end = inner.lastIndex(of: "]"), end > inner.startIndex else {
            throw SyntaxError(line: number, reason: "a section's bracket is not closed, or nothing is between the two")
        }
        let header = String(inner[..<end])
        if blocks[header] == nil {
            headers.append(header)
            blocks[header] = Block()
        } else if header != Self.defaults {
            throw SyntaxError(line: number, reason: "a section of that name stands above already; write it once")
        }
        current = (header, nil)
    }

    private mutating func assign(_ content: Line, number: Int) throws(SyntaxError) {
        guard let header = current?.header else {
            throw SyntaxError(line: number, reason: "a setting stands before the first section")
        }
        guard let delimiter = content.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
            throw SyntaxError(line: number, reason: "it is neither a section, a setting nor a comment")
        }
        let name = content[..<delimiter].trimmed
        guard !name.isEmpty else { throw SyntaxError(line: number, reason: "a value stands there without a name") }
        guard name.allSatisfy(\.isASCII) else {
            throw SyntaxError(line: number, reason: "a setting's name has other characters than ASCII")
        }
        let setting = String(name).lowercased()
        guard blocks[header]?.entries[setting] == nil else {
            throw SyntaxError(
                line: number, reason: "a setting of that name stands in the same section already; write it once")
        }
        let value = content[content.index(after: delimiter)...].trimmed
        blocks[header]?.names.append(setting)
        blocks[header]?.entries[setting] = Entry(lines: [(number, String(value))])
        current = (header, setting)
    }

    private func settings(of header: String) throws(SyntaxError) -> [String: INIDocument.Setting] {
        guard let block = blocks[header] else { return [:] }
        var settings: [String: INIDocument.Setting] = [:]
        for name in block.names {
            guard let entry = block.entries[name] else { continue }
            settings[name] = try Self.setting(entry)
        }
        return settings
    }

    /// A value that begins on the line below its name is a list of settings.
    private static func setting(_ entry: Entry) throws(SyntaxError) -> INIDocument.Setting {
        let whole = String(entry.lines.map(\.text).joined(separator: "\n").unicodeScalars[...].trimmedAtEnd)
        guard whole.unicodeScalars.first == "\n" else { return .text(RedactedText(whole)) }
        var nested: [String: RedactedText] = [:]
        for (number, text) in entry.lines where !text.isEmpty {
            let scalars = text.unicodeScalars[...]
            guard let equals = scalars.firstIndex(of: "=") else {
                throw SyntaxError(
                    line: number,
                    reason: "below a name without a value, every indented line has to be a setting with \"=\"")
            }
            let value = scalars[scalars.index(after: equals)...].trimmed
            nested[String(scalars[..<equals].trimmed)] = RedactedText(String(value))
        }
        return .nested(nested)
    }

    /// Refused as a whole: Python divides lines at some of them in one place and not in another.
    private static func checkCharacters(_ line: Line, number: Int) throws(SyntaxError) {
        if number == 1, line.first == "\u{FEFF}" {
            throw SyntaxError(line: 1, reason: "it begins with a byte order mark; save the file as UTF-8 without one")
        }
        let isClean = line.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar == "\t"
            case .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        guard isClean else { throw SyntaxError(line: number, reason: "it contains a control character") }
    }
}

extension Unicode.Scalar {
    /// What Python's `str.isspace` takes for white space.
    fileprivate var isPythonSpace: Bool { properties.isWhitespace || ("\u{1C}"..."\u{1F}").contains(self) }
}

extension Substring.UnicodeScalarView {
    fileprivate var trimmedAtEnd: Self {
        var rest = self
        while let last = rest.last, last.isPythonSpace { rest.removeLast() }
        return rest
    }

    fileprivate var trimmed: Self { drop { $0.isPythonSpace }.trimmedAtEnd }
}
