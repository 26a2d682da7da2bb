extension RDS {
    /// An instance behind a proxy, or the cluster that the proxy tracks to find its instances.
    package struct DBProxyTarget: Sendable, Equatable {
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

        package init() {}
    }
}

extension RDS.DBProxyTarget: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
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
