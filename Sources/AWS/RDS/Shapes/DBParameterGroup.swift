extension RDS {
    /// A parameter group of instances.
    package struct DBParameterGroup: Sendable, Equatable {
        package var dbParameterGroupName: String
        package var dbParameterGroupArn: String?
        package var dbParameterGroupFamily: String
        package var description: String?

        package init(dbParameterGroupName: String, dbParameterGroupFamily: String) {
            self.dbParameterGroupName = dbParameterGroupName
            self.dbParameterGroupFamily = dbParameterGroupFamily
        }
    }
}

extension RDS.DBParameterGroup: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            dbParameterGroupName: try element.required("DBParameterGroupName"),
            dbParameterGroupFamily: try element.required("DBParameterGroupFamily"))
        dbParameterGroupArn = try element.optional("DBParameterGroupArn")
        description = try element.optional("Description")
    }
}
