/// Option groups of instances.
extension RDSWorld {
    /// DescribeOptionGroups: all, or one.
    package mutating func describeOptionGroups(
        named name: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedOptionGroup] {
        arrive(.describeOptionGroups, at: time)
        let known = optionGroups + defaultOptionGroups
        if let name, !known.contains(where: { $0.name == name }) { throw .noOptionGroup(name) }
        return known.filter { (name ?? $0.name) == $0.name }.sorted { $0.name < $1.name }
    }

    /// Those that AWS has for each major version of an engine that has option groups, which Aurora PostgreSQL has not.
    private var defaultOptionGroups: [SimulatedOptionGroup] {
        let engines = engineVersions.filter { !$0.engine.hasPrefix("aurora") }
        return Set(engines.map(\.defaultOptionGroup)).sorted { $0.name < $1.name }
    }

    /// Refuses a group that is not there, or not of the engine and major version ("Working with option groups", RDS
    /// user guide). The default ones need not be listed.
    func checkOptionGroup(_ name: String?, of shown: SimulatedInstance) throws(RDSFault) {
        guard let name, !name.hasPrefix("default:") else { return }
        guard let group = optionGroups.first(where: { $0.name == name }) else { throw .noOptionGroup(name) }
        guard group.engine == shown.engine, group.majorVersion == shown.majorVersion else {
            throw .combination("The option group \(name) is for \(group.engine) \(group.majorVersion).")
        }
    }
}

extension EngineVersion {
    fileprivate var defaultOptionGroup: SimulatedOptionGroup {
        let major = version.split(separator: ".").prefix(engine == "postgres" ? 1 : 2)
        return SimulatedOptionGroup(
            "default:\(engine)-\(major.joined(separator: "-"))", engine: engine,
            majorVersion: major.joined(separator: "."))
    }
}

extension RDSFault {
    static func noOptionGroup(_ name: String) -> RDSFault {
        RDSFault(
            code: "OptionGroupNotFoundFault", message: "Specified OptionGroupName: \(name) not found.", httpStatus: 404)
    }
}
