package import Foundation

extension RDS {
    /// Databases behind a proxy that share a pool of connections.
    package struct DBProxyTargetGroup: Sendable, Equatable {
        package var dbProxyName: String
        package var targetGroupName: String
        package var targetGroupArn: String?
        package var isDefault: Bool?
        package var status: String?
        package var createdDate: Date?
        package var updatedDate: Date?

        package init(dbProxyName: String, targetGroupName: String) {
            self.dbProxyName = dbProxyName
            self.targetGroupName = targetGroupName
        }
    }
}

extension RDS.DBProxyTargetGroup: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            dbProxyName: try element.required("DBProxyName"),
            targetGroupName: try element.required("TargetGroupName"))
        targetGroupArn = try element.optional("TargetGroupArn")
        isDefault = try element.optional("IsDefault")
        status = try element.optional("Status")
        createdDate = try element.optional("CreatedDate")
        updatedDate = try element.optional("UpdatedDate")
    }
}
