/// A file in the format of AWS' shared configuration: sections of settings, of which some hold settings of their own.
///
/// Source: "Shared config and credentials files", AWS SDKs and Tools Reference Guide.
package struct INIDocument: Sendable, Equatable {
    package struct Section: Sendable, Equatable {
        /// Settings by name in lower case.
        package var values: [String: String] = [:]
        /// Indented settings, by the name of the setting above them.
        package var nested: [String: [String: String]] = [:]
    }

    /// What is wrong with a line; quotes nothing of it, for it may be a secret.
    package struct SyntaxError: Error, Sendable, Equatable {
        package let line: Int
        package let reason: String
    }

    /// Sections by what stands between the brackets, with single spaces; one that appears twice is merged.
    package private(set) var sections: [String: Section] = [:]

    package init() {}

    package init(parsing text: String) throws(SyntaxError) {
        var section: String?
        var setting: String?
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let content = line.drop(while: \.isWhitespace)
            guard let first = content.first, first != "#", first != ";" else { continue }
            if first == "[" {
                let name = try Self.header(content, line: index + 1)
                if sections[name] == nil { sections[name] = Section() }
                section = name
                setting = nil
                continue
            }
            guard let section else {
                throw SyntaxError(line: index + 1, reason: "a setting stands before the first section")
            }
            if let setting, line.first?.isWhitespace == true {
                try nest(content, in: section, under: setting, line: index + 1)
            } else {
                let (name, value) = try Self.assignment(content, line: index + 1)
                sections[section]?.values[name] = value
                setting = name
            }
        }
    }

    private mutating func nest(
        _ content: Substring, in section: String, under setting: String, line: Int
    ) throws(SyntaxError) {
        guard let value = sections[section]?.values[setting], !value.isEmpty else {
            let (name, value) = try Self.assignment(content, line: line)
            sections[section]?.nested[setting, default: [:]][name] = value
            return
        }
        sections[section]?.values[setting] = value + "\n" + Self.withoutComment(content)
    }

    private static func header(_ content: Substring, line: Int) throws(SyntaxError) -> String {
        guard let end = content.firstIndex(of: "]") else {
            throw SyntaxError(line: line, reason: "a section's bracket is not closed")
        }
        return content[content.index(after: content.startIndex)..<end].split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    private static func assignment(_ content: Substring, line: Int) throws(SyntaxError) -> (String, String) {
        guard let equals = content.firstIndex(of: "="), equals != content.startIndex else {
            throw SyntaxError(line: line, reason: "it is neither a section, a setting nor a comment")
        }
        let name = content[..<equals].split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        return (name, withoutComment(content[content.index(after: equals)...]))
    }

    /// The value without white space around it and without a comment, which begins after white space.
    private static func withoutComment(_ text: Substring) -> String {
        var previous: Character = " "
        var end = text.endIndex
        for index in text.indices {
            if text[index] == "#" || text[index] == ";", previous.isWhitespace {
                end = index
                break
            }
            previous = text[index]
        }
        let value = text[..<end].drop(while: \.isWhitespace)
        return String(value.reversed().drop(while: \.isWhitespace).reversed())
    }
}
