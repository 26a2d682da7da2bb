extension RDS {
    /// Sets parameters of a group of instances.
    ///
    /// RDS takes at most `ParameterSetting.maximumCount` of them in one call and refuses more.
    package struct ModifyDBParameterGroup: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbParameterGroupName: String
        package var settings: [ParameterSetting]

        package init(dbParameterGroupName: String, settings: [ParameterSetting]) {
            self.dbParameterGroupName = dbParameterGroupName
            self.settings = settings
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBParameterGroupName", dbParameterGroupName)
            parameters.add(settings)
            return parameters
        }
    }
}
