/// What restores, snapshots of instances, tags and roles need.
///
/// Source: "Actions, resources, and condition keys for Amazon RDS", Service Authorization Reference.
extension RDSWorld {
    func needs(of call: RestoreClusterCall) -> [AccessRequest] {
        let action = RDSAction.restoreDBClusterToPointInTime
        let group = clusterIndex(call.source).map { clusters[$0].shown.subnetGroup }
        return
            ([on(action, cluster: call.source)]
            + needs(of: action, making: call.identifier, call.options, in: group ?? "*"))
            .map { $0.tagging(with: call.options.tags) }
    }

    /// The key of a snapshot that another account shares is asked for as well (Aurora user guide, "Sharing encrypted
    /// snapshots").
    func needs(of call: RestoreSnapshotCall) -> [AccessRequest] {
        let action = RDSAction.restoreDBClusterFromSnapshot
        let snapshot = try? clusterSnapshot(call.snapshot)
        let arn = snapshot?.arn ?? arn("cluster-snapshot", call.snapshot)
        return
            ([AccessRequest(action.permission, on: arn, (snapshot?.tags ?? []).resourceContext)]
            + needs(of: action, making: call.identifier, call.options, in: "default"))
            .map { $0.tagging(with: call.options.tags) }
    }

    func needs(of call: RestoreInstanceCall) -> [AccessRequest] {
        let action = RDSAction.restoreDBInstanceFromDBSnapshot
        let made = [
            onSnapshot(action, call.snapshot),
            onNew(action, "db", call.identifier, call.tags),
            onNew(action, "subgrp", call.subnetGroup ?? "default"),
        ]
        let groups =
            (call.parameterGroup.map { [onGroup(action, .instance, $0)] } ?? [])
            + (call.optionGroup.map { [onNew(action, "og", $0)] } ?? [])
        return (made + groups + tagging("db", call.identifier, call.tags)).map { $0.tagging(with: call.tags) }
    }

    func needs(ofInstanceSnapshot name: String, of instance: String, tags: [SimulatedTag]) -> [AccessRequest] {
        [on(.createDBSnapshot, instance: instance), onNew(.createDBSnapshot, "snapshot", name, tags)]
            + tagging("snapshot", name, tags)
    }

    func needs(of call: CopySnapshotCall) -> [AccessRequest] {
        ([onSnapshot(.copyDBSnapshot, call.source), onNew(.copyDBSnapshot, "snapshot", call.identifier, call.tags)]
            + tagging("snapshot", call.identifier, call.tags) + using(key: call.key))
            .map { $0.tagging(with: call.tags) }
    }

    func needs(ofTagging arn: String, _ tags: [SimulatedTag]) -> [AccessRequest] {
        let context = self.tags(ofARN: arn).resourceContext.merging(tags.requestContext) { $1 }
        return [AccessRequest(RDSAction.addTagsToResource.permission, on: arn, context)]
    }

    func needs(ofUntagging arn: String) -> [AccessRequest] {
        [AccessRequest(RDSAction.removeTagsFromResource.permission, on: arn, tags(ofARN: arn).resourceContext)]
    }

    func needs(of action: RDSAction, cluster: String, role: String) -> [AccessRequest] {
        [on(action, cluster: cluster)] + passing(role, to: "rds.amazonaws.com")
    }

    func needs(ofInstance instance: String, role: String) -> [AccessRequest] {
        [on(.addRoleToDBInstance, instance: instance)] + passing(role, to: "rds.amazonaws.com")
    }

    private func needs(
        of action: RDSAction, making cluster: String, _ options: RestoreOptions, in subnetGroup: String
    ) -> [AccessRequest] {
        [
            onNew(action, "cluster", cluster, options.tags),
            onNew(action, "subgrp", options.subnetGroup ?? subnetGroup),
        ]
            + (options.parameterGroup.map { [onGroup(action, .cluster, $0)] } ?? [])
            + tagging("cluster", cluster, options.tags) + using(key: options.key)
    }

    private func onSnapshot(_ action: RDSAction, _ name: String) -> AccessRequest {
        let snapshot = try? instanceSnapshot(name)
        let arn = snapshot?.arn ?? arn("snapshot", name)
        return AccessRequest(action.permission, on: arn, (snapshot?.tags ?? []).resourceContext)
    }
}

extension AccessRequest {
    /// The tags that a request brings are part of what is asked about each of its resources ("aws:RequestTag/tag-key", IAM User
    /// Guide, "AWS global condition context keys").
    fileprivate func tagging(with tags: [SimulatedTag]) -> AccessRequest {
        AccessRequest(action, on: resource, context.merging(tags.requestContext) { $1 })
    }
}
