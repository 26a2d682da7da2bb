internal import Foundation

/// Credentials by way of a profile: its own, or those of a role that it assumes with another profile's.
struct ProfileProvider: Sendable {
    let context: CredentialsContext
    let configuration: SharedConfiguration

    /// What the profile holds itself, in botocore's order; nil if it holds nothing.
    func directCredentials(of profile: Profile) async throws(CredentialsError) -> Credentials? {
        if profile.usesSSO {
            throw CredentialsError(
                .notSupported,
                """
                The profile "\(profile.name)" signs in through IAM Identity Center (SSO), which Changeover does not do \
                itself. Give another profile the line "credential_process = aws configure export-credentials \
                --profile \(profile.name) --format process" and use that one.
                """)
        }
        if let keys = try Self.keys(in: profile.credentialsFileValues, of: profile) { return keys }
        if let command = profile["credential_process"] {
            return try await ProcessProvider(
                context: context, command: command, origin: "The credential_process of profile \"\(profile.name)\""
            ).load()
        }
        return try Self.keys(in: profile.values, of: profile)
    }

    /// The credentials of the profile's role; `visited` are the profiles that led here.
    func assumeRole(of profile: Profile, visited: [String] = []) async throws(CredentialsError) -> Credentials {
        guard let role = profile["role_arn"] else { throw Self.invalid(profile, "has no role_arn") }
        guard profile["mfa_serial"] == nil else {
            throw CredentialsError(
                .notSupported,
                "The profile \"\(profile.name)\" asks for a one-time code (mfa_serial), which a bot cannot give.")
        }
        let session = try session(of: profile, role: role)
        let source = try await sourceCredentials(for: profile, visited: visited + [profile.name])
        do throws(AWSError) {
            return try await context.client(as: source).send(STS.AssumeRole(role: session))
        } catch {
            throw CredentialsError(
                .refused, "The role of profile \"\(profile.name)\" could not be assumed: \(error)", cause: error)
        }
    }

    private func session(of profile: Profile, role: String) throws(CredentialsError) -> STS.RoleSession {
        var session = STS.RoleSession(roleARN: role, name: profile["role_session_name"] ?? "changeover")
        session.externalID = profile["external_id"]
        if let text = profile["duration_seconds"] {
            guard let seconds = Int(text), (900...43_200).contains(seconds) else {
                throw Self.invalid(profile, "has a duration_seconds that is not between 900 and 43200")
            }
            session.duration = .seconds(seconds)
        }
        return session
    }

    private func sourceCredentials(
        for profile: Profile, visited: [String]
    ) async throws(CredentialsError) -> Credentials {
        switch (profile["source_profile"], profile["credential_source"]) {
        case (nil, nil):
            throw Self.invalid(profile, "has a role_arn, but neither source_profile nor credential_source")
        case (.some, .some):
            throw Self.invalid(profile, "has both source_profile and credential_source")
        case (nil, let place?):
            guard let found = try await credentials(from: place, for: profile) else {
                throw Self.invalid(profile, "has the credential_source \(place), which has no credentials")
            }
            return found
        case (let name?, nil):
            return try await credentials(ofSource: name, for: profile, visited: visited)
        }
    }

    private func credentials(
        from place: String, for profile: Profile
    ) async throws(CredentialsError) -> Credentials? {
        switch place {
        case "Environment": try await EnvironmentProvider(variables: context.environment).load()
        case "EcsContainer": try await ContainerProvider(context: context).load()
        case "Ec2InstanceMetadata": try await InstanceMetadataProvider(context: context).load()
        default: throw Self.invalid(profile, "has a credential_source that does not exist")
        }
    }

    private func credentials(
        ofSource name: String, for profile: Profile, visited: [String]
    ) async throws(CredentialsError) -> Credentials {
        guard let source = configuration.profile(name) else {
            throw Self.invalid(profile, "has the source_profile \"\(name)\", which does not exist")
        }
        let ownKeys = try Self.keys(in: source.values, of: source)
        if name == profile.name, let ownKeys { return ownKeys }
        guard !visited.contains(name) else {
            throw Self.invalid(
                profile, "comes back to itself by source_profile (\((visited + [name]).joined(separator: " → ")))")
        }
        if ownKeys == nil, source.assumesRole { return try await assumeRole(of: source, visited: visited) }
        let webIdentity = WebIdentityProvider(context: context, profile: source, usesEnvironment: false)
        if let found = try await webIdentity.load() { return found }
        guard let found = try await directCredentials(of: source) else {
            throw Self.invalid(profile, "has the source_profile \"\(name)\", which has no credentials")
        }
        return found
    }

    /// The access key among the settings.
    private static func keys(
        in values: [String: String], of profile: Profile
    ) throws(CredentialsError) -> Credentials? {
        guard let accessKeyID = values["aws_access_key_id"].nonEmpty else { return nil }
        guard let secretAccessKey = values["aws_secret_access_key"].nonEmpty else {
            throw invalid(profile, "has an aws_access_key_id, but no aws_secret_access_key")
        }
        let token = values["aws_session_token"].nonEmpty ?? values["aws_security_token"].nonEmpty
        return Credentials(accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: token)
    }

    private static func invalid(_ profile: Profile, _ what: String) -> CredentialsError {
        CredentialsError(.invalidConfiguration, "The profile \"\(profile.name)\" \(what).")
    }
}

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
