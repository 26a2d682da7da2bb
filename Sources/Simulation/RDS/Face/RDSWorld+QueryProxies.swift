extension RDSWorld {
    mutating func answerProxies(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let page = try QueryPage(of: try describeProxies(named: form["DBProxyName"], at: now), form) { $0.name }
        var xml = XMLText()
        xml.list("DBProxies", of: "member", page.items) { xml, proxy in
            xml.add("DBProxyName", proxy.name)
            xml.add("DBProxyArn", proxy.arn)
            xml.add("Status", proxy.status)
            xml.add("EngineFamily", proxy.engineFamily)
            xml.add("VpcId", "vpc-0example")
            xml.list("VpcSecurityGroupIds", of: "member", ["sg-0example"])
            xml.add("Endpoint", proxy.endpoint)
            xml.add("RequireTLS", true)
            xml.add("IdleClientTimeout", 1800)
            xml.add("DebugLogging", false)
            xml.add("CreatedDate", proxy.createdAt)
            xml.add("UpdatedDate", proxy.createdAt)
        }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerProxyTargetGroups(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let proxy = try describeProxyTargetGroup(
            form["TargetGroupName"] ?? "default", of: try form.required("DBProxyName"), at: now)
        var xml = XMLText()
        xml.list("TargetGroups", of: "member", [proxy]) { xml, proxy in
            xml.add("DBProxyName", proxy.name)
            xml.add("TargetGroupName", "default")
            xml.add("TargetGroupArn", proxy.targetGroupARN)
            xml.add("IsDefault", true)
            xml.add("Status", proxy.status)
            xml.nest("ConnectionPoolConfig") { xml in
                xml.add("MaxConnectionsPercent", 100)
                xml.add("MaxIdleConnectionsPercent", 50)
                xml.add("ConnectionBorrowTimeout", 120)
            }
            xml.add("CreatedDate", proxy.createdAt)
            xml.add("UpdatedDate", proxy.createdAt)
        }
        return xml
    }

    mutating func answerProxyTargets(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let found = try describeProxyTargets(
            of: try form.required("DBProxyName"), group: form["TargetGroupName"] ?? "default", at: now)
        let page = try QueryPage(of: found, form) { ($0.kind == .trackedCluster ? "0" : "1") + $0.resource }
        var xml = XMLText()
        xml.list("Targets", of: "member", page.items) { $0.add($1) }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerRegisterTargets(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let targets = try registerProxyTarget(
            try target(in: form), with: try form.required("DBProxyName"), group: form["TargetGroupName"] ?? "default",
            at: now)
        var xml = XMLText()
        xml.list("DBProxyTargets", of: "member", targets) { $0.add($1) }
        return xml
    }

    mutating func answerDeregisterTargets(_ form: QueryForm) throws(RDSFault) -> XMLText {
        try deregisterProxyTarget(
            try target(in: form), from: try form.required("DBProxyName"), group: form["TargetGroupName"] ?? "default",
            at: now)
        return XMLText()
    }

    /// The one cluster or instance that a call names: a proxy stands before one.
    private func target(in form: QueryForm) throws(RDSFault) -> String {
        let clusters = form.list("DBClusterIdentifiers.member")
        let named = clusters + form.list("DBInstanceIdentifiers.member")
        guard named.count == 1, let target = named.first else {
            throw .combination("One cluster or one instance must be given, and not \(named.count).")
        }
        let identifier = QueryForm.identifier(from: target)
        if clusters.isEmpty, instanceIndex(identifier) == nil { throw .noInstance(identifier) }
        return identifier
    }
}

extension XMLText {
    fileprivate mutating func add(_ target: SimulatedProxyTarget) {
        add("TargetArn", target.arn)
        add("Endpoint", target.endpoint)
        add("TrackedClusterId", target.trackedCluster)
        add("RdsResourceId", target.resource)
        add("Port", target.port)
        add("Type", target.kind.rawValue)
        if target.role != .unknown { add("Role", target.role.rawValue) }
        guard let health = target.health else { return }
        nest("TargetHealth") { xml in
            xml.add("State", health.state)
            guard case .unavailable(let reason, let description) = health else { return }
            xml.add("Reason", reason)
            xml.add("Description", description)
        }
    }
}
