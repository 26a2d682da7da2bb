extension RDS {
    /// Lists the classes that can be ordered for an engine.
    package struct DescribeOrderableDBInstanceOptions: RDSRequest {
        package static let kind = AWSCall.Kind.read

        package var engine: String
        package var engineVersion: String?
        package var dbInstanceClass: String?
        package var vpc: Bool?

        package init(
            engine: String,
            engineVersion: String? = nil,
            dbInstanceClass: String? = nil,
            vpc: Bool? = nil
        ) {
            self.engine = engine
            self.engineVersion = engineVersion
            self.dbInstanceClass = dbInstanceClass
            self.vpc = vpc
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("Engine", engine)
            parameters.add("EngineVersion", engineVersion)
            parameters.add("DBInstanceClass", dbInstanceClass)
            parameters.add("Vpc", vpc)
            return parameters
        }
    }
}
