extension RDS {
    /// A parameter group of clusters.
    package struct DBClusterParameterGroup: Sendable, Equatable {
        package var dbClusterParameterGroupName: String
        package var dbClusterParameterGroupArn: String?
        package var dbParameterGroupFamily: String
        package var description: String?

        package init(dbClusterParameterGroupName: String, dbParameterGroupFamily: String) {
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
            self.dbParameterGroupFamily = dbParameterGroupFamily
        }
    }
}

extension RDS.DBClusterParameterGroup: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            dbClusterParameterGroupName: try element.required("DBClusterParameterGroupName"),
            dbParameterGroupFamily: try element.required("DBParameterGroupFamily"))
        dbClusterParameterGroupArn = try element.optional("DBClusterParameterGroupArn")
        description = try element.optional("Description")
    }
}
