extension RDS {
    /// Whether a proxy reaches a target, and why not.
    package struct TargetHealth: Sendable, Equatable {
        package var state: String?
        package var reason: String?
        package var description: String?

        package init() {}
    }
}

extension RDS.TargetHealth: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        state = try element.optional("State")
        reason = try element.optional("Reason")
        description = try element.optional("Description")
    }
}
