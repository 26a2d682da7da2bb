import Maintenance

/// Which parameter groups the upgraded cluster gets: those that were named, those in use, or new ones with the values of
/// those in use.
struct TargetGroups: Sendable {
    /// `nil` takes the default group of the family.
    let cluster: String?
    let instance: String?
    /// Of members that have another group than the writer, and so get another than `instance`.
    let ofMembers: [InstanceID: String]
    let made: [ParameterGroupPlan]
    /// What a made group cannot have before the switchover.
    let restored: RestoreParametersStep?
    let findings: [Finding]

    init(
        _ request: UpgradeRunbook, membership: Membership, writer: Instance, seen: UpgradeAnswers,
        operation: OperationID
    ) {
        var builder = TargetGroupBuilder(request, of: membership.cluster, seen: seen, operation: operation)
        cluster = builder.group(
            .cluster, named: request.clusterParameterGroup, inUse: membership.cluster.parameterGroup.map { [$0] } ?? [])
        let ofWriter = writer.parameterGroups.first?.name
        let own = membership.entries.filter { !$0.isAutoscaled }.compactMap { entry in
            entry.instance?.parameterGroups.first.map { (entry.identifier, $0.name) }
        }
        let others = own.filter { $0.1 != ofWriter }
        instance = builder.group(
            .instance, named: request.instanceParameterGroup,
            inUse: (ofWriter.map { [$0] } ?? []) + Set(others.map(\.1)).sorted())
        ofMembers = request.instanceParameterGroup == nil ? builder.groups(of: others) : [:]
        made = builder.made
        restored = builder.restored
        findings = builder.findings
    }
}
