extension RDS {
    /// A piece of the work of making green.
    package struct BlueGreenDeploymentTask: Sendable, Equatable {
        package var name: String?
        package var status: String?

        package init() {}
    }
}

extension RDS.BlueGreenDeploymentTask: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        name = try element.optional("Name")
        status = try element.optional("Status")
    }
}
