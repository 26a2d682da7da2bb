internal import Foundation

/// Credentials of a role, for an OpenID Connect token that someone keeps fresh in a file (as Kubernetes does).
struct WebIdentityProvider: CredentialsProvider {
    let context: CredentialsContext
    let profile: Profile?
    /// Whether the environment is asked before the profile.
    let usesEnvironment: Bool

    func load() async throws(CredentialsError) -> Credentials? {
        guard let path = setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else { return nil }
        guard let role = setting("AWS_ROLE_ARN", "role_arn") else {
            throw CredentialsError(
                .invalidConfiguration,
                "There is a web identity token file, but no role to assume with it (AWS_ROLE_ARN).")
        }
        guard let data = try context.files.contents(of: path) else {
            throw CredentialsError(.unavailable, "The web identity token file \(path) does not exist.")
        }
        let token = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        let name = setting("AWS_ROLE_SESSION_NAME", "role_session_name") ?? "changeover"
        do throws(AWSError) {
            let session = STS.RoleSession(roleARN: role, name: name)
            return try await context.client(as: nil)
                .send(STS.AssumeRoleWithWebIdentity(role: session, token: token))
        } catch {
            throw CredentialsError(
                .refused, "The role could not be assumed with the web identity token: \(error)", cause: error)
        }
    }

    private func setting(_ variable: String, _ name: String) -> String? {
        (usesEnvironment ? context.environment[variable].nonEmpty : nil) ?? profile?[name]
    }
}
