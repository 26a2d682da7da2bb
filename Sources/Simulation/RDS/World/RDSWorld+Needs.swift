/// What the calls need: the action on each resource they name, and the actions that it depends on.
///
/// Sources: "Actions, resources, and condition keys for Amazon RDS", Service Authorization Reference; "Authorizing access to
/// Amazon Aurora blue/green deployment operations", Aurora User Guide, which says of the resources that AWS makes and changes on
/// the caller's behalf that no part of their names may stand in a policy: they appear here as `*`.
extension RDSWorld {
    func needs(of call: CreateInstanceCall) -> [AccessRequest] {
        [
            onNew(.createDBInstance, "db", call.identifier, call.tags), on(.createDBInstance, cluster: call.cluster),
            onNew(
                .createDBInstance, "subgrp", clusterIndex(call.cluster).map { clusters[$0].shown.subnetGroup } ?? "*"),
        ]
            + tagging("db", call.identifier, call.tags)
            + passing(call.monitoringRole) + using(key: call.performanceInsights?.key)
    }

    func needs(of call: ModifyInstanceCall) -> [AccessRequest] {
        [on(.modifyDBInstance, instance: call.identifier)]
            + (call.parameterGroup.map { [onGroup(.modifyDBInstance, .instance, $0)] } ?? [])
            + (call.optionGroup.map { [onNew(.modifyDBInstance, "og", $0)] } ?? [])
            + passing(call.monitoringRole)
    }

    func needs(of call: DeleteInstanceCall) -> [AccessRequest] {
        let snapshot = call.finalSnapshot.map { [AccessRequest("rds:CreateDBSnapshot", on: arn("snapshot", $0))] }
        return [on(.deleteDBInstance, instance: call.identifier)] + (snapshot ?? [])
    }

    /// A change of version changes the members as well.
    func needs(of call: ModifyClusterCall) -> [AccessRequest] {
        [on(.modifyDBCluster, cluster: call.identifier)]
            + (call.parameterGroup.map { [onGroup(.modifyDBCluster, .cluster, $0)] } ?? [])
            + (call.engineVersion == nil
                ? []
                : members(of: call.identifier).map { on(.modifyDBInstance, instance: instances[$0].shown.identifier) })
    }

    func needs(of call: DeleteClusterCall) -> [AccessRequest] {
        let snapshot = call.finalSnapshot.map { arn("cluster-snapshot", $0) }
        return [on(.deleteDBCluster, cluster: call.identifier)]
            + (snapshot.map { snapshot in
                [
                    AccessRequest("rds:DeleteDBCluster", on: snapshot),
                    on(.createDBClusterSnapshot, cluster: call.identifier),
                    AccessRequest("rds:CreateDBClusterSnapshot", on: snapshot),
                ]
            } ?? [])
    }

    func needs(ofSnapshot name: String, of cluster: String, tags: [SimulatedTag]) -> [AccessRequest] {
        [
            on(.createDBClusterSnapshot, cluster: cluster),
            onNew(.createDBClusterSnapshot, "cluster-snapshot", name, tags),
        ] + tagging("cluster-snapshot", name, tags)
    }

    func needs(of call: ApplyMaintenanceCall) -> [AccessRequest] {
        [
            clusterIndex(call.resource) == nil
                ? on(.applyPendingMaintenanceAction, instance: call.resource)
                : on(.applyPendingMaintenanceAction, cluster: call.resource)
        ]
    }

    func needs(ofNewGroup name: String, _ scope: GroupScope, tags: [SimulatedTag]) -> [AccessRequest] {
        let action: RDSAction = scope == .cluster ? .createDBClusterParameterGroup : .createDBParameterGroup
        return [onNew(action, scope.resourceType, name, tags)] + tagging(scope.resourceType, name, tags)
    }

    func needs(of action: RDSAction, proxy: String) -> [AccessRequest] {
        let group = proxies.first { $0.shown.name == proxy }?.shown.targetGroupARN ?? arn("target-group", "*")
        return [AccessRequest(action.permission, on: group)]
    }

    func needs(of call: CreateDeploymentCall) -> [AccessRequest] {
        let blue = members(of: call.source).map { instances[$0].shown }
        let endpoints = customEndpoints.filter { $0.cluster == call.source }
        let tags = clusterIndex(call.source).map { clusters[$0].shown.tags } ?? []
        return [
            onNew(.createBlueGreenDeployment, "deployment", "*", call.tags),
            on(.createBlueGreenDeployment, cluster: call.source),
            onNew("rds:CreateDBCluster", "cluster", "*", tags),
        ]
            + (call.clusterParameterGroup.map { [onGroup(.createBlueGreenDeployment, .cluster, $0)] } ?? [])
            + (call.instanceParameterGroup.map { [onGroup(.createBlueGreenDeployment, .instance, $0)] } ?? [])
            + tagging("deployment", "*", call.tags) + tagging("cluster", "*", tags)
            + blue.flatMap { member in
                [onNew(.createDBInstance, "db", "*", member.tags)] + tagging("db", "*", member.tags)
                    + passing(member.monitoringRole) + using(key: member.performanceInsights?.key)
            }
            + endpoints.map { _ in onNew("rds:CreateDBClusterEndpoint", "cluster-endpoint", "*", []) }
    }

    func needs(ofSwitchover identifier: String) -> [AccessRequest] {
        [onDeployment(.switchoverBlueGreenDeployment, identifier)]
            + onBehalf(of: identifier, both: true).flatMap { resource in
                resource.isCluster
                    ? [resource.request("rds:ModifyDBCluster"), resource.request("rds:PromoteReadReplicaDBCluster")]
                    : [resource.request("rds:ModifyDBInstance"), resource.request("rds:PromoteReadReplica")]
            }
    }

    /// The same whether the target goes with the deployment or not: the pages make no difference.
    func needs(ofDeletion identifier: String) -> [AccessRequest] {
        let isOfInstance = deployments.contains { $0.shown.identifier == identifier && $0.plan != nil }
        let endpoints = AccessRequest("rds:DeleteDBClusterEndpoint", on: arn("cluster-endpoint", "*"))
        return [onDeployment(.deleteBlueGreenDeployment, identifier)] + (isOfInstance ? [] : [endpoints])
            + onBehalf(of: identifier, both: false).flatMap { resource in
                resource.isCluster
                    ? [resource.request("rds:DeleteDBCluster"), resource.request("rds:PromoteReadReplicaDBCluster")]
                    : [resource.request("rds:DeleteDBInstance"), resource.request("rds:PromoteReadReplica")]
            }
    }
}
