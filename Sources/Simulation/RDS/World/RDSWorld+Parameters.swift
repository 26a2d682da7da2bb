extension RDSWorld {
    package typealias GroupScope = SimulatedParameterGroup.Scope

    /// DescribeDB(Cluster)ParameterGroups: all groups of a scope in the order of their names, or one.
    package mutating func describeParameterGroups(
        _ scope: GroupScope, named name: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedParameterGroup] {
        arrive(scope == .cluster ? .describeDBClusterParameterGroups : .describeDBParameterGroups, at: time)
        if let name { return [try known(name, scope)] }
        let defaults = Set(engineVersions.map { "default." + $0.family }).compactMap { parameterGroup($0, scope) }
        return (parameterGroups.filter { $0.scope == scope } + defaults).sorted { $0.name < $1.name }
    }

    /// DescribeDB(Cluster)Parameters, those of one source (`user`, `engine-default`, `system`) or all.
    package mutating func describeParameters(
        of name: String, _ scope: GroupScope, source: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedParameter] {
        arrive(scope == .cluster ? .describeDBClusterParameters : .describeDBParameters, at: time)
        let group = try known(name, scope)
        return group.parameters.filter { (source ?? $0.source) == $0.source }
    }

    /// DescribeEngineDefault(Cluster)Parameters.
    package mutating func describeEngineDefaults(
        of family: String, _ scope: GroupScope, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedParameter] {
        let isCluster = scope == .cluster
        arrive(isCluster ? .describeEngineDefaultClusterParameters : .describeEngineDefaultParameters, at: time)
        try checkFamily(family)
        return SimulatedParameterGroup("", scope, family: family).parameters
    }

    /// CreateDB(Cluster)ParameterGroup: an empty group of a family.
    package mutating func createParameterGroup(
        _ name: String, _ scope: GroupScope, family: String, description: String, tags: [SimulatedTag] = [],
        at time: SimulatedTime
    ) throws(RDSFault) -> SimulatedParameterGroup {
        let action: RDSAction = scope == .cluster ? .createDBClusterParameterGroup : .createDBParameterGroup
        arrive(action, at: time)
        try authorize(needs(ofNewGroup: name, scope, tags: tags))
        guard name.isInstanceIdentifier else {
            throw .value("The parameter group name is not a valid identifier: \(name)")
        }
        try checkFamily(family)
        guard parameterGroup(name, scope) == nil else {
            throw RDSFault(code: "DBParameterGroupAlreadyExists", message: "Parameter group \(name) already exists")
        }
        guard parameterGroups.count(where: { $0.scope == scope }) < 50 else {
            throw RDSFault(code: "DBParameterGroupQuotaExceeded", message: "There are as many groups as there may be.")
        }
        var group = SimulatedParameterGroup(name, scope, family: family, description: description)
        group.tags = tags
        parameterGroups.append(group)
        _ = record(action, cluster: name, .parameterGroupCreated(family: family), isDone: true)
        return group
    }

    /// DeleteDB(Cluster)ParameterGroup, of a group that nothing uses.
    package mutating func deleteParameterGroup(
        _ name: String, _ scope: GroupScope, at time: SimulatedTime
    ) throws(RDSFault) {
        let action: RDSAction = scope == .cluster ? .deleteDBClusterParameterGroup : .deleteDBParameterGroup
        arrive(action, at: time)
        try authorize([onGroup(action, scope, name)])
        let group = try known(name, scope)
        let isUsed =
            scope == .cluster
            ? clusters.contains { $0.shown.parameterGroup == name }
            : instances.contains { $0.shown.parameterGroup == name }
        guard !group.isDefault, !isUsed else {
            throw .groupState("Parameter group \(name) is a default one, or in use.")
        }
        parameterGroups.removeAll { $0.name == name && $0.scope == scope }
        _ = record(action, cluster: name, .parameterGroupDeleted, isDone: true)
    }

    /// A group by a name that the caller gave; the calls on groups have one code for either scope (API reference,
    /// DescribeDBClusterParameters, errors).
    func known(_ name: String, _ scope: GroupScope) throws(RDSFault) -> SimulatedParameterGroup {
        guard let group = parameterGroup(name, scope) else {
            throw RDSFault(
                code: "DBParameterGroupNotFound", message: "Parameter group not found: \(name)", httpStatus: 404)
        }
        return group
    }

    private func checkFamily(_ family: String) throws(RDSFault) {
        guard engineVersions.contains(where: { $0.family == family }) else {
            throw .value("ParameterGroupFamily \(family) is not a valid parameter group family")
        }
    }
}

extension SimulatedParameterGroup {
    /// Every parameter of the family with what the group has for it.
    var parameters: [SimulatedParameter] {
        ParameterCatalogue.definitions(of: family, scope).map { definition in
            if let value = values[definition.name] {
                return SimulatedParameter(definition: definition, value: value, source: "user")
            }
            let source = definition.isModifiable ? "engine-default" : "system"
            return SimulatedParameter(definition: definition, value: definition.engineDefault, source: source)
        }
    }
}

extension RDSFault {
    static func groupState(_ message: String) -> RDSFault {
        RDSFault(code: "InvalidDBParameterGroupState", message: message)
    }
}
