import Transport

/// What AWS has in its catalogue and moto does not know: versions to upgrade to, the classes that they run on, and what
/// their parameters may be.
///
/// Source: API reference, DescribeDBEngineVersions, DescribeEngineDefaultClusterParameters,
/// DescribeEngineDefaultParameters and DescribeOrderableDBInstanceOptions.
struct CatalogueCorrection: Correction {
    private struct Version {
        let number: String
        let major: String
        let targets: [(number: String, isMajor: Bool)]
    }

    /// `postgres` for RDS instances.
    var engine = "aurora-postgresql"
    var classes = ["db.r6g.large"]

    private static let versions = [
        Version(number: "15.4", major: "15", targets: [("15.8", false), ("16.4", true)]),
        Version(number: "16.4", major: "16", targets: [("17.4", true)]),
    ]

    /// PostgreSQL 16 has no `vacuum_defer_cleanup_age` any more (its release notes).
    private static let clusterParameters = [
        parameter("rds.logical_replication", "static", "0,1"),
        parameter("work_mem", "dynamic", "64-2147483647"),
    ]
    private static let instanceParameters = [
        parameter("log_min_duration_statement", "dynamic", "-1-2147483647")
    ]

    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply? {
        let family = call["DBParameterGroupFamily"] ?? ""
        let content: String
        switch call.action {
        case "DescribeDBEngineVersions":
            let found = Self.versions.filter { $0.number == call["EngineVersion"] }
            content = "<DBEngineVersions>\(found.map(version).joined())</DBEngineVersions>"
        case "DescribeEngineDefaultClusterParameters":
            content = Self.defaults(of: family, Self.clusterParameters)
        case "DescribeEngineDefaultParameters":
            let isAurora = engine.hasPrefix("aurora")
            content = Self.defaults(
                of: family, (isAurora ? [] : Self.clusterParameters) + Self.instanceParameters)
        case "DescribeOrderableDBInstanceOptions":
            let options = classes.filter { call["DBInstanceClass"] == nil || $0 == call["DBInstanceClass"] }
                .map { option(of: $0, version: call["EngineVersion"] ?? "") }
            content = "<OrderableDBInstanceOptions>\(options.joined())</OrderableDBInstanceOptions>"
        default:
            return nil
        }
        return .result(of: call.action, content)
    }

    private func option(of instanceClass: String, version: String) -> String {
        let ofInstances =
            engine.hasPrefix("aurora") ? "" : "<StorageType>gp3</StorageType><MultiAZCapable>true</MultiAZCapable>"
        return """
            <OrderableDBInstanceOption><Engine>\(engine)</Engine><EngineVersion>\(version)</EngineVersion>\
            <DBInstanceClass>\(instanceClass)</DBInstanceClass><Vpc>true</Vpc>\(ofInstances)\
            </OrderableDBInstanceOption>
            """
    }

    private func version(_ version: Version) -> String {
        let targets = version.targets.map {
            """
            <UpgradeTarget><Engine>\(engine)</Engine><EngineVersion>\($0.number)</EngineVersion>\
            <AutoUpgrade>false</AutoUpgrade><IsMajorVersionUpgrade>\($0.isMajor)</IsMajorVersionUpgrade></UpgradeTarget>
            """
        }
        return """
            <DBEngineVersion><Engine>\(engine)</Engine><EngineVersion>\(version.number)</EngineVersion>\
            <DBParameterGroupFamily>\(engine)\(version.major)</DBParameterGroupFamily>\
            <ValidUpgradeTarget>\(targets.joined())</ValidUpgradeTarget></DBEngineVersion>
            """
    }

    private static func parameter(_ name: String, _ type: String, _ allowed: String) -> String {
        """
        <Parameter><ParameterName>\(name)</ParameterName><ApplyType>\(type)</ApplyType>\
        <AllowedValues>\(allowed)</AllowedValues><IsModifiable>true</IsModifiable></Parameter>
        """
    }

    private static func defaults(of family: String, _ parameters: [String]) -> String {
        """
        <EngineDefaults><DBParameterGroupFamily>\(family)</DBParameterGroupFamily>\
        <Parameters>\(parameters.joined())</Parameters></EngineDefaults>
        """
    }
}
