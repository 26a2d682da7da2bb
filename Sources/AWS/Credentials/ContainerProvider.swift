internal import Foundation
internal import HTTPTypes

/// Credentials from the agent of a container platform (ECS, EKS Pod Identity, Greengrass).
///
/// Source: "Container credential provider", AWS SDKs and Tools Reference Guide.
struct ContainerProvider: CredentialsProvider {
    let context: CredentialsContext
    private static let name = "The container credentials endpoint"

    func load() async throws(CredentialsError) -> Credentials? {
        guard let (endpoint, path) = try location() else { return nil }
        var fields: HTTPFields = [.accept: "application/json"]
        if let token = try authorizationToken() { fields[.authorization] = token }
        let metadata = MetadataEndpoint(endpoint: endpoint, name: Self.name, context: context)
        let body = try await metadata.fetch(path, fields: fields)
        return try CredentialsDocument.read(body, from: Self.name).credentials(from: Self.name)
    }

    private func location() throws(CredentialsError) -> (Endpoint, path: String)? {
        if let relative = context.environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"].nonEmpty {
            guard relative.hasPrefix("/"), let endpoint = Endpoint("http://169.254.170.2") else {
                throw CredentialsError(
                    .invalidConfiguration, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI does not begin with a slash.")
            }
            return (endpoint, relative)
        }
        guard let full = context.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"].nonEmpty else { return nil }
        let parts = full.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = Endpoint(String(parts[0])), let host = URLComponents(string: full)?.host else {
            throw CredentialsError(
                .invalidConfiguration, "AWS_CONTAINER_CREDENTIALS_FULL_URI is not an http or https URL.")
        }
        guard whole.scheme == "https" || Self.mayBePlain(host: host) else {
            throw CredentialsError(
                .invalidConfiguration,
                "AWS_CONTAINER_CREDENTIALS_FULL_URI is plain http to a host that is neither this one nor an AWS agent.")
        }
        let query = parts.count > 1 ? "?\(parts[1])" : ""
        return (Endpoint(scheme: whole.scheme, authority: whole.authority), whole.path() + query)
    }

    /// Plain http only to loopback addresses and the link-local addresses of ECS and EKS.
    static func mayBePlain(host: String) -> Bool {
        let bare = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")).lowercased()
        guard !["localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23"].contains(bare) else {
            return true
        }
        let octets = bare.split(separator: ".", omittingEmptySubsequences: false)
        return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
    }

    /// Read anew each time: platforms rotate the file.
    private func authorizationToken() throws(CredentialsError) -> String? {
        var token = context.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"].nonEmpty
        if let path = context.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"].nonEmpty {
            guard let data = try context.files.contents(of: path) else {
                throw CredentialsError(.unavailable, "The container authorization token file \(path) does not exist.")
            }
            token = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard let token else { return nil }
        guard HTTPField.isValidValue(token), !token.contains(where: \.isNewline) else {
            throw CredentialsError(
                .invalidConfiguration, "The container authorization token is not usable as an HTTP header.")
        }
        return token
    }
}
