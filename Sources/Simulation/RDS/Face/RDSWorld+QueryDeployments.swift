extension RDSWorld {
    mutating func answerCreateDeployment(_ form: QueryForm) throws(RDSFault) -> XMLText {
        if let source = form["Source"], source.contains(":db:") { return try answerCreateInstanceDeployment(form) }
        var call = CreateDeploymentCall(
            name: try form.required("BlueGreenDeploymentName"), source: try form.requiredIdentifier("Source"),
            engineVersion: form["TargetEngineVersion"])
        for name in ["TargetDBInstanceClass", "TargetStorageType", "TargetIops", "TargetAllocatedStorage"]
        where form[name] != nil {
            throw .combination("\(name) cannot be given for a cluster.")
        }
        call.clusterParameterGroup = form.identifier("TargetDBClusterParameterGroupName")
        call.instanceParameterGroup = form.identifier("TargetDBParameterGroupName")
        call.tags = form.tags
        return .deployment(try createDeployment(call, at: now))
    }

    private mutating func answerCreateInstanceDeployment(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var call = CreateInstanceDeploymentCall(
            name: try form.required("BlueGreenDeploymentName"), source: try form.requiredIdentifier("Source"),
            engineVersion: form["TargetEngineVersion"])
        guard form["TargetDBClusterParameterGroupName"] == nil else {
            throw .combination("TargetDBClusterParameterGroupName cannot be given for an instance.")
        }
        call.parameterGroup = form.identifier("TargetDBParameterGroupName")
        call.instanceClass = form["TargetDBInstanceClass"]
        call.storageType = form["TargetStorageType"]
        call.gibibytes = try form.integer("TargetAllocatedStorage")
        call.iops = try form.integer("TargetIops")
        call.throughput = try form.integer("TargetStorageThroughput")
        call.upgradesStorageLayout = try form.flag("UpgradeTargetStorageConfig") ?? false
        call.tags = form.tags
        return .deployment(try createDeployment(call, at: now))
    }

    mutating func answerDeployments(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let filters = try form.filters(
            knowing: ["blue-green-deployment-identifier", "blue-green-deployment-name", "source", "target"])
        var found: [SimulatedDeployment]
        if let identifier = form.identifier("BlueGreenDeploymentIdentifier") {
            found = [try describeDeployment(identifier, at: now)]
        } else {
            found = try describeDeployments(at: now)
        }
        if let wanted = filters["blue-green-deployment-identifier"] {
            found.removeAll { !wanted.contains($0.identifier) }
        }
        if let wanted = filters["blue-green-deployment-name"] { found.removeAll { !wanted.contains($0.name) } }
        if let wanted = filters["source"] { found.removeAll { !wanted.contains($0.source) } }
        if let wanted = filters["target"] { found.removeAll { !wanted.contains($0.target ?? "") } }
        found.sort { $0.identifier < $1.identifier }
        let page = try QueryPage(of: found, form) { $0.identifier }
        var xml = XMLText()
        xml.list("BlueGreenDeployments", of: "member", page.items) { $0.add($1) }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerSwitchover(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let identifier = try form.requiredIdentifier("BlueGreenDeploymentIdentifier")
        let timeout = try form.integer("SwitchoverTimeout") ?? 300
        return .deployment(try switchOver(deployment: identifier, timeout: timeout, at: now))
    }

    mutating func answerDeleteDeployment(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let identifier = try form.requiredIdentifier("BlueGreenDeploymentIdentifier")
        let deletesTarget = try form.flag("DeleteTarget") ?? false
        return .deployment(try deleteDeployment(identifier, deletesTarget: deletesTarget, at: now))
    }
}

extension XMLText {
    fileprivate static func deployment(_ deployment: SimulatedDeployment) -> XMLText {
        var xml = XMLText()
        xml.nest("BlueGreenDeployment") { $0.add(deployment) }
        return xml
    }

    fileprivate mutating func add(_ deployment: SimulatedDeployment) {
        add("BlueGreenDeploymentIdentifier", deployment.identifier)
        add("BlueGreenDeploymentName", deployment.name)
        add("Source", deployment.source)
        add("Target", deployment.target)
        list("SwitchoverDetails", of: "member", deployment.details) { xml, pair in
            xml.add("SourceMember", pair.source)
            xml.add("TargetMember", pair.target)
            xml.add("Status", pair.status.rawValue)
        }
        list("Tasks", of: "member", deployment.tasks) { xml, task in
            xml.add("Name", task.name.rawValue)
            xml.add("Status", task.status.rawValue)
        }
        add("Status", deployment.status.rawValue)
        add("StatusDetails", deployment.statusDetails)
        add("CreateTime", deployment.createdAt)
        add("DeleteTime", deployment.deletedAt)
        add(deployment.tags)
    }
}
