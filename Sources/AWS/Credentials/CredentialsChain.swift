package import Foundation
internal import Transport

/// Finds credentials where the AWS SDKs look for them, in their order, and anew each time.
///
/// Order: that of botocore's `create_credential_resolver`. What is configured but broken is an error, not a reason to
/// look further.
struct CredentialsChain: CredentialsProvider {
    let context: CredentialsContext

    func load() async throws(CredentialsError) -> Credentials? {
        let isExplicit = context.explicitProfile.nonEmpty != nil
        let environment = EnvironmentProvider(variables: context.environment)
        if !isExplicit, let found = try await environment.load() { return found }
        if let found = try await loadFromProfile(isExplicit: isExplicit) { return found }
        if let found = try await ContainerProvider(context: context).load() { return found }
        var nowhere = "There are no AWS credentials in the environment or the shared configuration files"
        do throws(CredentialsError) {
            if let found = try await InstanceMetadataProvider(context: context).load() { return found }
            nowhere += ", and no metadata endpoint is configured."
        } catch {
            // As the last place that is asked, it is also where whoever configured nothing at all ends.
            guard error.code == .nothingConfigured || error.code == .unavailable else { throw error }
            throw CredentialsError(error.code, "\(nowhere). \(error.message)")
        }
        throw CredentialsError(.nothingConfigured, nowhere)
    }

    private func loadFromProfile(isExplicit: Bool) async throws(CredentialsError) -> Credentials? {
        let configuration = try SharedConfiguration(environment: context.environment, files: context.files)
        let profile = try configuration.chosenProfile(
            explicit: context.explicitProfile, environment: context.environment)
        let resolver = ProfileProvider(context: context, configuration: configuration)
        if let profile, profile.assumesRole { return try await resolver.assumeRole(of: profile) }
        let webIdentity = WebIdentityProvider(context: context, profile: profile, usesEnvironment: !isExplicit)
        if let found = try await webIdentity.load() { return found }
        guard let profile else { return nil }
        return try await resolver.directCredentials(of: profile)
    }
}

/// The world as the credentials chain sees it; nothing in the chain reaches past it.
struct CredentialsContext: Sendable {
    var environment: [String: String]
    /// A profile named by the configuration; it disables the environment's own credentials, as in every SDK.
    var explicitProfile: String?
    /// The region whose STS is asked for role credentials.
    var region: String
    var endpoints: EndpointResolver
    var files: FileReader
    var processes: ProcessRunner
    var transport: any HTTPTransport
    var clock: any Clock<Duration>
    var now: @Sendable () -> Date
    var jitter: @Sendable () -> Double

    /// A client for STS in the region with these credentials; nil for the calls that are not signed.
    func client(as credentials: Credentials?) -> AWSClient {
        let source: any CredentialsSource = credentials.map { StaticCredentials($0) } ?? NoCredentials()
        return AWSClient(
            region: region, transport: transport, credentials: source, endpoints: endpoints, clock: clock, now: now,
            jitter: jitter)
    }
}

/// The source for calls that are not signed.
private struct NoCredentials: CredentialsSource {
    func credentials() async throws(CredentialsError) -> Credentials {
        throw CredentialsError(.nothingConfigured, "This client sends only calls that are not signed.")
    }

    func reject(_ credentials: Credentials) async {}
}

/// Reads small files for the credentials chain.
package struct FileReader: Sendable {
    private let read: @Sendable (String) throws -> Data?

    /// The closure returns nil for a file that does not exist.
    package init(_ read: @escaping @Sendable (String) throws -> Data?) {
        self.read = read
    }

    /// The files of this machine.
    package static let system = FileReader { path in
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        // Devices as well: AWS_CONFIG_FILE=/dev/null is how people say that there is none.
        guard let file = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileReadNoPermission) }
        defer { try? file.close() }
        return try file.readToEnd() ?? Data()
    }

    /// - Parameter name: how messages call the file: a path that stands in a file of AWS' is not repeated in them.
    func contents(of path: String, as name: String) throws(CredentialsError) -> Data? {
        do {
            return try read(path)
        } catch {
            throw CredentialsError(.unavailable, "\(name) cannot be read.")
        }
    }
}

/// Credentials from `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
struct EnvironmentProvider: CredentialsProvider {
    let variables: [String: String]

    func load() async throws(CredentialsError) -> Credentials? {
        guard let accessKeyID = variables["AWS_ACCESS_KEY_ID"].nonEmpty else { return nil }
        guard let secretAccessKey = variables["AWS_SECRET_ACCESS_KEY"].nonEmpty else {
            throw CredentialsError(
                .invalidConfiguration, "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not.")
        }
        let token = variables["AWS_SESSION_TOKEN"].nonEmpty ?? variables["AWS_SECURITY_TOKEN"].nonEmpty
        return Credentials(
            accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: token,
            expiration: try expiration())
    }

    private func expiration() throws(CredentialsError) -> Date? {
        guard let text = variables["AWS_CREDENTIAL_EXPIRATION"].nonEmpty else { return nil }
        guard let date = Date(wire: text) else {
            throw CredentialsError(.invalidConfiguration, "AWS_CREDENTIAL_EXPIRATION is not an ISO 8601 date and time.")
        }
        return date
    }
}
