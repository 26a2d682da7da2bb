internal import Foundation

/// The `config` and `credentials` files that the AWS SDKs and tools share, by default in `~/.aws`.
package struct SharedConfiguration: Sendable {
    private let config: INIDocument
    private let credentials: INIDocument

    /// Reads both files; one that does not exist is empty.
    package init(environment: [String: String], files: FileReader) throws(CredentialsError) {
        let home = environment["HOME"].nonEmpty
        config = try Self.read(environment["AWS_CONFIG_FILE"].nonEmpty ?? "~/.aws/config", home: home, files: files)
        credentials = try Self.read(
            environment["AWS_SHARED_CREDENTIALS_FILE"].nonEmpty ?? "~/.aws/credentials", home: home, files: files)
    }

    /// The profile to use: the explicit one, else that of the environment, else `default`.
    package static func profileName(explicit: String?, environment: [String: String]) -> String {
        explicit.nonEmpty ?? environment["AWS_PROFILE"].nonEmpty ?? environment["AWS_DEFAULT_PROFILE"].nonEmpty
            ?? "default"
    }

    /// The profile of that name, nil if neither file has it.
    package func profile(_ name: String) -> Profile? {
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
