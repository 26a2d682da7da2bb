extension RDS {
    /// The subnets, and with them the availability zones, in which the instances of a database may live.
    package struct DBSubnetGroup: Sendable, Equatable, ReplyShape {
        package var dbSubnetGroupName: String?
        package var dbSubnetGroupDescription: String?
        package var dbSubnetGroupArn: String?
        package var vpcId: String?
        package var subnetGroupStatus: String?
        package var subnets: [Subnet] = []

        package init(_ element: ReplyElement) throws(MalformedReply) {
            dbSubnetGroupName = try element.optional("DBSubnetGroupName")
            dbSubnetGroupDescription = try element.optional("DBSubnetGroupDescription")
            dbSubnetGroupArn = try element.optional("DBSubnetGroupArn")
            vpcId = try element.optional("VpcId")
            subnetGroupStatus = try element.optional("SubnetGroupStatus")
            subnets = try element.structures("Subnets")
        }

        /// The zones of the subnets, each once, in order of first mention.
        package var availabilityZones: [String] {
            var zones: [String] = []
            for case let zone? in subnets.map(\.subnetAvailabilityZone?.name) where !zones.contains(zone) {
                zones.append(zone)
            }
            return zones
        }
    }

    /// A subnet of a subnet group.
    package struct Subnet: Sendable, Equatable, ReplyShape {
        package var subnetIdentifier: String?
        package var subnetStatus: String?
        package var subnetAvailabilityZone: AvailabilityZone?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            subnetIdentifier = try element.optional("SubnetIdentifier")
            subnetStatus = try element.optional("SubnetStatus")
            subnetAvailabilityZone = try element.structure("SubnetAvailabilityZone")
        }
    }

    /// Lists subnet groups, or the one named.
    package struct DescribeDBSubnetGroups: RDSListRequest {
        package typealias Item = DBSubnetGroup
        package static let list = "DBSubnetGroups"

        package var dbSubnetGroupName: String?
        package var filters: [Filter] = []

        package init() {}

        package func encode(into form: inout QueryParameters) {
            form.add("DBSubnetGroupName", dbSubnetGroupName)
            form.add(filters)
        }
    }
}
