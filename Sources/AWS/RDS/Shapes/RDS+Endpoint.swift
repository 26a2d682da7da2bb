extension RDS {
    /// The address of an instance; absent while it is being created.
    package struct Endpoint: Sendable, Equatable {
        package var address: String?
        package var port: Int?
        package var hostedZoneId: String?

        package init() {}
    }
}

extension RDS.Endpoint: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        address = try element.optional("Address")
        port = try element.optional("Port")
        hostedZoneId = try element.optional("HostedZoneId")
    }
}
