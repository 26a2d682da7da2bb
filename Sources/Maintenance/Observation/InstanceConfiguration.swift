import Foundation

/// How an RDS instance was set when it was read, to be kept by people: under AWS's own names (API reference, DBInstance), so
/// that it can be compared with what `aws rds describe-db-instances` says.
package struct InstanceConfiguration: Sendable, Encodable {
    private let seen: RDSInstance
    private let readAt: Timestamp

    package init(_ seen: RDSInstance, readAt: Timestamp) {
        self.seen = seen
        self.readAt = readAt
    }

    /// A line for each value, in the order of their names.
    package var json: String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) + "\n" }
    }

    private enum CodingKeys: String, CodingKey {
        case readAt = "ReadAt"
        case identifier = "DBInstanceIdentifier"
        case resource = "DbiResourceId"
        case arn = "DBInstanceArn"
        case instanceClass = "DBInstanceClass"
        case engine = "Engine"
        case version = "EngineVersion"
        case status = "DBInstanceStatus"
        case zone = "AvailabilityZone"
        case secondaryZone = "SecondaryAvailabilityZone"
        case hasStandby = "MultiAZ"
        case allocated = "AllocatedStorage"
        case mostAllocated = "MaxAllocatedStorage"
        case storageType = "StorageType"
        case iops = "Iops"
        case throughput = "StorageThroughput"
        case licence = "LicenseModel"
        case parameterGroups = "DBParameterGroups"
        case optionGroups = "OptionGroupMemberships"
        case pending = "PendingModifiedValues"
        case source = "ReadReplicaSourceDBInstanceIdentifier"
        case replicas = "ReadReplicaDBInstanceIdentifiers"
        case clusterReplicas = "ReadReplicaDBClusterIdentifiers"
        case securityGroups = "VpcSecurityGroups"
        case roles = "AssociatedRoles"
        case retention = "BackupRetentionPeriod"
        case backupWindow = "PreferredBackupWindow"
        case maintenanceWindow = "PreferredMaintenanceWindow"
        case isProtected = "DeletionProtection"
        case certificate = "CACertificateIdentifier"
        case isPublic = "PubliclyAccessible"
        case minorUpgrades = "AutoMinorVersionUpgrade"
        case monitoring = "MonitoringInterval"
        case insights = "PerformanceInsightsEnabled"
        case endpoint = "Endpoint"
        case port = "Port"
        case tags = "TagList"
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(readAt.timeWithSeconds, forKey: .readAt)
        try encodeIdentity(in: &members)
        try encodeStorage(in: &members)
        try encodeGroups(in: &members)
        try encodeReplication(in: &members)
        try encodeSettings(in: &members)
    }

    private typealias Members = KeyedEncodingContainer<CodingKeys>

    private func encodeIdentity(in members: inout Members) throws {
        let instance = seen.instance
        try members.encode(instance.identifier.text, forKey: .identifier)
        try members.encode(seen.resourceIdentifier, forKey: .resource)
        try members.encode(instance.arn, forKey: .arn)
        try members.encode(instance.instanceClass.text, forKey: .instanceClass)
        try members.encode(instance.engine, forKey: .engine)
        try members.encode(instance.engineVersion, forKey: .version)
        try members.encode(instance.status.text, forKey: .status)
        try members.encodeIfPresent(instance.availabilityZone, forKey: .zone)
        try members.encodeIfPresent(seen.secondaryZone, forKey: .secondaryZone)
        try members.encodeIfPresent(seen.hasStandby, forKey: .hasStandby)
        try members.encodeIfPresent(seen.licence, forKey: .licence)
    }

    private func encodeStorage(in members: inout Members) throws {
        try members.encodeIfPresent(seen.storage.allocated, forKey: .allocated)
        try members.encodeIfPresent(seen.maximumStorage, forKey: .mostAllocated)
        try members.encode(seen.storage.type, forKey: .storageType)
        try members.encodeIfPresent(seen.storage.iops, forKey: .iops)
        try members.encodeIfPresent(seen.storage.throughput, forKey: .throughput)
    }

    private func encodeGroups(in members: inout Members) throws {
        let instance = seen.instance
        try members.encode(
            instance.parameterGroups.map { ["DBParameterGroupName": $0.name, "ParameterApplyStatus": $0.applyStatus] },
            forKey: .parameterGroups)
        let options = seen.optionGroup.map { [["OptionGroupName": $0, "Status": seen.optionGroupStatus]] } ?? []
        try members.encode(options.map { $0.compactMapValues { $0 } }, forKey: .optionGroups)
        try members.encode(instance.pendingChanges, forKey: .pending)
        try members.encode(seen.securityGroups, forKey: .securityGroups)
    }

    private func encodeReplication(in members: inout Members) throws {
        try members.encodeIfPresent(seen.replicationSource, forKey: .source)
        try members.encode(seen.replicas, forKey: .replicas)
        try members.encode(seen.clusterReplicas, forKey: .clusterReplicas)
        let roles = seen.roles.map { role in
            ["RoleArn": role.arn, "FeatureName": role.feature, "Status": role.status].compactMapValues { $0 }
        }
        try members.encode(roles, forKey: .roles)
    }

    private func encodeSettings(in members: inout Members) throws {
        let instance = seen.instance
        try members.encodeIfPresent(seen.backupRetention, forKey: .retention)
        try members.encodeIfPresent(seen.backupWindow, forKey: .backupWindow)
        try members.encodeIfPresent(instance.maintenanceWindow, forKey: .maintenanceWindow)
        try members.encodeIfPresent(seen.isProtected, forKey: .isProtected)
        try members.encodeIfPresent(instance.caCertificate, forKey: .certificate)
        try members.encodeIfPresent(instance.isPubliclyAccessible, forKey: .isPublic)
        try members.encodeIfPresent(instance.autoMinorVersionUpgrade, forKey: .minorUpgrades)
        try members.encode(instance.monitoring.intervalSeconds, forKey: .monitoring)
        try members.encode(instance.performanceInsights.isEnabled, forKey: .insights)
        try members.encodeIfPresent(seen.endpoint, forKey: .endpoint)
        try members.encodeIfPresent(seen.port, forKey: .port)
        try members.encode(instance.tags.map { ["Key": $0.key, "Value": $0.value] }, forKey: .tags)
    }
}
