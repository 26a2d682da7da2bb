internal import Foundation
internal import HTTPTypes

/// Credentials of the EC2 instance that we run on, from its metadata service in version 2.
///
/// Source: "Use instance metadata", EC2 User Guide, and "IMDS credential provider", AWS SDKs and Tools Reference Guide.
struct InstanceMetadataProvider: CredentialsProvider {
    let context: CredentialsContext
    private static let name = "The EC2 instance metadata service"
    private static let path = "/latest/meta-data/iam/security-credentials/"

    func load() async throws(CredentialsError) -> Credentials? {
        guard context.environment["AWS_EC2_METADATA_DISABLED"]?.lowercased() != "true" else { return nil }
        var metadata = MetadataEndpoint(endpoint: try endpoint(), name: Self.name, context: context)
        metadata.attempts = 2
        let token = try await metadata.fetch(
            "/latest/api/token", method: .put, fields: [.metadataTokenLifetime: "21600"])
        let fields: HTTPFields = [.metadataToken: String(decoding: token, as: UTF8.self)]
        metadata.attempts = 3
        let roles = String(decoding: try await metadata.fetch(Self.path, fields: fields), as: UTF8.self)
        guard let role = roles.split(whereSeparator: \.isNewline).first?.trimmingCharacters(in: .whitespaces),
            !role.isEmpty
        else { throw CredentialsError(.invalidConfiguration, "The EC2 instance has no role.") }
        let body = try await metadata.fetch(Self.path + URIEncoding.encode(role), fields: fields)
        let document = try CredentialsDocument.read(body, from: Self.name)
        guard document.code == nil || document.code == "Success" else {
            throw CredentialsError(.unavailable, "\(Self.name) has no credentials for the instance's role.")
        }
        return kept(try document.credentials(from: Self.name))
    }

    private func endpoint() throws(CredentialsError) -> Endpoint {
        let isIPv6 = context.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"]?.lowercased() == "ipv6"
        let url =
            context.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"].nonEmpty
            ?? (isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254")
        guard let endpoint = Endpoint(url) else {
            throw CredentialsError(
                .invalidConfiguration, "AWS_EC2_METADATA_SERVICE_ENDPOINT is not an http or https URL.")
        }
        return endpoint
    }

    /// The service hands out credentials past their end while it cannot renew them, and AWS goes on accepting those.
    private func kept(_ credentials: Credentials) -> Credentials {
        guard let end = credentials.expiration, end <= context.now() else { return credentials }
        return Credentials(
            accessKeyID: credentials.accessKeyID, secretAccessKey: credentials.secretAccessKey,
            sessionToken: credentials.sessionToken, expiration: context.now().addingTimeInterval(10 * 60))
    }
}
