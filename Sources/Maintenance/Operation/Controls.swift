/// What people told an operation beyond its plan: where to stop, and how long a step may take.
package struct Controls: Sendable, Codable, Equatable {
    /// Steps that are not begun before somebody lets the operation go on, with who said so.
    package internal(set) var holds: [StepID: PersonID] = [:]
    /// How long a step may be in progress, in place of what the plan says.
    package internal(set) var patience: Span?
}

extension KeyedDecodingContainer {
    /// Operations stored before there were controls have none.
    func decode(_ type: Controls.Type, forKey key: Key) throws -> Controls {
        try decodeIfPresent(type, forKey: key) ?? Controls()
    }
}
