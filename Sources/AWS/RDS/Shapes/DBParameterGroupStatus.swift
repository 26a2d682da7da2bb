extension RDS {
    /// A parameter group of an instance, and whether its values are in effect.
    package struct DBParameterGroupStatus: Sendable, Equatable {
        package var dbParameterGroupName: String
        package var parameterApplyStatus: String?

        package init(dbParameterGroupName: String) {
            self.dbParameterGroupName = dbParameterGroupName
        }
    }
}

extension RDS.DBParameterGroupStatus: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(dbParameterGroupName: try element.required("DBParameterGroupName"))
        parameterApplyStatus = try element.optional("ParameterApplyStatus")
    }
}
