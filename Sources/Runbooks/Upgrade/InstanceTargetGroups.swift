import Maintenance

/// Which parameter groups green of an RDS instance gets: the one that was named, those in use, or new ones with their values.
struct InstanceTargetGroups: Sendable {
    /// Of the instance, sent with the deployment in any case; `nil` where nothing tells which family the version takes.
    let group: String?
    /// Of read replicas, by resource id.
    let ofReplicas: [String: String]
    let made: [ParameterGroupPlan]
    /// What a made group cannot have before the switchover.
    let restored: RestoreParametersStep?
    let findings: [Finding]

    /// - Parameters:
    ///   - version: the one that green runs, or the instance itself.
    ///   - named: the group that everything gets.
    ///   - isInPlace: the instance itself is upgraded, rather than a copy of it.
    init(
        _ topology: InstanceTopology, to version: String, named: String?, inPlace isInPlace: Bool = false,
        seen: UpgradeAnswers, operation: OperationID
    ) {
        let primary = topology.instance
        var builder = TargetGroupBuilder(
            primary.instance, to: version, inPlace: isInPlace, seen: seen, operation: operation)
        let own = primary.instance.parameterGroups.first?.name
        let others = topology.replicas.compactMap { $0.instance.parameterGroups.first?.name }.filter { $0 != own }
        let inUse = own.map { [$0] + Set(others).sorted() } ?? []
        let found = builder.group(.instance, named: named, inUse: inUse)
        let family = seen.family.value
        let common = found ?? family.map { "default.\($0)" } ?? (version == primary.instance.engineVersion ? own : nil)
        group = common
        ofReplicas = topology.replicas.reduce(into: [:]) { groups, replica in
            let name = replica.instance.parameterGroups.first?.name ?? own
            groups[replica.resourceIdentifier] =
                named ?? name.flatMap { builder.target(of: ParameterGroupName(.instance, $0)) } ?? common
        }
        made = builder.made
        restored = builder.restored
        findings = builder.findings
    }
}

extension TargetGroupBuilder {
    /// What takes the place of a group in use; `nil` where nothing tells.
    fileprivate func target(of group: ParameterGroupName) -> String? {
        if let made = made(from: group) { return made }
        guard let family = seen.family.value else { return version == engineVersion ? group.name : nil }
        if group.isDefault { return "default.\(family)" }
        return isOf(family, group) ? group.name : nil
    }
}
