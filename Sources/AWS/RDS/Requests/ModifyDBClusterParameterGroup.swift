extension RDS {
    /// Sets parameters of a group of clusters.
    ///
    /// RDS takes at most `ParameterSetting.maximumCount` of them in one call and refuses more.
    package struct ModifyDBClusterParameterGroup: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var dbClusterParameterGroupName: String
        package var settings: [ParameterSetting]

        package init(dbClusterParameterGroupName: String, settings: [ParameterSetting]) {
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
            self.settings = settings
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            parameters.add(settings)
            return parameters
        }
    }
}
