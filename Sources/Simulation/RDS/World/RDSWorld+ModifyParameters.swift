extension RDSWorld {
    /// ModifyDB(Cluster)ParameterGroup: all settings, or none if one of them is not allowed.
    ///
    /// Static parameters, and those that are to wait, are in force on a member only after its restart.
    package mutating func modifyParameterGroup(
        _ name: String, _ scope: GroupScope, _ settings: [ParameterSetting], at time: SimulatedTime
    ) throws(RDSFault) {
        let action: RDSAction = scope == .cluster ? .modifyDBClusterParameterGroup : .modifyDBParameterGroup
        arrive(action, at: time)
        try authorize([onGroup(action, scope, name)])
        let group = try known(name, scope)
        try check(settings, in: group)
        let changed = settings.filter { group.values[$0.name] != $0.value }
        guard let position = parameterGroups.firstIndex(of: group), !changed.isEmpty else { return }
        for setting in changed { parameterGroups[position].values[setting.name] = setting.value }
        let effect = record(action, cluster: name, .parametersModified(changed.map(\.name).sorted()))
        let waits = changed.contains { $0.method == .pendingReboot }
        markApplying(name, scope)
        let applied = Change.groupApplied(name, scope, needsRestart: waits, effect: effect)
        queue.add(applied, due: now + wait(.parametersApplied))
        remember()
    }

    private func check(_ settings: [ParameterSetting], in group: SimulatedParameterGroup) throws(RDSFault) {
        guard !group.isDefault else {
            throw .groupState("The default parameter group \(group.name) cannot be modified.")
        }
        guard (1...20).contains(settings.count) else {
            throw .value("From 1 to 20 parameters can be modified in one call, and not \(settings.count).")
        }
        let definitions = ParameterCatalogue.definitions(of: group.family, group.scope)
        for setting in settings {
            guard let definition = definitions.first(where: { $0.name == setting.name }) else {
                throw .value("Could not find parameter with name: \(setting.name)")
            }
            guard definition.isModifiable else { throw .value("The parameter \(setting.name) cannot be modified.") }
            guard definition.allows(setting.value) else {
                throw .value("Invalid parameter value: \(setting.value) for: \(setting.name)")
            }
            guard !definition.isStatic || setting.method == .pendingReboot else {
                throw .combination("The parameter \(setting.name) is static and cannot be applied immediately.")
            }
        }
    }

    private mutating func markApplying(_ name: String, _ scope: GroupScope) {
        setApplyStatus(of: name, scope) { $0 == "in-sync" ? "applying" : $0 }
    }

    mutating func groupApplied(_ name: String, _ scope: GroupScope, needsRestart: Bool, effect: Int) {
        setApplyStatus(of: name, scope) { status in
            guard status == "applying" else { return status }
            return needsRestart ? "pending-reboot" : "in-sync"
        }
        complete(effect)
    }

    /// Changes how far all that uses a group has got with applying it.
    private mutating func setApplyStatus(of name: String, _ scope: GroupScope, _ change: (String) -> String) {
        switch scope {
        case .cluster:
            for index in clusters.indices where clusters[index].shown.parameterGroup == name {
                for member in clusters[index].shown.members.indices {
                    let status = clusters[index].shown.members[member].clusterParameterGroupStatus
                    clusters[index].shown.members[member].clusterParameterGroupStatus = change(status)
                }
            }
        case .instance:
            for index in instances.indices where instances[index].shown.parameterGroup == name {
                let status = instances[index].shown.parameterApplyStatus
                instances[index].shown.parameterApplyStatus = change(status)
            }
        }
    }
}
