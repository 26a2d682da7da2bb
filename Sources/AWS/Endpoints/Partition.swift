/// A separate AWS: its own accounts, names and certificates.
///
/// Source: botocore's `data/partitions.json`, and its endpoint rules of the services for what goes by partition.
package struct Partition: Sendable, Equatable {
    /// As in ARNs.
    let id: String
    let dnsSuffix: String
    /// What names of services that also answer over IPv6 end with.
    let dualStackSuffix: String
    /// The region that signs for services with one endpoint per partition; every account may use it.
    package let globalRegion: String
    /// What the names of its regions begin with.
    let regionPrefix: String
    /// Whether names with `dualStackSuffix` exist for the services that we speak to.
    var hasDualStack = true

    static let aws = Partition(
        id: "aws", dnsSuffix: "amazonaws.com", dualStackSuffix: "api.aws", globalRegion: "us-east-1", regionPrefix: "")
    static let china = Partition(
        id: "aws-cn", dnsSuffix: "amazonaws.com.cn", dualStackSuffix: "api.amazonwebservices.com.cn",
        globalRegion: "cn-northwest-1", regionPrefix: "cn-")
    static let govCloud = Partition(
        id: "aws-us-gov", dnsSuffix: "amazonaws.com", dualStackSuffix: "api.aws", globalRegion: "us-gov-west-1",
        regionPrefix: "us-gov-")
    static let europeanSovereignCloud = Partition(
        id: "aws-eusc", dnsSuffix: "amazonaws.eu", dualStackSuffix: "api.amazonwebservices.eu",
        globalRegion: "eusc-de-east-1", regionPrefix: "eusc-")
    static let iso = Partition(
        id: "aws-iso", dnsSuffix: "c2s.ic.gov", dualStackSuffix: "api.aws.ic.gov", globalRegion: "us-iso-east-1",
        regionPrefix: "us-iso-")
    static let isoB = Partition(
        id: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov", dualStackSuffix: "api.aws.scloud", globalRegion: "us-isob-east-1",
        regionPrefix: "us-isob-")
    static let isoE = Partition(
        id: "aws-iso-e", dnsSuffix: "cloud.adc-e.uk", dualStackSuffix: "api.cloud-aws.adc-e.uk",
        globalRegion: "eu-isoe-west-1", regionPrefix: "eu-isoe-", hasDualStack: false)
    static let isoF = Partition(
        id: "aws-iso-f", dnsSuffix: "csp.hci.ic.gov", dualStackSuffix: "api.aws.hci.ic.gov",
        globalRegion: "us-isof-south-1", regionPrefix: "us-isof-", hasDualStack: false)

    static let all: [Partition] = [china, govCloud, europeanSovereignCloud, iso, isoB, isoE, isoF, aws]
}

extension Partition {
    /// The partition that a region belongs to, by the region's prefix; a region of tomorrow counts as commercial.
    package init(region: String) {
        self = Self.all.first { region.hasPrefix($0.regionPrefix) } ?? .aws
    }
}
