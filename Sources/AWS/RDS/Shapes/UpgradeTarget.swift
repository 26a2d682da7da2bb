extension RDS {
    /// A version to which another one can be upgraded.
    package struct UpgradeTarget: Sendable, Equatable {
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

        package init(engine: String, engineVersion: String, isMajorVersionUpgrade: Bool) {
            self.engine = engine
            self.engineVersion = engineVersion
            self.isMajorVersionUpgrade = isMajorVersionUpgrade
        }
    }
}

extension RDS.UpgradeTarget: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            engine: try element.required("Engine"),
            engineVersion: try element.required("EngineVersion"),
            isMajorVersionUpgrade: try element.required("IsMajorVersionUpgrade"))
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
