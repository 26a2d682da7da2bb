/// Finds the endpoint of a service: environment, then profile, then what AWS publishes.
///
/// The order is that of "Service-specific endpoints" in the AWS SDKs and Tools Reference Guide.
package struct EndpointResolver: Sendable {
    /// An endpoint with the region that its requests are signed for.
    package struct Resolution: Sendable, Equatable {
        package let endpoint: Endpoint
        package let signingRegion: String
    }

    private let environment: [String: String]
    private let profile: ProfileEndpoints

    package init(environment: [String: String] = [:], profile: ProfileEndpoints = ProfileEndpoints()) {
        self.environment = environment
        self.profile = profile
    }

    /// The endpoint of the service for callers in the region.
    package func resolve(_ service: AWSService, in region: String) throws(AWSError) -> Resolution {
        guard Self.isRegion(region) else {
            throw AWSError(
                code: "invalidRegion", message: "\"\(region)\" cannot be the name of an AWS region.",
                outcome: .permanent)
        }
        let partition = Partition(region: region)
        let signingRegion = service.isGlobal ? partition.globalRegion : region
        if let configured = configured(for: service) {
            guard let endpoint = Endpoint(configured.url) else {
                throw AWSError(
                    code: "invalidEndpoint",
                    message: "\(configured.origin) is not an http or https URL with a host and without a query.",
                    outcome: .permanent)
            }
            return Resolution(endpoint: endpoint, signingRegion: signingRegion)
        }
        let host =
            service.isGlobal
            ? partition.globalHost(of: service) : "\(service.endpointPrefix).\(region).\(partition.dnsSuffix)"
        return Resolution(endpoint: Endpoint(authority: host), signingRegion: signingRegion)
    }

    private func configured(for service: AWSService) -> (url: String, origin: String)? {
        let ignored = environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"].nonEmpty ?? profile.ignoresConfigured
        guard ignored?.lowercased() != "true" else { return nil }
        for variable in ["AWS_ENDPOINT_URL_\(service.identifier)", "AWS_ENDPOINT_URL"] {
            if let url = environment[variable].nonEmpty { return (url, variable) }
        }
        if let url = profile.services[service.identifier.lowercased()].nonEmpty {
            return (url, "The profile's services section for \(service.identifier.lowercased())")
        }
        return profile.general.nonEmpty.map { ($0, "The profile's endpoint_url") }
    }

    /// A region becomes part of a host name, so it has to be a host name's label.
    private static func isRegion(_ region: String) -> Bool {
        !region.isEmpty && region.count <= 63 && !region.hasPrefix("-") && !region.hasSuffix("-")
            && region.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}
