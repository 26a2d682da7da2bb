/// What AWS says of a DB instance (DescribeDBInstances), as far as maintenance needs it.
package struct Instance: Sendable, Equatable {
    /// A DB parameter group and whether its values are in force (`ParameterApplyStatus`).
    package struct ParameterGroup: Sendable, Equatable {
        package var name: String
        package var applyStatus: String

        package init(name: String, applyStatus: String = "in-sync") {
            self.name = name
            self.applyStatus = applyStatus
        }
    }

    /// Enhanced Monitoring; an interval of 0 is off.
    package struct Monitoring: Sendable, Codable, Equatable {
        package var intervalSeconds: Int
        package var roleARN: String?

        package init(intervalSeconds: Int = 0, roleARN: String? = nil) {
            self.intervalSeconds = intervalSeconds
            self.roleARN = roleARN
        }
    }

    package struct PerformanceInsights: Sendable, Codable, Equatable {
        package var isEnabled: Bool
        package var keyID: String?
        package var retentionDays: Int?

        package init(isEnabled: Bool = false, keyID: String? = nil, retentionDays: Int? = nil) {
            self.isEnabled = isEnabled
            self.keyID = keyID
            self.retentionDays = retentionDays
        }
    }

    package var identifier: InstanceID
    package var arn: String
    package var instanceClass: InstanceClass
    package var engine: String
    package var engineVersion: String
    package var status: Status
    package var availabilityZone: String?
    /// Zones of the subnet group, sorted.
    package var subnetZones: [String] = []
    package var promotionTier: Int?
    /// Every set child of `PendingModifiedValues`, by name.
    package var pendingChanges: [String: String] = [:]
    package var parameterGroups: [ParameterGroup] = []
    package var monitoring = Monitoring()
    package var performanceInsights = PerformanceInsights()
    package var caCertificate: String?
    /// Until when its server certificate is valid.
    package var certificateValidTill: Timestamp?
    package var isPubliclyAccessible: Bool?
    package var autoMinorVersionUpgrade: Bool?
    package var maintenanceWindow: String?
    package var createdAt: Timestamp?
    package var tags: [Tag] = []

    package init(
        identifier: InstanceID, arn: String, instanceClass: InstanceClass, engine: String, engineVersion: String,
        status: Status
    ) {
        self.identifier = identifier
        self.arn = arn
        self.instanceClass = instanceClass
        self.engine = engine
        self.engineVersion = engineVersion
        self.status = status
    }

    /// Aurora Auto Scaling marks the readers that it made with this tag key; they come and go at its will.
    package var isAutoscaled: Bool {
        tags.contains { $0.key == "application-autoscaling:resourceId" }
    }

    /// Aurora Serverless v2 members have this one class.
    package var isServerless: Bool { instanceClass == "db.serverless" }

    package var areParametersInSync: Bool {
        parameterGroups.allSatisfy { $0.applyStatus == "in-sync" }
    }
}
