extension RDS {
    /// A condition that RDS reports beside the status, of a cluster or an instance.
    package struct StatusInfo: Sendable, Equatable {
        package var statusType: String?
        package var normal: Bool?
        package var status: String?
        package var message: String?

        package init() {}
    }
}

extension RDS.StatusInfo: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        statusType = try element.optional("StatusType")
        normal = try element.optional("Normal")
        status = try element.optional("Status")
        message = try element.optional("Message")
    }
}
