extension RDS {
    /// Lists the target groups of a proxy, or the one named.
    package struct DescribeDBProxyTargetGroups: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var dbProxyName: String
        package var targetGroupName: String?
        package var filters: [Filter]

        package init(dbProxyName: String, targetGroupName: String? = nil, filters: [Filter] = []) {
            self.dbProxyName = dbProxyName
            self.targetGroupName = targetGroupName
            self.filters = filters
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBProxyName", dbProxyName)
            parameters.add("TargetGroupName", targetGroupName)
            parameters.add(filters)
            return parameters
        }
    }
}
