extension RDS {
    /// The capacity range that an engine version offers to `db.serverless`, in ACU.
    package struct ServerlessV2FeaturesSupport: Sendable, Equatable {
        package var minCapacity: Double?
        package var maxCapacity: Double?

        package init() {}
    }
}

extension RDS.ServerlessV2FeaturesSupport: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        minCapacity = try element.optional("MinCapacity")
        maxCapacity = try element.optional("MaxCapacity")
    }
}
