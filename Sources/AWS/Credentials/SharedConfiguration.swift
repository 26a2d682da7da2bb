internal import Foundation

/// The `config` and `credentials` files that the AWS SDKs and tools share, by default in `~/.aws`.
///
/// What is a profile, and which file wins, is decided as in botocore (`configloader.build_profile_map`, `session.full_config`).
struct SharedConfiguration: Sendable {
    typealias Settings = [String: INIDocument.Setting]

    /// Settings of both files by profile; the credentials file wins.
    let profiles: [String: Settings]
    /// `services` sections of the config file by name.
    let services: [String: Settings]
    private let credentials: INIDocument

    /// Reads both files; one that does not exist is empty.
    init(environment: [String: String], files: FileReader) throws(CredentialsError) {
        let reading = Reading(environment: environment, files: files)
        let config = try reading.document("AWS_CONFIG_FILE", "~/.aws/config")
        credentials = try reading.document("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")
        var profiles: [String: Settings] = [:]
        var services: [String: Settings] = [:]
        for section in config.sections {
            if section.header == "default" {
                profiles["default"] = section.settings
            } else if section.header.hasPrefix("profile"), let name = Self.name(in: section.header) {
                profiles[name] = section.settings
            } else if section.header.hasPrefix("services"), let name = Self.name(in: section.header) {
                services[name] = section.settings
            }
        }
        for section in credentials.sections {
            profiles[section.header, default: [:]].merge(section.settings) { _, new in new }
        }
        self.profiles = profiles
        self.services = services
    }

    /// The profile to use: the explicit one, else that of the environment, else `default`.
    static func profileName(explicit: String?, environment: [String: String]) -> String {
        explicit.nonEmpty ?? environment["AWS_PROFILE"].nonEmpty ?? environment["AWS_DEFAULT_PROFILE"].nonEmpty
            ?? "default"
    }

    /// The profile to use; nil where none is named and neither file has `default`.
    ///
    /// One that is named has to be there, whatever else there is, as in botocore (`session.get_scoped_config`).
    func chosenProfile(
        explicit: String?, environment: [String: String]
    ) throws(CredentialsError) -> Profile? {
        let name = Self.profileName(explicit: explicit, environment: environment)
        if let profile = profile(name) { return profile }
        guard name != "default" else { return nil }
        let variable = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"].first { environment[$0].nonEmpty == name }
        let origin = explicit.nonEmpty == nil ? variable.map { ", which \($0) names" } ?? "" : ""
        throw CredentialsError(
            .invalidConfiguration,
            "Neither shared configuration file has the profile \"\(name)\"\(origin). \(profilesInWords)")
    }

    /// Which profiles there are; their names are no secrets, their settings may be.
    var profilesInWords: String {
        let names = profiles.keys.sorted()
        guard !names.isEmpty else { return "They have no profile at all." }
        let shown = names.prefix(Self.mostNames).map { "\"\($0)\"" }.joined(separator: ", ")
        let rest = names.count - Self.mostNames
        return "They have \(shown)\(rest > 0 ? " and \(rest) more" : "")."
    }

    private static let mostNames = 12

    /// The profile of that name, nil if neither file has it.
    func profile(_ name: String) -> Profile? {
        guard let settings = profiles[name] else { return nil }
        return Profile(
            name: name, settings: settings, credentialsFileSettings: credentials.section(name)?.settings ?? [:],
            endpoints: endpoints(settings))
    }

    private func endpoints(_ settings: Settings) -> ProfileEndpoints {
        let named = settings.text("services").nonEmpty
        let section = named.flatMap { services[$0.exposed] } ?? [:]
        return ProfileEndpoints(
            general: settings.text("endpoint_url"),
            services: section.compactMapValues { setting in
                guard case .nested(let inner) = setting else { return nil }
                return inner["endpoint_url"].nonEmpty
            },
            lacksServices: named != nil && section.isEmpty,
            ignoresConfigured: settings.flag("ignore_configured_endpoint_urls"),
            fips: settings.text("use_fips_endpoint").nonEmpty,
            dualStack: settings.text("use_dualstack_endpoint").nonEmpty)
    }

    /// The second of exactly two words, which may be quoted.
    private static func name(in header: String) -> String? {
        guard let words = CommandWords.split(header), words.count == 2 else { return nil }
        return words[1]
    }
}

extension SharedConfiguration {
    /// Finds and reads one of the files.
    private struct Reading {
        let environment: [String: String]
        let files: FileReader

        func document(_ variable: String, _ standard: String) throws(CredentialsError) -> INIDocument {
            let path = environment[variable].nonEmpty ?? standard
            guard let expanded = try expand(path, of: variable), let data = try files.contents(of: expanded, as: path)
            else {
                return INIDocument()
            }
            guard let text = String(validating: data, as: UTF8.self) else {
                throw CredentialsError(.invalidConfiguration, "\(path) is not UTF-8 text; save it as that.")
            }
            do throws(INIDocument.SyntaxError) {
                return try INIDocument(parsing: text)
            } catch {
                throw CredentialsError(
                    .invalidConfiguration, "Line \(error.line) of \(path) is wrong: \(error.reason).")
            }
        }

        /// Nil where there is no home directory to look in.
        private func expand(_ path: String, of variable: String) throws(CredentialsError) -> String? {
            guard path.hasPrefix("~") else { return path }
            guard path.hasPrefix("~/") else {
                throw CredentialsError(
                    .invalidConfiguration,
                    "\(variable) begins with ~ and a name; write the path of the file in full.")
            }
            return environment["HOME"].nonEmpty.map { $0 + path.dropFirst() }
        }
    }
}

extension [String: INIDocument.Setting] {
    /// The setting's text; nil where it is absent or holds settings of its own.
    func text(_ name: String) -> RedactedText? {
        guard case .text(let text) = self[name] else { return nil }
        return text
    }

    /// Whether the setting is there and says `true`, in whatever capitals.
    func flag(_ name: String) -> Bool? {
        text(name).nonEmpty.map { $0.exposed.lowercased() == "true" }
    }
}

/// A named set of settings in the shared configuration.
struct Profile: Sendable {
    let name: String
    /// Settings of both files; the credentials file wins.
    let settings: SharedConfiguration.Settings
    /// Settings of the credentials file alone.
    let credentialsFileSettings: SharedConfiguration.Settings
    let endpoints: ProfileEndpoints

    /// The setting's value as it stands in the file, which may be several lines.
    subscript(_ setting: String) -> RedactedText? { settings.text(setting).nonEmpty }

    var usesSSO: Bool { self["sso_session"] != nil || self["sso_start_url"] != nil || self["sso_account_id"] != nil }

    /// Whether it assumes a role from other credentials; with a token file it is a web identity profile.
    var assumesRole: Bool { self["role_arn"] != nil && self["web_identity_token_file"] == nil }

    /// A value that has to be one word: a name, an address, a key.
    ///
    /// Comments stand on lines of their own in these files (configparser reads one behind a value as part of it), and a
    /// line that is indented deeper goes on with the value above it; what that leads to is refused here.
    func word(_ setting: String) throws(CredentialsError) -> String? {
        try word(setting, in: settings)
    }

    func word(_ setting: String, in settings: SharedConfiguration.Settings) throws(CredentialsError) -> String? {
        guard let text = settings.text(setting).nonEmpty?.exposed else { return nil }
        guard !text.contains(where: \.isNewline) else {
            throw invalid(
                """
                has a \(setting) of several lines: a line below it is indented deeper, and so continues it. Indent all \
                settings alike
                """)
        }
        guard !text.contains(where: \.isWhitespace) else {
            throw invalid(
                "has white space in its \(setting). A comment has to stand on a line of its own, not behind a value")
        }
        return text
    }

    func invalid(_ what: String) -> CredentialsError {
        CredentialsError(.invalidConfiguration, "The profile \"\(name)\" \(what).")
    }
}
