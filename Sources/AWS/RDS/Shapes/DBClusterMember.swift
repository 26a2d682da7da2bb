extension RDS {
    /// An instance as its cluster lists it.
    package struct DBClusterMember: Sendable, Equatable {
        package var dbInstanceIdentifier: String
        package var isClusterWriter: Bool
        package var dbClusterParameterGroupStatus: String?
        package var promotionTier: Int?

        package init(dbInstanceIdentifier: String, isClusterWriter: Bool) {
            self.dbInstanceIdentifier = dbInstanceIdentifier
            self.isClusterWriter = isClusterWriter
        }
    }
}

extension RDS.DBClusterMember: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            dbInstanceIdentifier: try element.required("DBInstanceIdentifier"),
            isClusterWriter: try element.required("IsClusterWriter"))
        dbClusterParameterGroupStatus = try element.optional("DBClusterParameterGroupStatus")
        promotionTier = try element.optional("PromotionTier")
    }
}
