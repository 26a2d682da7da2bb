/// The network that databases are in.
extension RDSWorld {
    /// DescribeDBSubnetGroups: all, or one.
    package mutating func describeSubnetGroups(
        named name: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedSubnetGroup] {
        arrive(.describeDBSubnetGroups, at: time)
        if let name { return [try subnetGroup(name)] }
        return subnetGroups.sorted { $0.name < $1.name }
    }

    /// DescribeSecurityGroups of EC2, of the identifiers given or all.
    package mutating func describeSecurityGroups(
        _ identifiers: [String] = [], at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedSecurityGroup] {
        arrive(.describeSecurityGroups, at: time)
        for identifier in identifiers where !securityGroups.contains(where: { $0.identifier == identifier }) {
            throw RDSFault(
                code: "InvalidGroup.NotFound", message: "The security group '\(identifier)' does not exist")
        }
        return securityGroups.filter { identifiers.isEmpty || identifiers.contains($0.identifier) }
    }

    /// A subnet group by name, in which a database can have a second zone.
    func subnetGroup(_ name: String) throws(RDSFault) -> SimulatedSubnetGroup {
        guard let group = subnetGroups.first(where: { $0.name == name }) else {
            throw RDSFault(
                code: "DBSubnetGroupNotFoundFault", message: "DB subnet group '\(name)' does not exist.",
                httpStatus: 404)
        }
        guard group.zones.count >= 2 else {
            throw RDSFault(
                code: "DBSubnetGroupDoesNotCoverEnoughAZs",
                message: "The DB subnet group \(name) does not cover at least two Availability Zones.")
        }
        return group
    }

    /// The security groups of a new database: those named, or the default one of the network.
    func memberships(of groups: [String]?, in network: String) throws(RDSFault) -> [SecurityGroupMembership] {
        if let groups {
            try checkSecurityGroups(groups)
            return groups.map { SecurityGroupMembership($0) }
        }
        return securityGroups.filter { $0.network == network && $0.name == "default" }
            .map { SecurityGroupMembership($0.identifier) }
    }

    func checkSecurityGroups(_ groups: [String]) throws(RDSFault) {
        guard !groups.isEmpty else { throw .value("At least one security group must be given.") }
        for group in groups where !securityGroups.contains(where: { $0.identifier == group }) {
            throw .value("Invalid security group , groupId= \(group), groupName=.")
        }
    }

    /// Moves a list of memberships to the groups given: those that are new are not in force yet.
    func moved(_ memberships: [SecurityGroupMembership], to groups: [String]) -> [SecurityGroupMembership] {
        groups.map { group in
            if let known = memberships.first(where: { $0.group == group }) { return known }
            var membership = SecurityGroupMembership(group)
            membership.status = "adding"
            return membership
        }
    }
}
