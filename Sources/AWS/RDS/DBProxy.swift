package import Foundation

extension RDS {
    /// A proxy in front of databases.
    package struct DBProxy: Sendable, Equatable, ReplyShape {
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

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbProxyName = try element.required("DBProxyName")
            status = try element.required("Status")
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

    /// Databases behind a proxy that share a pool of connections.
    package struct DBProxyTargetGroup: Sendable, Equatable, ReplyShape {
        package var dbProxyName: String
        package var targetGroupName: String
        package var targetGroupArn: String?
        package var isDefault: Bool?
        package var status: String?
        package var createdDate: Date?
        package var updatedDate: Date?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbProxyName = try element.required("DBProxyName")
            targetGroupName = try element.required("TargetGroupName")
            targetGroupArn = try element.optional("TargetGroupArn")
            isDefault = try element.optional("IsDefault")
            status = try element.optional("Status")
            createdDate = try element.optional("CreatedDate")
            updatedDate = try element.optional("UpdatedDate")
        }
    }

    /// An instance behind a proxy, or the cluster that the proxy tracks to find its instances.
    package struct DBProxyTarget: Sendable, Equatable, ReplyShape {
        /// `RDS_INSTANCE`, `RDS_SERVERLESS_ENDPOINT` or `TRACKED_CLUSTER`.
        package var type: String?
        /// The identifier of the instance or of the cluster, not its resource id.
        package var rdsResourceId: String?
        /// The identifier of the Aurora cluster; absent for an instance outside Aurora.
        package var trackedClusterId: String?
        package var targetArn: String?
        package var endpoint: String?
        package var port: Int?
        package var role: String?
        package var targetHealth: TargetHealth?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            type = try element.optional("Type")
            rdsResourceId = try element.optional("RdsResourceId")
            trackedClusterId = try element.optional("TrackedClusterId")
            targetArn = try element.optional("TargetArn")
            endpoint = try element.optional("Endpoint")
            port = try element.optional("Port")
            role = try element.optional("Role")
            targetHealth = try element.structure("TargetHealth")
        }
    }

    /// Whether a proxy reaches a target, and why not.
    package struct TargetHealth: Sendable, Equatable, ReplyShape {
        package var state: String?
        package var reason: String?
        package var description: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            state = try element.optional("State")
            reason = try element.optional("Reason")
            description = try element.optional("Description")
        }
    }

    /// Lists proxies, or the one named.
    package struct DescribeDBProxies: RDSListRequest {
        package typealias Item = DBProxy
        package static let list = "DBProxies"

        var dbProxyName: String?
        var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("DBProxyName", dbProxyName)
            form.add(filters)
        }
    }

    /// Lists the target groups of a proxy, or the one named.
    package struct DescribeDBProxyTargetGroups: RDSListRequest {
        package typealias Item = DBProxyTargetGroup
        package static let list = "TargetGroups"

        var dbProxyName: String
        var targetGroupName: String?
        var filters: [Filter] = []

        package init(dbProxyName: String) {
            self.dbProxyName = dbProxyName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBProxyName", dbProxyName)
            form.add("TargetGroupName", targetGroupName)
            form.add(filters)
        }
    }

    /// Lists what a proxy, or one target group of it, connects to.
    package struct DescribeDBProxyTargets: RDSListRequest {
        package typealias Item = DBProxyTarget
        package static let list = "Targets"

        package var dbProxyName: String
        package var targetGroupName: String?
        package var filters: [Filter] = []

        package init(dbProxyName: String) {
            self.dbProxyName = dbProxyName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBProxyName", dbProxyName)
            form.add("TargetGroupName", targetGroupName)
            form.add(filters)
        }
    }

    /// Makes a proxy connect to clusters or instances.
    package struct RegisterDBProxyTargets: RDSChange {
        package typealias Shown = [DBProxyTarget]
        package static let shown = "DBProxyTargets"

        package var dbProxyName: String
        package var targetGroupName: String?
        package var dbClusterIdentifiers: [String] = []
        package var dbInstanceIdentifiers: [String] = []

        package init(dbProxyName: String) {
            self.dbProxyName = dbProxyName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBProxyName", dbProxyName)
            form.add("TargetGroupName", targetGroupName)
            form.add("DBClusterIdentifiers", each: "member", dbClusterIdentifiers)
            form.add("DBInstanceIdentifiers", each: "member", dbInstanceIdentifiers)
        }

        package func read(_ result: ReplyElement) throws(MalformedReply) -> [DBProxyTarget]? {
            try result.requiredStructures(Self.shown)
        }
    }

    /// Makes a proxy no longer connect to clusters or instances.
    package struct DeregisterDBProxyTargets: RDSSilentChange {
        package var dbProxyName: String
        package var targetGroupName: String?
        package var dbClusterIdentifiers: [String] = []
        package var dbInstanceIdentifiers: [String] = []

        package init(dbProxyName: String) {
            self.dbProxyName = dbProxyName
        }

        package func encode(into form: inout QueryParameters) {
            form.add("DBProxyName", dbProxyName)
            form.add("TargetGroupName", targetGroupName)
            form.add("DBClusterIdentifiers", each: "member", dbClusterIdentifiers)
            form.add("DBInstanceIdentifiers", each: "member", dbInstanceIdentifiers)
        }
    }
}
