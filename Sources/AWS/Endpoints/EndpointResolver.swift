internal import Foundation
internal import HTTPTypes

/// Finds the endpoint of a service: environment, then profile, then what AWS publishes.
///
/// The order is that of "Service-specific endpoints" in the AWS SDKs and Tools Reference Guide.
package struct EndpointResolver: Sendable {
    /// An endpoint with the region that its requests are signed for.
    struct Resolution: Sendable, Equatable {
        let endpoint: Endpoint
        let signingRegion: String
    }

    private let environment: [String: String]
    private let profile: ProfileEndpoints

    /// What AWS publishes.
    package init() {
        self.init(environment: [:])
    }

    init(environment: [String: String], profile: ProfileEndpoints = ProfileEndpoints()) {
        self.environment = environment
        self.profile = profile
    }

    /// The endpoint of the service for callers in the region.
    func resolve(_ service: AWSService, in region: String) throws(AWSError) -> Resolution {
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

/// Where a service answers: scheme, host with port, and the path that its own paths are appended to.
struct Endpoint: Sendable, Equatable, CustomStringConvertible {
    let scheme: String
    /// Host and port, without the scheme's default port, as the `Host` header has it.
    let authority: String
    /// Empty, or a path beginning with a slash.
    let basePath: String

    /// An endpoint at the root of a host.
    init(scheme: String = "https", authority: String) {
        self.scheme = scheme
        self.authority = authority
        basePath = ""
    }

    /// Reads an absolute http or https URL; nil for anything else, and for one with user, query or fragment.
    init?(_ url: String) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.encodedHost, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
        else { return nil }
        let defaultPort = scheme == "http" ? 80 : 443
        let port = parts.port.flatMap { $0 == defaultPort ? nil : ":\($0)" } ?? ""
        self.scheme = scheme
        authority = host.lowercased() + port
        basePath = parts.percentEncodedPath == "/" ? "" : parts.percentEncodedPath
    }

    var description: String { "\(scheme)://\(authority)\(basePath)" }

    /// The base path with a service's own path after it; the root adds nothing to a base path.
    func path(appending path: String = "/") -> String {
        guard path != "/", !path.isEmpty else { return basePath.isEmpty ? "/" : basePath }
        return (basePath.hasSuffix("/") ? String(basePath.dropLast()) : basePath) + path
    }
}

/// What a profile of the shared configuration says about endpoints.
struct ProfileEndpoints: Sendable, Equatable {
    /// `endpoint_url` of the profile.
    var general: String?
    /// `endpoint_url` by service id, in lower case, from the `services` section that the profile names.
    var services: [String: String] = [:]
    /// `ignore_configured_endpoint_urls` of the profile.
    var ignoresConfigured: String?
}

extension String? {
    /// Nil for the empty string, too: AWS tools take an empty setting for an absent one.
    var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}

/// A separate AWS: its own accounts, names and certificates.
package enum Partition: String, Sendable, CaseIterable {
    case aws
    case china = "aws-cn"
    case govCloud = "aws-us-gov"

    /// The partition that a region belongs to, by the region's prefix; a region of tomorrow counts as commercial.
    package init(region: String) {
        if region.hasPrefix("cn-") {
            self = .china
        } else if region.hasPrefix("us-gov-") {
            self = .govCloud
        } else {
            self = .aws
        }
    }

    var dnsSuffix: String {
        switch self {
        case .aws, .govCloud: "amazonaws.com"
        case .china: "amazonaws.com.cn"
        }
    }

    /// The region that signs for services with one endpoint per partition; every account may use it.
    package var globalRegion: String {
        switch self {
        case .aws: "us-east-1"
        case .china: "cn-northwest-1"
        case .govCloud: "us-gov-west-1"
        }
    }

    /// The host name of a service with one endpoint per partition.
    func globalHost(of service: AWSService) -> String {
        switch self {
        case .aws, .china: "\(service.endpointPrefix).\(dnsSuffix)"
        case .govCloud: "\(service.endpointPrefix).us-gov.\(dnsSuffix)"
        }
    }
}

/// Finds the region that calls go to when none is given explicitly.
enum RegionResolver {
    /// `AWS_REGION`, then `AWS_DEFAULT_REGION`, then the region of the profile.
    static func resolve(environment: [String: String], profileRegion: String?) -> String? {
        environment["AWS_REGION"].nonEmpty ?? environment["AWS_DEFAULT_REGION"].nonEmpty ?? profileRegion.nonEmpty
    }
}
