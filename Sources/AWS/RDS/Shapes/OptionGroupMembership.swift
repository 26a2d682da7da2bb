extension RDS {
    /// An option group of an instance.
    package struct OptionGroupMembership: Sendable, Equatable {
        package var optionGroupName: String?
        package var status: String?

        package init() {}
    }
}

extension RDS.OptionGroupMembership: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        optionGroupName = try element.optional("OptionGroupName")
        status = try element.optional("Status")
    }
}
