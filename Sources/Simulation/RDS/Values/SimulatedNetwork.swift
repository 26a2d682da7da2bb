/// The subnets, named together, in which databases can be placed.
package struct SimulatedSubnetGroup: Sendable, Hashable {
    package var name: String
    package var network: String
    /// The zones of its subnets.
    package var zones: [String]

    package init(
        _ name: String, network: String = "vpc-0example", zones: [String] = ["us-east-1a", "us-east-1b", "us-east-1c"]
    ) {
        self.name = name
        self.network = network
        self.zones = zones
    }
}

/// A security group of the network.
package struct SimulatedSecurityGroup: Sendable, Hashable {
    package var identifier: String
    package var network: String
    /// `default` for the one that every network has.
    package var name: String

    package init(_ identifier: String, network: String = "vpc-0example", name: String? = nil) {
        self.identifier = identifier
        self.network = network
        self.name = name ?? identifier
    }
}

/// A security group that a database belongs to, or is about to.
package struct SecurityGroupMembership: Sendable, Hashable {
    package var group: String
    /// `active`, or `adding` until it is in force.
    package var status = "active"

    package init(_ group: String) {
        self.group = group
    }
}

/// A role of IAM by which a database reaches other services.
package struct SimulatedRole: Sendable, Hashable {
    package var arn: String
    package var feature: String?
    /// `PENDING` until the database can take the role, then `ACTIVE`.
    package var status = "ACTIVE"

    package init(_ arn: String, feature: String? = nil) {
        self.arn = arn
        self.feature = feature
    }
}
