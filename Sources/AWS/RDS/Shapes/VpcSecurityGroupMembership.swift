extension RDS {
    /// A security group of an instance.
    package struct VpcSecurityGroupMembership: Sendable, Equatable {
        package var vpcSecurityGroupId: String?
        package var status: String?

        package init() {}
    }
}

extension RDS.VpcSecurityGroupMembership: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        vpcSecurityGroupId = try element.optional("VpcSecurityGroupId")
        status = try element.optional("Status")
    }
}
