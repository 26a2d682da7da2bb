/// The names under which AWS publishes the services, by partition and variant.
///
/// Source: the services' endpoint rules in botocore's `data` (`endpoint-rule-set-1.json`).
struct EndpointNames: Sendable {
    let partition: Partition
    let variant: EndpointVariant

    private var suffix: String { variant.isDualStack ? partition.dualStackSuffix : partition.dnsSuffix }

    /// The host of a service with an endpoint in every region.
    func host(of service: AWSService, in region: String) -> String {
        let suffix = hasDualStackName(service) ? partition.dualStackSuffix : partition.dnsSuffix
        return "\(service.endpointPrefix)\(hasFIPSName(service) ? "-fips" : "").\(region).\(suffix)"
    }

    /// Secrets Manager answers over IPv6 under its usual names in the oldest partitions.
    private func hasDualStackName(_ service: AWSService) -> Bool {
        guard variant.isDualStack, service == .secretsManager else { return variant.isDualStack }
        return partition == .china ? variant.isFIPS : partition != .aws && partition != .govCloud
    }

    /// GovCloud's usual names are mostly FIPS endpoints already; only some of its dual-stack ones have the usual form.
    private func hasFIPSName(_ service: AWSService) -> Bool {
        guard partition == .govCloud, service != .secretsManager else { return variant.isFIPS }
        return variant.isFIPS && variant.isDualStack && service != .cloudWatch
    }

    /// The host of a service with one endpoint per partition.
    func globalHost(of service: AWSService, signedIn region: String) -> String {
        let prefix = service.endpointPrefix
        guard partition != .govCloud else { return "\(prefix).us-gov.\(suffix)" }
        let name = variant.isFIPS ? "\(prefix)-fips" : prefix
        if variant.isDualStack { return "\(name).\(hasGlobalLabel(service) ? "global." : "")\(suffix)" }
        return "\(name).\(hasRegionLabel(service) ? "\(region)." : "")\(suffix)"
    }

    /// The region that signs for such a service.
    func signingRegion(of service: AWSService) -> String {
        service == .iam && partition == .china && !variant.isFIPS ? "cn-north-1" : partition.globalRegion
    }

    private func hasGlobalLabel(_ service: AWSService) -> Bool {
        if partition == .aws { return true }
        guard !variant.isFIPS else { return false }
        return partition == .china || partition == .europeanSovereignCloud && service != .iam
    }

    private func hasRegionLabel(_ service: AWSService) -> Bool {
        guard service == .iam, partition != .aws else { return false }
        return !variant.isFIPS || partition == .iso || partition == .isoB
    }
}

/// Which of the endpoints of a service are wanted.
struct EndpointVariant: Sendable, Equatable {
    /// Cryptography validated by FIPS 140.
    var isFIPS = false
    /// IPv6 as well as IPv4.
    var isDualStack = false

    /// Environment first, then profile.
    ///
    /// Source: "FIPS endpoints" and "Dual-stack endpoints", AWS SDKs and Tools Reference Guide. What is neither true nor
    /// false is refused: whoever writes it may rely on FIPS.
    init(environment: [String: String], profile: ProfileEndpoints) throws(AWSError) {
        isFIPS = try Self.flag("AWS_USE_FIPS_ENDPOINT", environment, profile.fips, "use_fips_endpoint")
        isDualStack = try Self.flag(
            "AWS_USE_DUALSTACK_ENDPOINT", environment, profile.dualStack, "use_dualstack_endpoint")
    }

    private static func flag(
        _ variable: String, _ environment: [String: String], _ setting: RedactedText?, _ name: String
    ) throws(AWSError) -> Bool {
        let (text, origin) =
            environment[variable].nonEmpty.map { ($0, variable) } ?? (setting?.exposed ?? "", "The profile's \(name)")
        switch text.lowercased() {
        case "true": return true
        case "false", "": return false
        default:
            throw AWSError(
                code: "invalidEndpoint", message: "\(origin) has to be true or false.", outcome: .permanent)
        }
    }
}
