extension EC2 {
    /// Lists the regions that are enabled for the account, or all there are.
    package struct DescribeRegions: Sendable {
        package var allRegions: Bool?

        package init(allRegions: Bool? = nil) {
            self.allRegions = allRegions
        }

        package var call: AWSCall {
            var parameters = QueryParameters()
            parameters.add("AllRegions", allRegions)
            return AWSCall(service: .ec2, action: "DescribeRegions", parameters: parameters.pairs, kind: .read)
        }
    }
}
