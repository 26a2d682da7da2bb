/// A parameter group of an account, with what its users set in it.
package struct SimulatedParameterGroup: Sendable, Hashable {
    package enum Scope: String, Sendable, Hashable {
        case cluster, instance
    }

    package var name: String
    package var scope: Scope
    package var family: String
    package var description: String
    /// The values set by users, by parameter; everything else is as the family has it.
    package var values: [String: String]
    package var tags: [SimulatedTag] = []

    package init(
        _ name: String, _ scope: Scope, family: String, description: String = "", values: [String: String] = [:]
    ) {
        self.name = name
        self.scope = scope
        self.family = family
        self.description = description
        self.values = values
    }

    /// Whether it is one of those that AWS makes itself, which nobody can change.
    var isDefault: Bool { name.hasPrefix("default.") }
}
