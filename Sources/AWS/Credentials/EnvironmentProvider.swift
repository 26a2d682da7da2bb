internal import Foundation

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
