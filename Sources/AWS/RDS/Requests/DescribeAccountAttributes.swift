extension RDS {
    /// Lists the limits of the account and how much of each is used.
    package struct DescribeAccountAttributes: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package init() {}

        package var parameters: QueryParameters {
            QueryParameters()
        }
    }
}
