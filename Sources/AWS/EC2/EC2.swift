/// The requests and reply shapes of the EC2 API 2016-11-15, named after it.
package enum EC2 {
    /// A region and whether the account may use it.
    package struct Region: Sendable, Equatable, ReplyShape {
        package var regionName: String
        package var endpoint: String?
        package var optInStatus: String

        package init(_ element: ReplyElement) throws(MalformedReply) {
            regionName = try element.required("regionName")
            optInStatus = try element.required("optInStatus")
            endpoint = try element.optional("regionEndpoint")
        }

        /// A status of tomorrow does not count as enabled.
        package var isEnabled: Bool {
            ["opt-in-not-required", "opted-in"].contains(optInStatus)
        }
    }

    /// Lists the regions that are enabled for the account, or all there are, in no order and never in pages.
    package struct DescribeRegions: QueryRequest {
        package typealias Reply = [Region]
        package static let service = AWSService.ec2
        package static let kind = AWSCall.Kind.read
        package static let resultElement: String? = nil

        package var allRegions: Bool?

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("AllRegions", allRegions)
        }

        package func read(_ result: ReplyElement) throws(MalformedReply) -> [Region] {
            try result.requiredStructures("regionInfo")
        }
    }
}
