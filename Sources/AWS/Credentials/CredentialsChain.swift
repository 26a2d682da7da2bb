/// Finds credentials where the AWS SDKs look for them, in their order, and anew each time.
///
/// Order: that of botocore's `create_credential_resolver`. What is configured but broken is an error, not a reason to
/// look further.
package struct CredentialsChain: CredentialsProvider {
    private let context: CredentialsContext

    package init(context: CredentialsContext) {
        self.context = context
    }

    package func load() async throws(CredentialsError) -> Credentials? {
        let isExplicit = context.explicitProfile.nonEmpty != nil
        let environment = EnvironmentProvider(variables: context.environment)
        if !isExplicit, let found = try await environment.load() { return found }
        if let found = try await loadFromProfile(isExplicit: isExplicit) { return found }
        if let found = try await ContainerProvider(context: context).load() { return found }
        if let found = try await InstanceMetadataProvider(context: context).load() { return found }
        throw CredentialsError(
            .nothingConfigured,
            "There are no AWS credentials in the environment, the shared configuration files or a metadata endpoint.")
    }

    private func loadFromProfile(isExplicit: Bool) async throws(CredentialsError) -> Credentials? {
        let configuration = try SharedConfiguration(environment: context.environment, files: context.files)
        let name = SharedConfiguration.profileName(explicit: context.explicitProfile, environment: context.environment)
        let profile = configuration.profile(name)
        if profile == nil, name != "default" {
            throw CredentialsError(
                .invalidConfiguration, "Neither shared configuration file has the profile \"\(name)\".")
        }
        let resolver = ProfileProvider(context: context, configuration: configuration)
        if let profile, profile.assumesRole { return try await resolver.assumeRole(of: profile) }
        let webIdentity = WebIdentityProvider(context: context, profile: profile, usesEnvironment: !isExplicit)
        if let found = try await webIdentity.load() { return found }
        guard let profile else { return nil }
        return try await resolver.directCredentials(of: profile)
    }
}
