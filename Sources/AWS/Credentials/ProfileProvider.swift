internal import Foundation

/// Credentials by way of a profile: its own, or those of a role that it assumes with another profile's.
struct ProfileProvider: Sendable {
    let context: CredentialsContext
    let configuration: SharedConfiguration

    /// What the profile holds itself, in botocore's order; nil if it holds nothing.
    func directCredentials(of profile: Profile) async throws(CredentialsError) -> Credentials? {
        if profile.usesSSO {
            throw Self.interactive(profile, "through IAM Identity Center (SSO)")
        }
        if let keys = try Self.keys(in: profile.credentialsFileSettings, of: profile) { return keys }
        if profile["login_session"] != nil {
            throw Self.interactive(profile, "by \"aws login\" (login_session)")
        }
        if let command = profile["credential_process"] {
            return try await ProcessProvider(
                context: context, command: command.exposed,
                origin: "The credential_process of profile \"\(profile.name)\""
            ).load()
        }
        return try Self.keys(in: profile.settings, of: profile)
    }

    /// Source: `aws configure export-credentials`, AWS CLI Command Reference.
    private static func interactive(_ profile: Profile, _ how: String) -> CredentialsError {
        CredentialsError(
            .notSupported,
            """
            The profile "\(profile.name)" signs in \(how), which Changeover does not do itself. Give another profile the \
            line "credential_process = aws configure export-credentials --profile \(profile.name) --format process" and \
            use that one; somebody then has to sign in again whenever the session ends. A role needs nobody.
            """)
    }

    /// The credentials of the profile's role; `visited` are the profiles that led here.
    func assumeRole(of profile: Profile, visited: [String] = []) async throws(CredentialsError) -> Credentials {
        guard let role = try profile.word("role_arn") else { throw profile.invalid("has no role_arn") }
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
                refused: "The role of profile \"\(profile.name)\" could not be assumed", by: error)
        }
    }

    private func session(of profile: Profile, role: String) throws(CredentialsError) -> STS.RoleSession {
        var session = STS.RoleSession(roleARN: role, name: try profile.word("role_session_name") ?? "changeover")
        session.externalID = profile["external_id"]?.exposed
        if let text = try profile.word("duration_seconds") {
            guard let seconds = Int(text), (900...43_200).contains(seconds) else {
                throw profile.invalid("has a duration_seconds that is not between 900 and 43200")
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
            throw profile.invalid("has a role_arn, but neither source_profile nor credential_source")
        case (.some, .some):
            throw profile.invalid("has both source_profile and credential_source")
        case (nil, let place?):
            guard let place = CredentialSource(rawValue: place.exposed) else {
                let all = CredentialSource.allCases.map(\.rawValue).joined(separator: ", ")
                throw profile.invalid("has a credential_source that does not exist; there are \(all)")
            }
            guard let found = try await credentials(from: place) else {
                throw profile.invalid("has the credential_source \(place.rawValue), which has no credentials")
            }
            return found
        case (let name?, nil):
            return try await credentials(ofSource: name.exposed, for: profile, visited: visited)
        }
    }

    /// Where a role's profile may have its keys from, as the files spell it.
    private enum CredentialSource: String, CaseIterable {
        case environment = "Environment"
        case container = "EcsContainer"
        case instance = "Ec2InstanceMetadata"
    }

    private func credentials(from place: CredentialSource) async throws(CredentialsError) -> Credentials? {
        switch place {
        case .environment: try await EnvironmentProvider(variables: context.environment).load()
        case .container: try await ContainerProvider(context: context).load()
        case .instance: try await InstanceMetadataProvider(context: context).load()
        }
    }

    private func credentials(
        ofSource name: String, for profile: Profile, visited: [String]
    ) async throws(CredentialsError) -> Credentials {
        guard let source = configuration.profile(name) else {
            throw profile.invalid("has a source_profile that neither shared configuration file has")
        }
        let ownKeys = try Self.keys(in: source.settings, of: source)
        if name == profile.name, let ownKeys { return ownKeys }
        guard !visited.contains(name) else {
            throw profile.invalid(
                "comes back to itself by source_profile (\((visited + [name]).joined(separator: " → ")))")
        }
        if ownKeys == nil, source.assumesRole { return try await assumeRole(of: source, visited: visited) }
        let webIdentity = WebIdentityProvider(context: context, profile: source, usesEnvironment: false)
        if let found = try await webIdentity.load() { return found }
        guard let found = try await directCredentials(of: source) else {
            throw profile.invalid("has the source_profile \"\(name)\", which has no credentials")
        }
        return found
    }

    /// The access key among the settings.
    private static func keys(
        in settings: SharedConfiguration.Settings, of profile: Profile
    ) throws(CredentialsError) -> Credentials? {
        guard let accessKeyID = try profile.word("aws_access_key_id", in: settings) else { return nil }
        guard let secretAccessKey = try profile.word("aws_secret_access_key", in: settings) else {
            throw profile.invalid("has an aws_access_key_id, but no aws_secret_access_key")
        }
        var token = try profile.word("aws_session_token", in: settings)
        if token == nil { token = try profile.word("aws_security_token", in: settings) }
        return Credentials(accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: token)
    }
}

/// Credentials of a role, for an OpenID Connect token that someone keeps fresh in a file (as Kubernetes does).
struct WebIdentityProvider: CredentialsProvider {
    let context: CredentialsContext
    let profile: Profile?
    /// Whether the environment is asked before the profile.
    let usesEnvironment: Bool

    func load() async throws(CredentialsError) -> Credentials? {
        guard let path = try setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else { return nil }
        guard let role = try setting("AWS_ROLE_ARN", "role_arn") else {
            throw CredentialsError(
                .invalidConfiguration,
                "There is a web identity token file, but no role to assume with it (AWS_ROLE_ARN).")
        }
        guard let data = try context.files.contents(of: path, as: "The web identity token file") else {
            throw CredentialsError(.unavailable, "The web identity token file does not exist.")
        }
        let token = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        let name = try setting("AWS_ROLE_SESSION_NAME", "role_session_name") ?? "changeover"
        do throws(AWSError) {
            let session = STS.RoleSession(roleARN: role, name: name)
            return try await context.client(as: nil)
                .send(STS.AssumeRoleWithWebIdentity(role: session, token: token))
        } catch {
            throw CredentialsError(refused: "The role could not be assumed with the web identity token", by: error)
        }
    }

    private func setting(_ variable: String, _ name: String) throws(CredentialsError) -> String? {
        if usesEnvironment, let value = context.environment[variable].nonEmpty { return value }
        guard name == "web_identity_token_file" else { return try profile?.word(name) }
        return profile?[name]?.exposed
    }
}
