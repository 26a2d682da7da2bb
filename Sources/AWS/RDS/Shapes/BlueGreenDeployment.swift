package import Foundation

extension RDS {
    /// A deployment of blue, the source, and green, the target, and how far it is.
    package struct BlueGreenDeployment: Sendable, Equatable {
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

        package init(blueGreenDeploymentIdentifier: String, status: String) {
            self.blueGreenDeploymentIdentifier = blueGreenDeploymentIdentifier
            self.status = status
        }
    }
}

extension RDS.BlueGreenDeployment: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            blueGreenDeploymentIdentifier: try element.required("BlueGreenDeploymentIdentifier"),
            status: try element.required("Status"))
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
