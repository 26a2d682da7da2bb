extension RDSWorld {
    /// A parameter group by name; AWS has the default ones of every family, so they need not be listed.
    func parameterGroup(_ name: String, _ scope: SimulatedParameterGroup.Scope) -> SimulatedParameterGroup? {
        if let known = parameterGroups.first(where: { $0.name == name && $0.scope == scope }) { return known }
        guard name.hasPrefix("default.") else { return nil }
        let family = String(name.dropFirst(8))
        guard engineVersions.contains(where: { $0.family == family }) else { return nil }
        return SimulatedParameterGroup(
            name, scope, family: family, description: "Default \(scope.rawValue) parameter group for \(family)")
    }

    /// Refuses a group that is not there, or not of the family.
    func checkParameterGroup(
        _ name: String, _ scope: SimulatedParameterGroup.Scope, family: String
    ) throws(RDSFault) {
        guard let group = parameterGroup(name, scope) else { throw .noParameterGroup(name, scope) }
        guard group.family == family else {
            throw .combination("The parameter group \(name) is of the family \(group.family), not \(family).")
        }
    }

    /// The parameter group family of a cluster's engine version.
    func family(of shown: SimulatedCluster) -> String {
        family(of: shown.engine, shown.engineVersion)
    }

    func family(of engine: String, _ version: String) -> String {
        let known = engineVersions.first { $0.engine == engine && $0.version == version }
        return known?.family ?? engine + version.prefix { $0 != "." }
    }
}

extension RDSFault {
    /// The calls that use a cluster's group have a code of their own for it; those on groups themselves share one.
    static func noParameterGroup(_ name: String, _ scope: SimulatedParameterGroup.Scope) -> RDSFault {
        switch scope {
        case .cluster:
            RDSFault(
                code: "DBClusterParameterGroupNotFound", message: "DBClusterParameterGroup not found: \(name)",
                httpStatus: 404)
        case .instance:
            RDSFault(
                code: "DBParameterGroupNotFound", message: "DBParameterGroup not found: \(name)", httpStatus: 404)
        }
    }
}
