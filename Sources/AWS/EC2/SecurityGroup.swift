extension EC2 {
    /// Rules about who reaches what is in a network.
    package struct SecurityGroup: Sendable, Equatable, ReplyShape {
        package var groupId: String
        package var groupName: String?
        package var vpcId: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            groupId = try element.required("groupId")
            groupName = try element.optional("groupName")
            vpcId = try element.optional("vpcId")
        }
    }

    /// Lists security groups, or those among the ids that there are.
    ///
    /// The ids are sent as a filter: named as ids, one that is not there would have the whole call refused.
    package struct DescribeSecurityGroups: QueryRequest, PagedRequest {
        package typealias Item = SecurityGroup
        package static let service = AWSService.ec2
        package static let kind = AWSCall.Kind.read
        package static let resultElement: String? = nil

        package var groupIds: [String] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            guard !groupIds.isEmpty else { return }
            form.add("Filter.1.Name", "group-id")
            for (index, id) in groupIds.enumerated() { form.add("Filter.1.Value.\(index + 1)", id) }
        }

        package func call(from mark: String?, atMost count: Int?) -> AWSCall {
            var form = parameters
            form.add("MaxResults", count)
            form.add("NextToken", mark)
            return Self.call(form)
        }

        package func read(_ result: ReplyElement) throws(MalformedReply) -> Page<SecurityGroup, String> {
            let listing: Listing<SecurityGroup> = try result.requiredListing("securityGroupInfo")
            return Page(items: listing.items, next: try result.optional("nextToken"), unreadable: listing.unreadable)
        }
    }
}
