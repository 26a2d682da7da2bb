/// A parameter group as the API names it.
package struct ParameterGroupName: Sendable, Codable, Hashable, Comparable {
    package enum Scope: String, Sendable, Codable, Comparable {
        case cluster
        case instance

        package static func < (left: Scope, right: Scope) -> Bool { left.rawValue < right.rawValue }
    }

    package var scope: Scope
    package var name: String

    package init(_ scope: Scope, _ name: String) {
        self.scope = scope
        self.name = name
    }

    package static func < (left: ParameterGroupName, right: ParameterGroupName) -> Bool {
        (left.scope, left.name) < (right.scope, right.name)
    }

    /// AWS's own groups, which nobody can change.
    package var isDefault: Bool { name.hasPrefix("default.") }
}

/// A parameter group that is to be made, with the values that it is to have.
package struct ParameterGroupPlan: Sendable, Codable, Equatable {
    package struct Setting: Sendable, Codable, Equatable {
        package var name: String
        package var value: String
        /// Takes effect at once; others wait for a restart.
        package var isDynamic: Bool

        package init(name: String, value: String, isDynamic: Bool) {
            self.name = name
            self.value = value
            self.isDynamic = isDynamic
        }
    }

    package var group: ParameterGroupName
    package var family: String
    /// The group whose values it takes over.
    package var source: String
    /// Sorted by name.
    package var settings: [Setting]
    package var tags: [Tag]

    package init(
        group: ParameterGroupName, family: String, source: String, settings: [Setting], tags: [Tag]
    ) {
        self.group = group
        self.family = family
        self.source = source
        self.settings = settings
        self.tags = tags
    }

    /// The most parameters that one call takes (API reference, ModifyDBParameterGroup).
    package static let batchSize = 20
}

/// A parameter group as AWS has it.
package struct ParameterGroupState: Sendable, Equatable {
    package var family: String
    /// Values that somebody set.
    package var values: [String: String]

    package init(family: String, values: [String: String]) {
        self.family = family
        self.values = values
    }

    /// The settings that it lacks.
    package func missing(of settings: [ParameterGroupPlan.Setting]) -> [ParameterGroupPlan.Setting] {
        settings.filter { values[$0.name] != $0.value }
    }
}
