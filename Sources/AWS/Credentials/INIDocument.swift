/// A file in the format of AWS' shared configuration: sections of settings, of which some hold settings of their own.
///
/// Read as botocore reads it (`configloader.py` on Python's `RawConfigParser`), which is what the AWS CLI does; a few files
/// that nobody writes on purpose are refused where botocore would guess.
struct INIDocument: Sendable, Equatable {
    /// What stands after a setting's name.
    enum Setting: Sendable, Equatable {
        case text(RedactedText)
        /// Indented settings below a name without a value; their names keep their capitals.
        case nested([String: RedactedText])
    }

    struct Section: Sendable, Equatable {
        /// What stands between the brackets.
        let header: String
        /// Settings by name in lower case.
        var settings: [String: Setting] = [:]
    }

    /// What is wrong with a line; quotes nothing of it, for it may be a secret.
    struct SyntaxError: Error, Sendable, Equatable {
        let line: Int
        let reason: String
    }

    /// In the order of the file.
    let sections: [Section]

    init() {
        sections = []
    }

    init(parsing text: String) throws(SyntaxError) {
        var parser = INIParser()
        for (index, line) in Self.lines(of: text).enumerated() {
            try parser.take(line, number: index + 1)
        }
        sections = try parser.end()
    }

    func section(_ header: String) -> Section? { sections.first { $0.header == header } }

    /// Lines as Python's universal newlines divide them, without their ends.
    private static func lines(of text: String) -> [String.UnicodeScalarView.SubSequence] {
        let scalars = text.unicodeScalars
        var lines: [String.UnicodeScalarView.SubSequence] = []
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            guard scalar == "\n" || scalar == "\r" else {
                index = next
                continue
            }
            lines.append(scalars[start..<index])
            let isPair = scalar == "\r" && next < scalars.endIndex && scalars[next] == "\n"
            start = isPair ? scalars.index(after: next) : next
            index = start
        }
        return lines + [scalars[start...]]
    }
}
