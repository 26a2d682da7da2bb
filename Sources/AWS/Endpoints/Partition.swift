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
