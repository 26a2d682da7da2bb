/// What a profile of the shared configuration says about endpoints.
package struct ProfileEndpoints: Sendable, Equatable {
    /// `endpoint_url` of the profile.
    package var general: String?
    /// `endpoint_url` by service id, in lower case, from the `services` section that the profile names.
    package var services: [String: String]
    /// `ignore_configured_endpoint_urls` of the profile.
    package var ignoresConfigured: String?

    package init(general: String? = nil, services: [String: String] = [:], ignoresConfigured: String? = nil) {
        self.general = general
        self.services = services
        self.ignoresConfigured = ignoresConfigured
    }
}

extension String? {
    /// Nil for the empty string, too: AWS tools take an empty setting for an absent one.
    var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}
