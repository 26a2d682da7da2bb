extension RDS {
    /// The switchover or failover of a global database that is under way.
    package struct FailoverState: Sendable, Equatable {
        package var status: String?
        package var fromDbClusterArn: String?
        package var toDbClusterArn: String?
        package var isDataLossAllowed: Bool?

        package init() {}
    }
}

extension RDS.FailoverState: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        status = try element.optional("Status")
        fromDbClusterArn = try element.optional("FromDbClusterArn")
        toDbClusterArn = try element.optional("ToDbClusterArn")
        isDataLossAllowed = try element.optional("IsDataLossAllowed")
    }
}
