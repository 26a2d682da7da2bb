extension RDSWorld {
    /// CreateBlueGreenDeployment of a cluster.
    ///
    /// Groups that are not named are the default ones of the green version, whatever blue has (API
    /// reference, CreateBlueGreenDeployment, `TargetDBClusterParameterGroupName`).
    package mutating func createDeployment(
        _ call: CreateDeploymentCall, at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedDeployment {
        arrive(.createBlueGreenDeployment, at: time)
        try authorize(needs(of: call))
        let blue = clusters[try cluster(call.source)]
        try check(call, of: blue)
        let version = try greenVersion(call, of: blue.shown)
        if let group = call.clusterParameterGroup { try checkParameterGroup(group, .cluster, family: version.family) }
        let greenGroup = call.clusterParameterGroup ?? "default." + version.family
        if blue.shown.engine == "aurora-mysql" { try checkScheduler(of: greenGroup) }
        if let group = call.instanceParameterGroup { try checkParameterGroup(group, .instance, family: version.family) }

        let effect = record(
            .createBlueGreenDeployment, cluster: call.source, .deploymentCreated(engineVersion: call.engineVersion))
        let upgrades = version.version != blue.shown.engineVersion
        let tasks: [SimulatedDeployment.Task.Name] =
            [.creatingReplica] + (upgrades ? [.upgrading] : []) + [.configuringBackups, .creatingTopology]
        let shown = SimulatedDeployment(
            identifier: "bgd-" + randomText(16), name: call.name, source: blue.shown.arn,
            tasks: tasks.map { .init(name: $0, status: .pending) }, status: .provisioning, createdAt: now,
            tags: call.tags)
        let state = DeploymentState(
            shown: shown, blue: call.source, green: greenName(of: call.source), version: version,
            clusterParameterGroup: greenGroup,
            instanceParameterGroup: call.instanceParameterGroup ?? "default." + version.family,
            fails: isStruck(by: .deploymentFails), job: 0)
        deployments.append(state)
        let index = deployments.endIndex - 1
        _ = startWork(onDeployment: index, effect: effect)
        then(.beginTask(0), to: index, after: wait(.deploymentShows))
        return shown
    }

    private func check(_ call: CreateDeploymentCall, of blue: ClusterState) throws(RDSFault) {
        guard (1...60).contains(call.name.count) else { throw .value("The name must have from 1 to 60 characters.") }
        let isTaken = deployments.contains { $0.shown.name == call.name || $0.shown.source == blue.shown.arn }
        guard !isTaken else {
            throw RDSFault(
                code: "BlueGreenDeploymentAlreadyExistsFault",
                message: "A blue/green deployment named \(call.name), or of \(call.source), already exists.")
        }
        guard blue.shown.status == "available", !blue.isBusy, blue.shown.writer != nil else {
            throw .clusterState("Cluster \(call.source) is not in available state but \(blue.shown.status).")
        }
        for member in members(of: call.source) where instances[member].shown.status != "available" {
            throw .instanceState("Instance \(instances[member].shown.identifier) is not in available state.")
        }
        guard !blue.shown.hasManagedPassword else {
            throw RDSFault(
                code: "SourceDatabaseNotSupportedFault",
                message: "A master user password managed in Secrets Manager is not supported.")
        }
        guard blue.shown.engineMode == "provisioned", blue.shown.replicationSourceIdentifier == nil else {
            throw .sourceNotSupported("Serverless v1 clusters and cross-region replicas are not supported.")
        }
        try checkReplication(of: blue.shown)
        try checkRoom(forCopyOf: call.source)
    }

    /// Green follows blue by logical replication, which blue must have had switched on (Aurora User Guide,
    /// "Creating a blue/green deployment in Amazon Aurora", preparing for it).
    private func checkReplication(of blue: SimulatedCluster) throws(RDSFault) {
        let group = parameterGroup(blue.parameterGroup, .cluster)
        let isOn =
            blue.engine == "aurora-mysql"
            ? group?.values["binlog_format"].map { $0 != "OFF" } ?? false
            : group?.values["rds.logical_replication"] == "1"
        guard isOn else { throw .sourceNotSupported("The cluster's parameter group has logical replication off.") }
        guard blue.members.allSatisfy({ $0.clusterParameterGroupStatus == "in-sync" }) else {
            throw .sourceNotSupported("The cluster's parameter group is not in force on all instances.")
        }
    }

    /// The Event Scheduler has to be off on green (Aurora user guide, "Limitations for blue/green deployments"); in which
    /// words AWS refuses is not known.
    private func checkScheduler(of group: String) throws(RDSFault) {
        guard parameterGroup(group, .cluster)?.values["event_scheduler"] == "OFF" else {
            throw .combination("The event_scheduler parameter of \(group) must be OFF for the green environment.")
        }
    }

    private func checkRoom(forCopyOf blue: String) throws(RDSFault) {
        guard instances.count + otherInstances + members(of: blue).count <= instanceQuota else {
            throw RDSFault(code: "InstanceQuotaExceeded", message: "There is no room for the green instances.")
        }
        guard clusters.count < clusterQuota else {
            throw RDSFault(
                code: "DBClusterQuotaExceededFault", message: "The account has as many clusters as it may have.",
                httpStatus: 403)
        }
    }

    private func greenVersion(
        _ call: CreateDeploymentCall, of blue: SimulatedCluster
    ) throws(RDSFault) -> EngineVersion {
        let target = call.engineVersion ?? blue.engineVersion
        if target != blue.engineVersion { _ = try checkUpgradePath(of: blue, to: target, allowsMajor: true) }
        let known = engineVersions.first { $0.engine == blue.engine && $0.version == target }
        return known ?? EngineVersion(engine: blue.engine, version: target, family: family(of: blue))
    }

    mutating func greenName(of name: String) -> String {
        "\(name.prefix(50))-green-\(randomText(6))"
    }

    mutating func randomText(_ length: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<length).map { _ in letters[Int(draws.number(in: 0...35))] })
    }
}

extension RDSFault {
    fileprivate static func sourceNotSupported(_ message: String) -> RDSFault {
        RDSFault(code: "SourceClusterNotSupportedFault", message: message)
    }
}
