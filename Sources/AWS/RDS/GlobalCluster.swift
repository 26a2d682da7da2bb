extension RDS {
    /// A global database: one writing cluster and its followers in other regions.
    package struct GlobalCluster: Sendable, Equatable, ReplyShape {
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

        package init(_ element: ReplyElement) throws(MalformedReply) {
            globalClusterIdentifier = try element.required("GlobalClusterIdentifier")
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

    /// A cluster of a global database.
    package struct GlobalClusterMember: Sendable, Equatable, ReplyShape {
        package var dbClusterArn: String
        package var isWriter: Bool
        package var readers: [String] = []
        package var globalWriteForwardingStatus: String?
        package var synchronizationStatus: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbClusterArn = try element.required("DBClusterArn")
            isWriter = try element.required("IsWriter")
            readers = try element.scalars("Readers")
            globalWriteForwardingStatus = try element.optional("GlobalWriteForwardingStatus")
            synchronizationStatus = try element.optional("SynchronizationStatus")
        }
    }

    /// The switchover or failover of a global database that is under way.
    package struct FailoverState: Sendable, Equatable, ReplyShape {
        var status: String?
        var fromDbClusterArn: String?
        var toDbClusterArn: String?
        var isDataLossAllowed: Bool?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            status = try element.optional("Status")
            fromDbClusterArn = try element.optional("FromDbClusterArn")
            toDbClusterArn = try element.optional("ToDbClusterArn")
            isDataLossAllowed = try element.optional("IsDataLossAllowed")
        }
    }

    /// Lists global databases, or the one named.
    package struct DescribeGlobalClusters: RDSListRequest {
        package typealias Item = GlobalCluster
        package static let list = "GlobalClusters"

        package var globalClusterIdentifier: String?
        package var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("GlobalClusterIdentifier", globalClusterIdentifier)
            form.add(filters)
        }
    }
}
