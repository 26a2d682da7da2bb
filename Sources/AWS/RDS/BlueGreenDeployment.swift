package import Foundation

extension RDS {
    /// A deployment of blue, the source, and green, the target, and how far it is.
    package struct BlueGreenDeployment: Sendable, Equatable, ReplyShape {
        package var blueGreenDeploymentIdentifier: String
        package var blueGreenDeploymentName: String?
        /// The ARN of blue, which the switchover renames.
        package var source: String?
        /// The ARN of green; absent until it is there.
        package var target: String?
        package var status: String
        package var statusDetails: String?
        package var tasks: [BlueGreenDeploymentTask] = []
        package var switchoverDetails: [SwitchoverDetail] = []
        package var createTime: Date?
        package var deleteTime: Date?
        package var tagList: [Tag] = []

        package init(_ element: ReplyElement) throws(MalformedReply) {
            blueGreenDeploymentIdentifier = try element.required("BlueGreenDeploymentIdentifier")
            status = try element.required("Status")
            blueGreenDeploymentName = try element.optional("BlueGreenDeploymentName")
            source = try element.optional("Source")
            target = try element.optional("Target")
            statusDetails = try element.optional("StatusDetails")
            tasks = try element.structures("Tasks")
            switchoverDetails = try element.structures("SwitchoverDetails")
            createTime = try element.optional("CreateTime")
            deleteTime = try element.optional("DeleteTime")
            tagList = try element.structures("TagList")
        }
    }

    /// A piece of the work of making green.
    package struct BlueGreenDeploymentTask: Sendable, Equatable, ReplyShape {
        package var name: String?
        package var status: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            name = try element.optional("Name")
            status = try element.optional("Status")
        }
    }

    /// A member of blue with its counterpart in green, by ARN, and how far their switchover is.
    package struct SwitchoverDetail: Sendable, Equatable, ReplyShape {
        package var sourceMember: String?
        package var targetMember: String?
        package var status: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            sourceMember = try element.optional("SourceMember")
            targetMember = try element.optional("TargetMember")
            status = try element.optional("Status")
        }
    }

    /// Lists blue/green deployments, or the one named by its identifier.
    package struct DescribeBlueGreenDeployments: RDSListRequest {
        package typealias Item = BlueGreenDeployment
        package static let list = "BlueGreenDeployments"

        var blueGreenDeploymentIdentifier: String?
        var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("BlueGreenDeploymentIdentifier", blueGreenDeploymentIdentifier)
            form.add(filters)
        }
    }

    /// Makes a copy, the green one, of a cluster or an instance, the blue one, that follows it until the switchover.
    ///
    /// Parameter groups are the defaults unless named. Class, storage and file system are for the green of an instance only.
    package struct CreateBlueGreenDeployment: RDSChange {
        package typealias Shown = BlueGreenDeployment
        package static let shown = "BlueGreenDeployment"

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
        package var tags: [Tag] = []

        package init(blueGreenDeploymentName: String, source: String) {
            self.blueGreenDeploymentName = blueGreenDeploymentName
            self.source = source
        }

        package func encode(into form: inout QueryParameters) {
            form.add("BlueGreenDeploymentName", blueGreenDeploymentName)
            form.add("Source", source)
            form.add("TargetEngineVersion", targetEngineVersion)
            form.add("TargetDBClusterParameterGroupName", targetDBClusterParameterGroupName)
            form.add("TargetDBParameterGroupName", targetDBParameterGroupName)
            form.add("TargetDBInstanceClass", targetDBInstanceClass)
            form.add("TargetStorageType", targetStorageType)
            form.add("TargetAllocatedStorage", targetAllocatedStorage)
            form.add("TargetIops", targetIops)
            form.add("TargetStorageThroughput", targetStorageThroughput)
            form.add("UpgradeTargetStorageConfig", upgradeTargetStorageConfig)
            form.add(tags)
        }
    }

    /// Lets green take the names and the traffic of blue.
    package struct SwitchoverBlueGreenDeployment: RDSChange {
        package typealias Shown = BlueGreenDeployment
        package static let shown = "BlueGreenDeployment"

        package var blueGreenDeploymentIdentifier: String
        /// Seconds after which everything is rolled back; 300 unless given.
        package var switchoverTimeout: Int?

        package init(blueGreenDeploymentIdentifier: String) {
            self.blueGreenDeploymentIdentifier = blueGreenDeploymentIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("BlueGreenDeploymentIdentifier", blueGreenDeploymentIdentifier)
            form.add("SwitchoverTimeout", switchoverTimeout)
        }
    }

    /// Deletes a deployment; before its switchover, green with it if asked to.
    package struct DeleteBlueGreenDeployment: RDSChange {
        package typealias Shown = BlueGreenDeployment
        package static let shown = "BlueGreenDeployment"

        package var blueGreenDeploymentIdentifier: String
        /// Refused after the switchover; green then is what serves.
        package var deleteTarget: Bool?

        package init(blueGreenDeploymentIdentifier: String) {
            self.blueGreenDeploymentIdentifier = blueGreenDeploymentIdentifier
        }

        package func encode(into form: inout QueryParameters) {
            form.add("BlueGreenDeploymentIdentifier", blueGreenDeploymentIdentifier)
            form.add("DeleteTarget", deleteTarget)
        }
    }
}
