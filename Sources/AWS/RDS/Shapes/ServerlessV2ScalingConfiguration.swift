extension RDS {
    /// The capacity range of a cluster for its `db.serverless` instances, in ACU.
    package struct ServerlessV2ScalingConfiguration: Sendable, Equatable {
        package var minCapacity: Double?
        package var maxCapacity: Double?
        package var secondsUntilAutoPause: Int?

        package init() {}
    }
}

extension RDS.ServerlessV2ScalingConfiguration: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        minCapacity = try element.optional("MinCapacity")
        maxCapacity = try element.optional("MaxCapacity")
        secondsUntilAutoPause = try element.optional("SecondsUntilAutoPause")
    }
}
