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
        /// Whether the endpoint is a setting of a profile, which no message repeats.
        var isOfProfile = false
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
        let names = EndpointNames(
            partition: Partition(region: region),
            variant: try EndpointVariant(environment: environment, profile: profile))
        let signingRegion = service.isGlobal ? names.signingRegion(of: service) : region
        if let configured = try configured(for: service) {
            try Self.check(names.variant, suits: configured)
            guard let endpoint = Endpoint(configured.url) else {
                throw AWSError(
                    code: "invalidEndpoint",
                    message: "\(configured.origin) is not an http or https URL with a host and without a query.",
                    outcome: .permanent)
            }
            return Resolution(
                endpoint: endpoint, signingRegion: signingRegion, isOfProfile: configured.isOfProfile)
        }
        guard !names.variant.isDualStack || names.partition.hasDualStack else {
            throw AWSError(
                code: "invalidEndpoint",
                message: "Dual-stack endpoints are asked for, which the partition \(names.partition.id) does not have.",
                outcome: .permanent)
        }
        let host =
            service.isGlobal
            ? names.globalHost(of: service, signedIn: signingRegion) : names.host(of: service, in: region)
        return Resolution(endpoint: Endpoint(authority: host), signingRegion: signingRegion)
    }

    /// Nobody can tell whether an endpoint of somebody's own is what was asked for; AWS' tools refuse that, too.
    private static func check(_ variant: EndpointVariant, suits configured: Configured) throws(AWSError) {
        guard variant.isFIPS || variant.isDualStack else { return }
        let kind = variant.isFIPS ? "FIPS" : "dual-stack"
        throw AWSError(
            code: "invalidEndpoint",
            message:
                "\(configured.origin) sets an endpoint, and \(kind) endpoints are asked for: leave one of them out.",
            outcome: .permanent)
    }

    private struct Configured {
        let url: String
        /// How messages call it.
        let origin: String
        var isOfProfile = false
    }

    private func configured(for service: AWSService) throws(AWSError) -> Configured? {
        let variable = environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"].nonEmpty
        guard !(variable.map { $0.lowercased() == "true" } ?? profile.ignoresConfigured ?? false) else { return nil }
        for variable in ["AWS_ENDPOINT_URL_\(service.identifier)", "AWS_ENDPOINT_URL"] {
            if let url = environment[variable].nonEmpty { return Configured(url: url, origin: variable) }
        }
        guard !profile.lacksServices else {
            throw AWSError(
                code: "invalidEndpoint", message: "The profile names a services section that the config file lacks.",
                outcome: .permanent)
        }
        let name = service.identifier.lowercased()
        if let url = profile.services[name] {
            return Configured(url: url.exposed, origin: "The profile's services section for \(name)", isOfProfile: true)
        }
        return profile.general.nonEmpty.map {
            Configured(url: $0.exposed, origin: "The profile's endpoint_url", isOfProfile: true)
        }
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
    var general: RedactedText?
    /// `endpoint_url` by service id, in lower case, from the `services` section that the profile names.
    var services: [String: RedactedText] = [:]
    /// Whether the profile names a `services` section that is not there or is empty.
    var lacksServices = false
    /// `ignore_configured_endpoint_urls` of the profile.
    var ignoresConfigured: Bool?
    /// `use_fips_endpoint` of the profile.
    var fips: RedactedText?
    /// `use_dualstack_endpoint` of the profile.
    var dualStack: RedactedText?
}

extension String? {
    /// Nil for the empty string, too: AWS tools take an empty setting for an absent one.
    var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}

/// Finds the region that calls go to when none is given explicitly.
enum RegionResolver {
    /// `AWS_REGION`, then `AWS_DEFAULT_REGION`, then the region of the profile.
    ///
    /// A region is shown in messages; what else may stand in these places is not, so it has to look like one.
    static func resolve(environment: [String: String], profile: Profile?) throws(AWSError) -> String? {
        for variable in ["AWS_REGION", "AWS_DEFAULT_REGION"] {
            guard let region = environment[variable].nonEmpty else { continue }
            guard looksLikeRegion(region) else { throw invalid(variable) }
            return region
        }
        do throws(CredentialsError) {
            guard let profile, let region = try profile.word("region") else { return nil }
            guard looksLikeRegion(region) else { throw profile.invalid("has a region that is none; \(example)") }
            return region
        } catch {
            throw AWSError(code: "invalidRegion", message: error.message, outcome: .permanent)
        }
    }

    private static let example = "a region is written as in eu-west-1"

    private static func invalid(_ origin: String) -> AWSError {
        AWSError(
            code: "invalidRegion", message: "\(origin) is not the name of an AWS region; \(example).",
            outcome: .permanent)
    }

    /// Words of lower-case letters with hyphens between them, and a number at the end, as all regions have.
    private static func looksLikeRegion(_ text: String) -> Bool {
        let words = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count <= 32, words.count >= 3, let number = words.last else { return false }
        return (1...2).contains(number.utf8.count)
            && number.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            && words.dropLast().allSatisfy { word in
                !word.isEmpty && word.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
            }
    }
}
