package import Foundation

extension RDS {
    /// Makes a new cluster, without any instances, from what another one holds or held.
    ///
    /// Security groups and the cluster parameter group are the defaults unless given, and deletion protection is off.
    package struct RestoreDBClusterToPointInTime: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package enum Copy: Sendable, Equatable {
            /// A clone that shares the source's storage until either is written to: quick, whatever the size.
            case onWrite
            /// Everything copied, as of the latest restorable time.
            case full
            /// Everything copied, as of an instant.
            case fullAsOf(Date)
        }

        package var dbClusterIdentifier: String
        package var sourceDBClusterIdentifier: String
        package var copy: Copy
        package var dbSubnetGroupName: String?
        package var vpcSecurityGroupIds: [String]
        package var dbClusterParameterGroupName: String?
        package var port: Int?
        package var kmsKeyId: String?
        package var storageType: String?
        package var enableIAMDatabaseAuthentication: Bool?
        package var enableCloudwatchLogsExports: [String]
        package var serverlessV2ScalingConfiguration: ServerlessV2ScalingConfiguration?
        package var deletionProtection: Bool?
        package var copyTagsToSnapshot: Bool?
        package var tags: [Tag]

        package init(
            dbClusterIdentifier: String,
            sourceDBClusterIdentifier: String,
            copy: Copy,
            dbSubnetGroupName: String? = nil,
            vpcSecurityGroupIds: [String] = [],
            dbClusterParameterGroupName: String? = nil,
            port: Int? = nil,
            kmsKeyId: String? = nil,
            storageType: String? = nil,
            enableIAMDatabaseAuthentication: Bool? = nil,
            enableCloudwatchLogsExports: [String] = [],
            serverlessV2ScalingConfiguration: ServerlessV2ScalingConfiguration? = nil,
            deletionProtection: Bool? = nil,
            copyTagsToSnapshot: Bool? = nil,
            tags: [Tag] = []
        ) {
            self.dbClusterIdentifier = dbClusterIdentifier
            self.sourceDBClusterIdentifier = sourceDBClusterIdentifier
            self.copy = copy
            self.dbSubnetGroupName = dbSubnetGroupName
            self.vpcSecurityGroupIds = vpcSecurityGroupIds
            self.dbClusterParameterGroupName = dbClusterParameterGroupName
            self.port = port
            self.kmsKeyId = kmsKeyId
            self.storageType = storageType
            self.enableIAMDatabaseAuthentication = enableIAMDatabaseAuthentication
            self.enableCloudwatchLogsExports = enableCloudwatchLogsExports
            self.serverlessV2ScalingConfiguration = serverlessV2ScalingConfiguration
            self.deletionProtection = deletionProtection
            self.copyTagsToSnapshot = copyTagsToSnapshot
            self.tags = tags
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("DBClusterIdentifier", dbClusterIdentifier)
            parameters.add("SourceDBClusterIdentifier", sourceDBClusterIdentifier)
            switch copy {
            case .onWrite:
                parameters.add("RestoreType", "copy-on-write")
                parameters.add("UseLatestRestorableTime", true)
            case .full:
                parameters.add("RestoreType", "full-copy")
                parameters.add("UseLatestRestorableTime", true)
            case .fullAsOf(let instant):
                parameters.add("RestoreType", "full-copy")
                parameters.add("RestoreToTime", instant)
            }
            parameters.add("DBSubnetGroupName", dbSubnetGroupName)
            parameters.add("VpcSecurityGroupIds", each: "VpcSecurityGroupId", vpcSecurityGroupIds)
            parameters.add("DBClusterParameterGroupName", dbClusterParameterGroupName)
            parameters.add("Port", port)
            parameters.add("KmsKeyId", kmsKeyId)
            parameters.add("StorageType", storageType)
            parameters.add("EnableIAMDatabaseAuthentication", enableIAMDatabaseAuthentication)
            parameters.add("EnableCloudwatchLogsExports", each: "member", enableCloudwatchLogsExports)
            if let capacity = serverlessV2ScalingConfiguration {
                parameters.add("ServerlessV2ScalingConfiguration.MinCapacity", capacity.minCapacity)
                parameters.add("ServerlessV2ScalingConfiguration.MaxCapacity", capacity.maxCapacity)
                parameters.add(
                    "ServerlessV2ScalingConfiguration.SecondsUntilAutoPause", capacity.secondsUntilAutoPause)
            }
            parameters.add("DeletionProtection", deletionProtection)
            parameters.add("CopyTagsToSnapshot", copyTagsToSnapshot)
            parameters.add(tags)
            return parameters
        }
    }
}
