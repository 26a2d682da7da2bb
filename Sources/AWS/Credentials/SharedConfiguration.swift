internal import Foundation

/// The `config` and `credentials` files that the AWS SDKs and tools share, by default in `~/.aws`.
struct SharedConfiguration: Sendable {
    private let config: INIDocument
    private let credentials: INIDocument

    /// Reads both files; one that does not exist is empty.
    init(environment: [String: String], files: FileReader) throws(CredentialsError) {
        let home = environment["HOME"].nonEmpty
        config = try Self.read(environment["AWS_CONFIG_FILE"].nonEmpty ?? "~/.aws/config", home: home, files: files)
        credentials = try Self.read(
            environment["AWS_SHARED_CREDENTIALS_FILE"].nonEmpty ?? "~/.aws/credentials", home: home, files: files)
    }

    /// The profile to use: the explicit one, else that of the environment, else `default`.
    static func profileName(explicit: String?, environment: [String: String]) -> String {
        explicit.nonEmpty ?? environment["AWS_PROFILE"].nonEmpty ?? environment["AWS_DEFAULT_PROFILE"].nonEmpty
            ?? "default"
    }

    /// The profile of that name, nil if neither file has it.
    func profile(_ name: String) -> Profile? {
        let plain = name == "default" ? config.sections[name] : nil
        let inConfig = config.sections["profile \(name)"] ?? plain
        let inCredentials = credentials.sections[name]
        guard inConfig != nil || inCredentials != nil else { return nil }
        let values = (inConfig?.values ?? [:]).merging(inCredentials?.values ?? [:]) { _, new in new }
        let services = values["services"].nonEmpty.flatMap { config.sections["services \($0)"] }
        return Profile(
            name: name, values: values, credentialsFileValues: inCredentials?.values ?? [:],
            endpoints: ProfileEndpoints(
                general: values["endpoint_url"],
                services: (services?.nested ?? [:]).compactMapValues { $0["endpoint_url"].nonEmpty },
                ignoresConfigured: values["ignore_configured_endpoint_urls"]))
    }

    private static func read(
        _ path: String, home: String?, files: FileReader
    ) throws(CredentialsError) -> INIDocument {
        var expanded = path
        if path.hasPrefix("~/") {
            guard let home else { return INIDocument() }
            expanded = home + path.dropFirst()
        }
        guard let data = try files.contents(of: expanded) else { return INIDocument() }
        do throws(INIDocument.SyntaxError) {
            return try INIDocument(parsing: String(decoding: data, as: UTF8.self))
        } catch {
            throw CredentialsError(.invalidConfiguration, "Line \(error.line) of \(path) is wrong: \(error.reason).")
        }
    }
}

/// A named set of settings in the shared configuration.
struct Profile: Sendable, Equatable {
    let name: String
    /// Settings of both files; the credentials file wins.
    var values: [String: String]
    /// Settings of the credentials file alone.
    var credentialsFileValues: [String: String]
    var endpoints: ProfileEndpoints

    var region: String? { values["region"].nonEmpty }

    subscript(_ setting: String) -> String? { values[setting].nonEmpty }

    var usesSSO: Bool { self["sso_session"] != nil || self["sso_start_url"] != nil || self["sso_account_id"] != nil }

    /// Whether it assumes a role from other credentials; with a token file it is a web identity profile.
    var assumesRole: Bool { self["role_arn"] != nil && self["web_identity_token_file"] == nil }
}

/// A file in the format of AWS' shared configuration: sections of settings, of which some hold settings of their own.
///
/// Source: "Shared config and credentials files", AWS SDKs and Tools Reference Guide.
struct INIDocument: Sendable, Equatable {
    struct Section: Sendable, Equatable {
        /// Settings by name in lower case.
        var values: [String: String] = [:]
        /// Indented settings, by the name of the setting above them.
        var nested: [String: [String: String]] = [:]
    }

    /// What is wrong with a line; quotes nothing of it, for it may be a secret.
    struct SyntaxError: Error, Sendable, Equatable {
        let line: Int
        let reason: String
    }

    /// Sections by what stands between the brackets, with single spaces; one that appears twice is merged.
    private(set) var sections: [String: Section] = [:]

    init() {}

    init(parsing text: String) throws(SyntaxError) {
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
