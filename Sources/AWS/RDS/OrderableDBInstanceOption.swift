extension RDS {
    /// A class that can be ordered for an engine version, and where.
    package struct OrderableDBInstanceOption: Sendable, Equatable, ReplyShape {
        package var engine: String
        package var engineVersion: String
        package var dbInstanceClass: String
        package var licenseModel: String?
        package var availabilityZoneGroup: String?
        package var availabilityZones: [AvailabilityZone] = []
        package var vpc: Bool?
        package var storageType: String?
        package var supportedEngineModes: [String] = []
        package var supportedNetworkTypes: [String] = []
        package var supportsClusters: Bool?
        package var supportsGlobalDatabases: Bool?
        package var supportsEnhancedMonitoring: Bool?
        package var supportsPerformanceInsights: Bool?
        package var supportsIAMDatabaseAuthentication: Bool?
        package var supportsStorageEncryption: Bool?
        package var supportsIops: Bool?
        package var supportsStorageThroughput: Bool?
        package var supportsStorageAutoscaling: Bool?
        package var supportsDedicatedLogVolume: Bool?
        package var supportsHttpEndpoint: Bool?
        package var supportedActivityStreamModes: [String] = []
        package var multiAZCapable: Bool?
        package var readReplicaCapable: Bool?
        package var outpostCapable: Bool?
        package var minStorageSize: Int?
        package var maxStorageSize: Int?
        package var minIopsPerDbInstance: Int?
        package var maxIopsPerDbInstance: Int?
        package var minIopsPerGib: Double?
        package var maxIopsPerGib: Double?
        package var minStorageThroughputPerDbInstance: Int?
        package var maxStorageThroughputPerDbInstance: Int?
        package var minStorageThroughputPerIops: Double?
        package var maxStorageThroughputPerIops: Double?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            engine = try element.required("Engine")
            engineVersion = try element.required("EngineVersion")
            dbInstanceClass = try element.required("DBInstanceClass")
            licenseModel = try element.optional("LicenseModel")
            availabilityZoneGroup = try element.optional("AvailabilityZoneGroup")
            availabilityZones = try element.structures("AvailabilityZones")
            vpc = try element.optional("Vpc")
            storageType = try element.optional("StorageType")
            supportedEngineModes = try element.scalars("SupportedEngineModes")
            supportedNetworkTypes = try element.scalars("SupportedNetworkTypes")
            supportsClusters = try element.optional("SupportsClusters")
            supportsGlobalDatabases = try element.optional("SupportsGlobalDatabases")
            supportsEnhancedMonitoring = try element.optional("SupportsEnhancedMonitoring")
            supportsPerformanceInsights = try element.optional("SupportsPerformanceInsights")
            supportsIAMDatabaseAuthentication = try element.optional("SupportsIAMDatabaseAuthentication")
            supportsStorageEncryption = try element.optional("SupportsStorageEncryption")
            supportsIops = try element.optional("SupportsIops")
            supportsStorageThroughput = try element.optional("SupportsStorageThroughput")
            supportsStorageAutoscaling = try element.optional("SupportsStorageAutoscaling")
            supportsDedicatedLogVolume = try element.optional("SupportsDedicatedLogVolume")
            supportsHttpEndpoint = try element.optional("SupportsHttpEndpoint")
            supportedActivityStreamModes = try element.scalars("SupportedActivityStreamModes")
            multiAZCapable = try element.optional("MultiAZCapable")
            readReplicaCapable = try element.optional("ReadReplicaCapable")
            outpostCapable = try element.optional("OutpostCapable")
            minStorageSize = try element.optional("MinStorageSize")
            maxStorageSize = try element.optional("MaxStorageSize")
            minIopsPerDbInstance = try element.optional("MinIopsPerDbInstance")
            maxIopsPerDbInstance = try element.optional("MaxIopsPerDbInstance")
            minIopsPerGib = try element.optional("MinIopsPerGib")
            maxIopsPerGib = try element.optional("MaxIopsPerGib")
            minStorageThroughputPerDbInstance = try element.optional("MinStorageThroughputPerDbInstance")
            maxStorageThroughputPerDbInstance = try element.optional("MaxStorageThroughputPerDbInstance")
            minStorageThroughputPerIops = try element.optional("MinStorageThroughputPerIops")
            maxStorageThroughputPerIops = try element.optional("MaxStorageThroughputPerIops")
        }
    }

    /// Lists the classes that can be ordered for an engine.
    package struct DescribeOrderableDBInstanceOptions: RDSListRequest {
        package typealias Item = OrderableDBInstanceOption
        package static let list = "OrderableDBInstanceOptions"

        package var engine: String
        package var engineVersion: String?
        package var dbInstanceClass: String?
        /// Without it each class is there once for every licence that it can be had with.
        package var licenseModel: String?
        package var vpc: Bool?

        package init(engine: String) {
            self.engine = engine
        }

        package func encode(into form: inout QueryParameters) {
            form.add("Engine", engine)
            form.add("EngineVersion", engineVersion)
            form.add("DBInstanceClass", dbInstanceClass)
            form.add("LicenseModel", licenseModel)
            form.add("Vpc", vpc)
        }
    }
}
