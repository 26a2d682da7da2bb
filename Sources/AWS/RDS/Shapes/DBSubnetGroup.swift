extension RDS {
    /// The subnets, and with them the availability zones, in which the instances of a database may live.
    package struct DBSubnetGroup: Sendable, Equatable {
        package var dbSubnetGroupName: String?
        package var dbSubnetGroupDescription: String?
        package var dbSubnetGroupArn: String?
        package var vpcId: String?
        package var subnetGroupStatus: String?
        package var subnets: [Subnet] = []

        package init() {}

        /// The zones of the subnets, each once, in order of first mention.
        package var availabilityZones: [String] {
            var zones: [String] = []
            for case let zone? in subnets.map(\.subnetAvailabilityZone?.name) where !zones.contains(zone) {
                zones.append(zone)
            }
            return zones
        }
    }
}

extension RDS.DBSubnetGroup: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        dbSubnetGroupName = try element.optional("DBSubnetGroupName")
        dbSubnetGroupDescription = try element.optional("DBSubnetGroupDescription")
        dbSubnetGroupArn = try element.optional("DBSubnetGroupArn")
        vpcId = try element.optional("VpcId")
        subnetGroupStatus = try element.optional("SubnetGroupStatus")
        subnets = try element.structures("Subnets")
    }
}
