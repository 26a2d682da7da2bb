/// Option groups of instances.
extension RDSWorld {
    /// DescribeOptionGroups: all, or one.
    package mutating func describeOptionGroups(
        named name: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> [SimulatedOptionGroup] {
        arrive(.describeOptionGroups, at: time)
        if let name, !optionGroups.contains(where: { $0.name == name }) { throw .noOptionGroup(name) }
        return optionGroups.filter { (name ?? $0.name) == $0.name }.sorted { $0.name < $1.name }
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

extension RDSFault {
    static func noOptionGroup(_ name: String) -> RDSFault {
        RDSFault(
            code: "OptionGroupNotFoundFault", message: "Specified OptionGroupName: \(name) not found.", httpStatus: 404)
    }
}
