/// An option group of the account, for one major version of an engine; what options it has is not simulated.
package struct SimulatedOptionGroup: Sendable, Hashable {
    package var name: String
    package var engine: String
    package var majorVersion: String

    package init(_ name: String, engine: String, majorVersion: String) {
        self.name = name
        self.engine = engine
        self.majorVersion = majorVersion
    }
}

/// An option group that an instance has, or is about to.
package struct OptionGroupMembership: Sendable, Hashable {
    package var group: String
    /// `in-sync`, `applying` or `pending-maintenance-apply`.
    package var status = "in-sync"
}

extension SimulatedInstance {
    /// The first number of the version with PostgreSQL, the first two with others.
    var majorVersion: String {
        engineVersion.split(separator: ".").prefix(engine.contains("postgres") ? 1 : 2).joined(separator: ".")
    }

    /// The group named, or the default one, which AWS names after engine and major version.
    var shownOptionGroup: String {
        optionGroup ?? "default:\(engine)-\(majorVersion.replacing(".", with: "-"))"
    }

    /// The groups as AWS lists them: the one in force, and the one to come.
    package var optionGroups: [OptionGroupMembership] {
        [OptionGroupMembership(group: shownOptionGroup)] + [pending.optionGroup].compactMap(\.self)
    }
}
