/// What people told an operation beyond its plan: where to stop, and how long a step may take.
package struct Controls: Sendable, Codable, Equatable {
    /// Steps that are not begun before somebody lets the operation go on, with who said so.
    package internal(set) var holds: [StepID: PersonID] = [:]
    /// How long a step may be in progress, in place of what the plan says.
    package internal(set) var patience: Span?
}

/// The names under which it is stored.
extension Controls {
    private enum CodingKeys: String, CodingKey {
        case holds, patience
    }
}
