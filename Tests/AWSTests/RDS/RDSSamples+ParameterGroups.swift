import AWS

extension RDSSamples {
    static let parameterGroupRequests: [any RDSRequest] = [
        RDS.DescribeDBClusterParameterGroups().with {
            $0.dbClusterParameterGroupName = "orders-pg17"
            $0.filters = filters
        },
        RDS.DescribeDBParameterGroups().with {
            $0.dbParameterGroupName = "orders-instance-pg17"
            $0.filters = filters
        },
        createDBClusterParameterGroup,
        createDBParameterGroup,
        RDS.DescribeDBClusterParameters(dbClusterParameterGroupName: "orders-pg17").with {
            $0.source = "user"
            $0.filters = filters
        },
        RDS.DescribeDBParameters(dbParameterGroupName: "orders-instance-pg17").with {
            $0.source = "user"
            $0.filters = filters
        },
        RDS.ModifyDBClusterParameterGroup(dbClusterParameterGroupName: "orders-pg17", settings: settings),
        RDS.ModifyDBParameterGroup(dbParameterGroupName: "orders-instance-pg17", settings: settings),
        RDS.DeleteDBClusterParameterGroup(dbClusterParameterGroupName: "orders-pg17"),
        RDS.DeleteDBParameterGroup(dbParameterGroupName: "orders-instance-pg17"),
        RDS.DescribeEngineDefaultClusterParameters(dbParameterGroupFamily: "aurora-postgresql17").with {
            $0.filters = filters
        },
        RDS.DescribeEngineDefaultParameters(dbParameterGroupFamily: "aurora-postgresql17").with {
            $0.filters = filters
        },
    ]

    static let createDBClusterParameterGroup = RDS.CreateDBClusterParameterGroup(
        dbClusterParameterGroupName: "orders-pg17", dbParameterGroupFamily: "aurora-postgresql17",
        description: "orders & co, for 17"
    ).with { $0.tags = tags }

    static let createDBParameterGroup = RDS.CreateDBParameterGroup(
        dbParameterGroupName: "orders-instance-pg17", dbParameterGroupFamily: "aurora-postgresql17",
        description: "orders & co, for 17"
    ).with { $0.tags = tags }

    static let settings = [
        RDS.ParameterSetting(
            parameterName: "rds.logical_replication", parameterValue: "1", applyMethod: .pendingReboot),
        RDS.ParameterSetting(parameterName: "log_line_prefix", parameterValue: "%t:%r: ", applyMethod: .immediate),
        RDS.ParameterSetting(parameterName: "search_path", parameterValue: "", applyMethod: .immediate),
    ]
}
