/// A named set of settings in the shared configuration.
package struct Profile: Sendable, Equatable {
    package let name: String
    /// Settings of both files; the credentials file wins.
    package var values: [String: String]
    /// Settings of the credentials file alone.
    package var credentialsFileValues: [String: String]
    package var endpoints: ProfileEndpoints

    package var region: String? { values["region"].nonEmpty }

    subscript(_ setting: String) -> String? { values[setting].nonEmpty }

    var usesSSO: Bool { self["sso_session"] != nil || self["sso_start_url"] != nil || self["sso_account_id"] != nil }

    /// Whether it assumes a role from other credentials; with a token file it is a web identity profile.
    var assumesRole: Bool { self["role_arn"] != nil && self["web_identity_token_file"] == nil }
}
