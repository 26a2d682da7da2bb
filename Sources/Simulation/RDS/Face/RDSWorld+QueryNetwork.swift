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

    mutating func answerOptionGroups(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var found = try describeOptionGroups(named: form["OptionGroupName"], at: now)
        if let engine = form["EngineName"] { found.removeAll { $0.engine != engine } }
        if let major = form["MajorEngineVersion"] { found.removeAll { $0.majorVersion != major } }
        let page = try QueryPage(of: found, form) { $0.name }
        var xml = XMLText()
        xml.list("OptionGroupsList", of: "OptionGroup", page.items) { xml, group in
            xml.add("OptionGroupName", group.name)
            xml.add("OptionGroupDescription", group.name)
            xml.add("OptionGroupArn", arn("og", group.name))
            xml.add("EngineName", group.engine)
            xml.add("MajorEngineVersion", group.majorVersion)
            xml.add("AllowsVpcAndNonVpcInstanceMemberships", true)
        }
        xml.add("Marker", page.marker)
        return xml
    }

    /// DescribeSecurityGroups by identifiers, of which each has to be there, or by the filter `group-id`, which passes
    /// over those that are not (EC2 API Reference, DescribeSecurityGroups).
    mutating func answerSecurityGroups(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var found = try describeSecurityGroups(form.list("GroupId"), at: now)
        if let filter = form["Filter.1.Name"] {
            guard filter == "group-id" else { throw .value("The filter '\(filter)' is invalid") }
            let wanted = form.list("Filter.1.Value")
            found.removeAll { !wanted.contains($0.identifier) }
        }
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
