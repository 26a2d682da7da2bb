extension RDS {
    /// A cluster of a global database.
    package struct GlobalClusterMember: Sendable, Equatable {
        package var dbClusterArn: String
        package var isWriter: Bool
        package var readers: [String] = []
        package var globalWriteForwardingStatus: String?
        package var synchronizationStatus: String?

        package init(dbClusterArn: String, isWriter: Bool) {
            self.dbClusterArn = dbClusterArn
            self.isWriter = isWriter
        }
    }
}

extension RDS.GlobalClusterMember: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            dbClusterArn: try element.required("DBClusterArn"),
            isWriter: try element.required("IsWriter"))
        readers = try element.scalars("Readers")
        globalWriteForwardingStatus = try element.optional("GlobalWriteForwardingStatus")
        synchronizationStatus = try element.optional("SynchronizationStatus")
    }
}
