extension RDS {
    /// A subnet of a subnet group.
    package struct Subnet: Sendable, Equatable {
        package var subnetIdentifier: String?
        package var subnetStatus: String?
        package var subnetAvailabilityZone: AvailabilityZone?

        package init() {}
    }
}

extension RDS.Subnet: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        subnetIdentifier = try element.optional("SubnetIdentifier")
        subnetStatus = try element.optional("SubnetStatus")
        subnetAvailabilityZone = try element.structure("SubnetAvailabilityZone")
    }
}
