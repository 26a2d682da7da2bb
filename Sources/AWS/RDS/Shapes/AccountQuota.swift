extension RDS {
    /// How much of an account-wide limit is used, such as `DBInstances` or `DBClusters`.
    package struct AccountQuota: Sendable, Equatable {
        package var accountQuotaName: String
        package var used: Int
        package var max: Int

        package init(accountQuotaName: String, used: Int, max: Int) {
            self.accountQuotaName = accountQuotaName
            self.used = used
            self.max = max
        }
    }
}

extension RDS.AccountQuota: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(
            accountQuotaName: try element.required("AccountQuotaName"),
            used: try element.required("Used"),
            max: try element.required("Max"))
    }
}
