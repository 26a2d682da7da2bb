extension RDS {
    /// A member of blue with its counterpart in green, by ARN, and how far their switchover is.
    package struct SwitchoverDetail: Sendable, Equatable {
        package var sourceMember: String?
        package var targetMember: String?
        package var status: String?

        package init() {}
    }
}

extension RDS.SwitchoverDetail: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        sourceMember = try element.optional("SourceMember")
        targetMember = try element.optional("TargetMember")
        status = try element.optional("Status")
    }
}
