extension RDS {
    /// How much of an account-wide limit is used, such as `DBInstances` or `DBClusters`.
    package struct AccountQuota: Sendable, Equatable, ReplyShape {
        package var accountQuotaName: String
        package var used: Int
        package var max: Int

        package init(_ element: ReplyElement) throws(MalformedReply) {
            accountQuotaName = try element.required("AccountQuotaName")
            used = try element.required("Used")
            max = try element.required("Max")
        }
    }

    /// Lists the limits of the account and how much of each is used.
    package struct DescribeAccountAttributes: RDSRequest {
        package typealias Reply = [AccountQuota]
        package static let kind = AWSCall.Kind.read

        package init() {}

        package func read(_ result: ReplyElement) throws(MalformedReply) -> [AccountQuota] {
            // Whoever asks for one that cannot be read does not find it.
            let quotas: Listing<AccountQuota> = try result.requiredListing("AccountQuotas")
            return quotas.items
        }
    }
}
