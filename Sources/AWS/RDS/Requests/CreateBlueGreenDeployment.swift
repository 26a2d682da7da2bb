extension RDS {
    /// Makes a copy, the green one, of a cluster or an instance, the blue one, that follows it until the switchover.
    ///
    /// Parameter groups are the defaults unless named. Class, storage and file system are for the green of an instance only.
    package struct CreateBlueGreenDeployment: RDSRequest {
        package static let kind = AWSCall.Kind.mutating

        package var blueGreenDeploymentName: String
        /// The ARN of what is copied.
        package var source: String
        package var targetEngineVersion: String?
        package var targetDBClusterParameterGroupName: String?
        package var targetDBParameterGroupName: String?
        package var targetDBInstanceClass: String?
        package var targetStorageType: String?
        package var targetAllocatedStorage: Int?
        package var targetIops: Int?
        package var targetStorageThroughput: Int?
        package var upgradeTargetStorageConfig: Bool?
        package var tags: [Tag]

        package init(
            blueGreenDeploymentName: String,
            source: String,
            targetEngineVersion: String? = nil,
            targetDBClusterParameterGroupName: String? = nil,
            targetDBParameterGroupName: String? = nil,
            targetDBInstanceClass: String? = nil,
            targetStorageType: String? = nil,
            targetAllocatedStorage: Int? = nil,
            targetIops: Int? = nil,
            targetStorageThroughput: Int? = nil,
            upgradeTargetStorageConfig: Bool? = nil,
            tags: [Tag] = []
        ) {
            self.blueGreenDeploymentName = blueGreenDeploymentName
            self.source = source
            self.targetEngineVersion = targetEngineVersion
            self.targetDBClusterParameterGroupName = targetDBClusterParameterGroupName
            self.targetDBParameterGroupName = targetDBParameterGroupName
            self.targetDBInstanceClass = targetDBInstanceClass
            self.targetStorageType = targetStorageType
            self.targetAllocatedStorage = targetAllocatedStorage
            self.targetIops = targetIops
            self.targetStorageThroughput = targetStorageThroughput
            self.upgradeTargetStorageConfig = upgradeTargetStorageConfig
            self.tags = tags
        }

        package var parameters: QueryParameters {
            var parameters = QueryParameters()
            parameters.add("BlueGreenDeploymentName", blueGreenDeploymentName)
            parameters.add("Source", source)
            parameters.add("TargetEngineVersion", targetEngineVersion)
            parameters.add("TargetDBClusterParameterGroupName", targetDBClusterParameterGroupName)
            parameters.add("TargetDBParameterGroupName", targetDBParameterGroupName)
            parameters.add("TargetDBInstanceClass", targetDBInstanceClass)
            parameters.add("TargetStorageType", targetStorageType)
            parameters.add("TargetAllocatedStorage", targetAllocatedStorage)
            parameters.add("TargetIops", targetIops)
            parameters.add("TargetStorageThroughput", targetStorageThroughput)
            parameters.add("UpgradeTargetStorageConfig", upgradeTargetStorageConfig)
            parameters.add(tags)
            return parameters
        }
    }
}
