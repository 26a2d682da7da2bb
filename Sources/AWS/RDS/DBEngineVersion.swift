package import Foundation

extension RDS {
    /// A version of an engine that RDS offers.
    package struct DBEngineVersion: Sendable, Equatable, ReplyShape {
        package var engine: String
        package var engineVersion: String
        package var majorEngineVersion: String?
        package var dbParameterGroupFamily: String?
        package var dbEngineDescription: String?
        package var dbEngineVersionDescription: String?
        package var dbEngineVersionArn: String?
        package var status: String?
        package var createTime: Date?
        package var validUpgradeTarget: [UpgradeTarget] = []
        package var exportableLogTypes: [String] = []
        package var supportedEngineModes: [String] = []
        package var supportedFeatureNames: [String] = []
        package var supportedCACertificateIdentifiers: [String] = []
        package var supportsCertificateRotationWithoutRestart: Bool?
        package var supportsReadReplica: Bool?
        package var supportsParallelQuery: Bool?
        package var supportsGlobalDatabases: Bool?
        package var supportsBabelfish: Bool?
        package var supportsLimitlessDatabase: Bool?
        package var supportsLocalWriteForwarding: Bool?
        package var supportsIntegrations: Bool?
        package var supportsLogExportsToCloudwatchLogs: Bool?
        package var serverlessV2FeaturesSupport: ServerlessV2FeaturesSupport?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            engine = try element.required("Engine")
            engineVersion = try element.required("EngineVersion")
            majorEngineVersion = try element.optional("MajorEngineVersion")
            dbParameterGroupFamily = try element.optional("DBParameterGroupFamily")
            dbEngineDescription = try element.optional("DBEngineDescription")
            dbEngineVersionDescription = try element.optional("DBEngineVersionDescription")
            dbEngineVersionArn = try element.optional("DBEngineVersionArn")
            status = try element.optional("Status")
            createTime = try element.optional("CreateTime")
            validUpgradeTarget = try element.structures("ValidUpgradeTarget")
            exportableLogTypes = try element.scalars("ExportableLogTypes")
            supportedEngineModes = try element.scalars("SupportedEngineModes")
            supportedFeatureNames = try element.scalars("SupportedFeatureNames")
            supportedCACertificateIdentifiers = try element.scalars("SupportedCACertificateIdentifiers")
            supportsCertificateRotationWithoutRestart = try element.optional(
                "SupportsCertificateRotationWithoutRestart")
            supportsReadReplica = try element.optional("SupportsReadReplica")
            supportsParallelQuery = try element.optional("SupportsParallelQuery")
            supportsGlobalDatabases = try element.optional("SupportsGlobalDatabases")
            supportsBabelfish = try element.optional("SupportsBabelfish")
            supportsLimitlessDatabase = try element.optional("SupportsLimitlessDatabase")
            supportsLocalWriteForwarding = try element.optional("SupportsLocalWriteForwarding")
            supportsIntegrations = try element.optional("SupportsIntegrations")
            supportsLogExportsToCloudwatchLogs = try element.optional("SupportsLogExportsToCloudwatchLogs")
            serverlessV2FeaturesSupport = try element.structure("ServerlessV2FeaturesSupport")
        }
    }

    /// A version to which another one can be upgraded.
    package struct UpgradeTarget: Sendable, Equatable, ReplyShape {
        package var engine: String
        package var engineVersion: String
        package var description: String?
        package var autoUpgrade: Bool?
        package var isMajorVersionUpgrade: Bool
        package var supportedEngineModes: [String] = []
        package var supportsParallelQuery: Bool?
        package var supportsGlobalDatabases: Bool?
        package var supportsBabelfish: Bool?
        package var supportsLimitlessDatabase: Bool?
        package var supportsLocalWriteForwarding: Bool?
        package var supportsIntegrations: Bool?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            engine = try element.required("Engine")
            engineVersion = try element.required("EngineVersion")
            isMajorVersionUpgrade = try element.required("IsMajorVersionUpgrade")
            description = try element.optional("Description")
            autoUpgrade = try element.optional("AutoUpgrade")
            supportedEngineModes = try element.scalars("SupportedEngineModes")
            supportsParallelQuery = try element.optional("SupportsParallelQuery")
            supportsGlobalDatabases = try element.optional("SupportsGlobalDatabases")
            supportsBabelfish = try element.optional("SupportsBabelfish")
            supportsLimitlessDatabase = try element.optional("SupportsLimitlessDatabase")
            supportsLocalWriteForwarding = try element.optional("SupportsLocalWriteForwarding")
            supportsIntegrations = try element.optional("SupportsIntegrations")
        }
    }

    /// The capacity range that an engine version offers to `db.serverless`, in ACU.
    package struct ServerlessV2FeaturesSupport: Sendable, Equatable, ReplyShape {
        var minCapacity: Double?
        var maxCapacity: Double?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            minCapacity = try element.optional("MinCapacity")
            maxCapacity = try element.optional("MaxCapacity")
        }
    }

    /// Lists the versions of engines and where each can be upgraded to.
    package struct DescribeDBEngineVersions: RDSListRequest {
        package typealias Item = DBEngineVersion
        package static let list = "DBEngineVersions"

        package var engine: String?
        package var engineVersion: String?
        package var dbParameterGroupFamily: String?
        package var filters: [Filter] = []
        package var defaultOnly: Bool?
        package var includeAll: Bool?

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("Engine", engine)
            form.add("EngineVersion", engineVersion)
            form.add("DBParameterGroupFamily", dbParameterGroupFamily)
            form.add(filters)
            form.add("DefaultOnly", defaultOnly)
            form.add("IncludeAll", includeAll)
        }
    }
}
