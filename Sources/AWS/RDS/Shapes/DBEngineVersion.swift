package import Foundation

extension RDS {
    /// A version of an engine that RDS offers.
    package struct DBEngineVersion: Sendable, Equatable {
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

        package init(engine: String, engineVersion: String) {
            self.engine = engine
            self.engineVersion = engineVersion
        }
    }
}

extension RDS.DBEngineVersion: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            engine: try element.required("Engine"),
            engineVersion: try element.required("EngineVersion"))
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
        supportsCertificateRotationWithoutRestart = try element.optional("SupportsCertificateRotationWithoutRestart")
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
