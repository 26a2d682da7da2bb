package import Foundation

extension RDS {
    /// A proxy in front of databases.
    package struct DBProxy: Sendable, Equatable {
        package var dbProxyName: String
        package var dbProxyArn: String?
        package var status: String
        package var engineFamily: String?
        package var endpoint: String?
        package var vpcId: String?
        package var vpcSecurityGroupIds: [String] = []
        package var vpcSubnetIds: [String] = []
        package var roleArn: String?
        package var defaultAuthScheme: String?
        package var requireTLS: Bool?
        package var idleClientTimeout: Int?
        package var debugLogging: Bool?
        package var createdDate: Date?
        package var updatedDate: Date?

        package init(dbProxyName: String, status: String) {
            self.dbProxyName = dbProxyName
            self.status = status
        }
    }
}

extension RDS.DBProxy: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            dbProxyName: try element.required("DBProxyName"),
            status: try element.required("Status"))
        dbProxyArn = try element.optional("DBProxyArn")
        engineFamily = try element.optional("EngineFamily")
        endpoint = try element.optional("Endpoint")
        vpcId = try element.optional("VpcId")
        vpcSecurityGroupIds = try element.scalars("VpcSecurityGroupIds")
        vpcSubnetIds = try element.scalars("VpcSubnetIds")
        roleArn = try element.optional("RoleArn")
        defaultAuthScheme = try element.optional("DefaultAuthScheme")
        requireTLS = try element.optional("RequireTLS")
        idleClientTimeout = try element.optional("IdleClientTimeout")
        debugLogging = try element.optional("DebugLogging")
        createdDate = try element.optional("CreatedDate")
        updatedDate = try element.optional("UpdatedDate")
    }
}
