extension RDS {
    /// Makes a proxy connect to clusters or instances.
    package struct RegisterDBProxyTargets: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbProxyName: String
        package var targetGroupName: String?
        package var dbClusterIdentifiers: [String]
        package var dbInstanceIdentifiers: [String]

        package init(
            dbProxyName: String,
            targetGroupName: String? = nil,
            dbClusterIdentifiers: [String] = [],
            dbInstanceIdentifiers: [String] = []
        ) {
            self.dbProxyName = dbProxyName
            self.targetGroupName = targetGroupName
            self.dbClusterIdentifiers = dbClusterIdentifiers
            self.dbInstanceIdentifiers = dbInstanceIdentifiers
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBProxyName", dbProxyName)
            parameters.add("TargetGroupName", targetGroupName)
            parameters.add("DBClusterIdentifiers", each: "member", dbClusterIdentifiers)
            parameters.add("DBInstanceIdentifiers", each: "member", dbInstanceIdentifiers)
            return parameters
        }
    }
}
