/// What is around databases: subnet groups, security groups of EC2, roles of IAM.
extension RDSWorld {
    mutating func answerSubnetGroups(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let found = try describeSubnetGroups(named: form.identifier("DBSubnetGroupName"), at: now)
        let page = try QueryPage(of: found, form) { $0.name }
        var xml = XMLText()
        xml.list("DBSubnetGroups", of: "DBSubnetGroup", page.items) { xml, group in
            xml.add("DBSubnetGroupName", group.name)
            xml.add("DBSubnetGroupDescription", group.name)
            xml.add("DBSubnetGroupArn", arn("subgrp", group.name))
            xml.add("VpcId", group.network)
            xml.add("SubnetGroupStatus", "Complete")
            xml.list("Subnets", of: "Subnet", group.zones) { xml, zone in
                xml.add("SubnetIdentifier", "subnet-\(group.name)-\(zone)")
                xml.nest("SubnetAvailabilityZone") { $0.add("Name", zone) }
                xml.add("SubnetStatus", "Active")
            }
        }
        xml.add("Marker", page.marker)
        return xml
    }

    /// DescribeSecurityGroups by identifiers, the only way in which it is asked here.
    mutating func answerSecurityGroups(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let found = try describeSecurityGroups(form.list("GroupId"), at: now)
        var xml = XMLText()
        xml.list("securityGroupInfo", of: "item", found) { xml, group in
            xml.add("ownerId", account)
            xml.add("groupId", group.identifier)
            xml.add("groupName", group.name)
            xml.add("groupDescription", group.name)
            xml.add("vpcId", group.network)
        }
        return xml
    }

    mutating func answerRole(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let name = try form.required("RoleName")
        let arn = try role(named: name, at: now)
        var xml = XMLText()
        xml.nest("Role") { xml in
            xml.add("Path", "/")
            xml.add("RoleName", name)
            xml.add("RoleId", "AROAEXAMPLE" + name.resourceSuffix.prefix(10))
            xml.add("Arn", arn)
            xml.add("CreateDate", SimulatedTime.epoch)
            xml.add("AssumeRolePolicyDocument", "%7B%7D")
        }
        return xml
    }
}
