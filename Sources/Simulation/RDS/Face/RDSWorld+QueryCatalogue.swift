extension RDSWorld {
    mutating func answerOrderableOptions(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var options = try describeOrderableOptions(
            engine: try form.required("Engine"), engineVersion: form["EngineVersion"],
            instanceClass: form["DBInstanceClass"], at: now)
        if let license = form["LicenseModel"] { options.removeAll { $0.license != license } }
        let key = { (option: OrderableOption) in
            [option.engineVersion, option.instanceClass, option.storageType].joined(separator: "/")
        }
        // Of an instance's engine there are more than a page holds, which has to be in order of the keys.
        if options.contains(where: { $0.limits != nil }) { options.sort { key($0) < key($1) } }
        let page = try QueryPage(of: options, form, key: key)
        var xml = XMLText()
        xml.list("OrderableDBInstanceOptions", of: "OrderableDBInstanceOption", page.items) { xml, option in
            xml.add("Engine", option.engine)
            xml.add("EngineVersion", option.engineVersion)
            xml.add("DBInstanceClass", option.instanceClass)
            xml.add("LicenseModel", option.license)
            xml.list("AvailabilityZones", of: "AvailabilityZone", option.availabilityZones) { $0.add("Name", $1) }
            xml.add("MultiAZCapable", option.isMultiAZCapable)
            xml.add("ReadReplicaCapable", true)
            xml.add("Vpc", true)
            xml.add("StorageType", option.storageType)
            if let limits = option.limits { xml.add(limits) }
            xml.add("SupportsEnhancedMonitoring", true)
            xml.add("SupportsPerformanceInsights", true)
            xml.list("SupportedEngineModes", of: "member", ["provisioned"])
        }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerAccountAttributes() throws(RDSFault) -> XMLText {
        let quotas = try describeAccountAttributes(at: now)
        var xml = XMLText()
        xml.list("AccountQuotas", of: "AccountQuota", quotas) { xml, quota in
            xml.add("AccountQuotaName", quota.name)
            xml.add("Used", quota.used)
            xml.add("Max", quota.maximum)
        }
        return xml
    }

    mutating func answerPendingMaintenance(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let filters = try form.filters(knowing: ["db-cluster-id", "db-instance-id"])
        var actions = try describePendingMaintenance(at: now)
        let asked = (filters["db-cluster-id"] ?? []) + (filters["db-instance-id"] ?? [])
        let wanted = form["ResourceIdentifier"].map { [$0] } ?? asked
        if !wanted.isEmpty {
            let names = wanted.map(QueryForm.identifier(from:))
            actions.removeAll { !names.contains($0.resource) }
        }
        var resources: [(arn: String, actions: [SimulatedMaintenance])] = []
        for action in actions {
            let arn = arn(of: action.resource)
            if let known = resources.firstIndex(where: { $0.arn == arn }) {
                resources[known].actions.append(action)
            } else {
                resources.append((arn, [action]))
            }
        }
        resources.sort { $0.arn < $1.arn }
        let page = try QueryPage(of: resources, form) { $0.arn }
        var xml = XMLText()
        xml.list("PendingMaintenanceActions", of: "ResourcePendingMaintenanceActions", page.items) { xml, resource in
            xml.add(resource.actions, of: resource.arn)
        }
        xml.add("Marker", page.marker)
        return xml
    }

    func arn(of resource: String) -> String {
        if let cluster = clusterIndex(resource) { return clusters[cluster].shown.arn }
        return instanceIndex(resource).map { instances[$0].shown.arn } ?? resource
    }

    mutating func answerEndpoints(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let filters = try form.filters(
            knowing: [
                "db-cluster-endpoint-type", "db-cluster-endpoint-custom-type", "db-cluster-endpoint-id",
                "db-cluster-endpoint-status",
            ])
        let cluster = form.identifier("DBClusterIdentifier")
        var lines: [EndpointLine] = []
        for owner in clusters.map(\.shown) where cluster == nil || owner.identifier == cluster {
            lines.append(
                EndpointLine(key: owner.identifier + "/0", owner: owner, address: owner.endpoint, type: "WRITER"))
            lines.append(
                EndpointLine(key: owner.identifier + "/1", owner: owner, address: owner.readerEndpoint, type: "READER"))
        }
        for custom in try describeCustomEndpoints(of: cluster, at: now) {
            guard let owner = clusterIndex(custom.cluster) else { continue }
            let shown = clusters[owner].shown
            let address = shown.customEndpoints.first { $0.hasPrefix(custom.identifier + ".") } ?? ""
            lines.append(
                EndpointLine(
                    key: custom.cluster + "/2" + custom.identifier, owner: shown, address: address, type: "CUSTOM",
                    custom: custom))
        }
        if let types = filters["db-cluster-endpoint-type"]?.map({ $0.uppercased() }) {
            lines.removeAll { !types.contains($0.type) }
        }
        lines.sort { $0.key < $1.key }
        let page = try QueryPage(of: lines, form) { $0.key }
        var xml = XMLText()
        xml.list("DBClusterEndpoints", of: "DBClusterEndpointList", page.items) { $1.write(to: &$0) }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerGlobalClusters(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var found = try describeGlobalClusters(at: now).sorted { $0.identifier < $1.identifier }
        if let name = form.identifier("GlobalClusterIdentifier") {
            found.removeAll { $0.identifier != name }
            guard !found.isEmpty else {
                throw RDSFault(
                    code: "GlobalClusterNotFoundFault", message: "Global cluster \(name) not found", httpStatus: 404)
            }
        }
        let page = try QueryPage(of: found, form) { $0.identifier }
        var xml = XMLText()
        xml.list("GlobalClusters", of: "GlobalClusterMember", page.items) { xml, global in
            xml.add("GlobalClusterIdentifier", global.identifier)
            xml.add("Status", global.status)
            xml.add("Engine", global.engine)
            xml.add("EngineVersion", global.engineVersion)
            xml.list("GlobalClusterMembers", of: "GlobalClusterMember", global.members) { xml, member in
                xml.add("DBClusterArn", member.clusterARN)
                xml.add("IsWriter", member.isWriter)
                xml.list("Readers", of: "member", [])
            }
        }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerIntegrations(_ form: QueryForm) throws(RDSFault) -> XMLText {
        _ = try form.filters(knowing: [])
        var found = try describeIntegrations(at: now).sorted { $0.name < $1.name }
        if let name = form["IntegrationIdentifier"] {
            found.removeAll { $0.name != name }
            guard !found.isEmpty else {
                throw RDSFault(
                    code: "IntegrationNotFoundFault", message: "Integration \(name) not found.", httpStatus: 404)
            }
        }
        let page = try QueryPage(of: found, form) { $0.name }
        var xml = XMLText()
        xml.list("Integrations", of: "Integration", page.items) { xml, integration in
            xml.add("IntegrationName", integration.name)
            xml.add("IntegrationArn", "arn:aws:rds:\(region):\(account):integration:\(integration.name)")
            xml.add("SourceArn", integration.source)
            xml.add("TargetArn", "arn:aws:redshift-serverless:\(region):\(account):namespace/example")
            xml.add("Status", integration.status)
        }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerEngineVersions(_ form: QueryForm) throws(RDSFault) -> XMLText {
        var found = try describeEngineVersions(
            engine: form["Engine"], version: form["EngineVersion"], at: now)
        if let family = form["DBParameterGroupFamily"] { found.removeAll { $0.family != family } }
        found.sort { ($0.engine, $0.version) < ($1.engine, $1.version) }
        let page = try QueryPage(of: found, form) { $0.engine + "/" + $0.version }
        var xml = XMLText()
        xml.list("DBEngineVersions", of: "DBEngineVersion", page.items) { xml, version in
            xml.add("Engine", version.engine)
            xml.add("EngineVersion", version.version)
            xml.add("DBParameterGroupFamily", version.family)
            xml.add("Status", "available")
            xml.add("SupportsCertificateRotationWithoutRestart", true)
            xml.list("ValidUpgradeTarget", of: "UpgradeTarget", version.upgradeTargets) { xml, target in
                xml.add("Engine", version.engine)
                xml.add("EngineVersion", target.version)
                xml.add("AutoUpgrade", false)
                xml.add("IsMajorVersionUpgrade", target.isMajor)
            }
        }
        xml.add("Marker", page.marker)
        return xml
    }

    mutating func answerTags(_ form: QueryForm) throws(RDSFault) -> XMLText {
        let tags = try listTags(of: try form.required("ResourceName"), at: now)
        var xml = XMLText()
        xml.add(tags)
        return xml
    }
}

/// One endpoint as DescribeDBClusterEndpoints lists it, the cluster's own two included.
private struct EndpointLine: Sendable {
    var key: String
    var owner: SimulatedCluster
    var address: String
    var type: String
    var custom: CustomEndpoint?

    func write(to xml: inout XMLText) {
        xml.add("DBClusterEndpointIdentifier", custom?.identifier)
        xml.add("DBClusterIdentifier", owner.identifier)
        xml.add("Endpoint", address)
        xml.add("Status", "available")
        xml.add("EndpointType", type)
        guard let custom else { return }
        xml.add("CustomEndpointType", custom.type)
        xml.list("StaticMembers", of: "member", custom.staticMembers)
        xml.list("ExcludedMembers", of: "member", custom.excludedMembers)
    }
}
