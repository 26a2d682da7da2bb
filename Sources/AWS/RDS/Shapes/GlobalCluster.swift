extension RDS {
    /// A global database: one writing cluster and its followers in other regions.
    package struct GlobalCluster: Sendable, Equatable {
        package var globalClusterIdentifier: String
        package var globalClusterArn: String?
        package var globalClusterResourceId: String?
        package var status: String?
        package var engine: String?
        package var engineVersion: String?
        package var databaseName: String?
        package var endpoint: String?
        package var storageEncrypted: Bool?
        package var deletionProtection: Bool?
        package var globalClusterMembers: [GlobalClusterMember] = []
        package var failoverState: FailoverState?
        package var tagList: [Tag] = []

        package init(globalClusterIdentifier: String) {
            self.globalClusterIdentifier = globalClusterIdentifier
        }
    }
}

extension RDS.GlobalCluster: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(globalClusterIdentifier: try element.required("GlobalClusterIdentifier"))
        globalClusterArn = try element.optional("GlobalClusterArn")
        globalClusterResourceId = try element.optional("GlobalClusterResourceId")
        status = try element.optional("Status")
        engine = try element.optional("Engine")
        engineVersion = try element.optional("EngineVersion")
        databaseName = try element.optional("DatabaseName")
        endpoint = try element.optional("Endpoint")
        storageEncrypted = try element.optional("StorageEncrypted")
        deletionProtection = try element.optional("DeletionProtection")
        globalClusterMembers = try element.structures("GlobalClusterMembers")
        failoverState = try element.structure("FailoverState")
        tagList = try element.structures("TagList")
    }
}
