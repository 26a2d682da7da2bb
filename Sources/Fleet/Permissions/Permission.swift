internal import AWS

/// A permission that the bot's role needs, and for what.
package struct Permission: Sendable, Equatable {
    /// How far the bot works without it.
    package enum Weight: String, Sendable {
        /// Nothing works.
        case essential
        /// What it is needed for is not done or, in a plan, not checked.
        case partial
    }

    package let action: IAMAction
    /// What it is needed for: "to see clusters".
    package let purpose: String
    package let weight: Weight
    /// Whether it changes something, so that it cannot be tried.
    package let isMutating: Bool

    init(_ action: IAMAction, _ purpose: String, _ weight: Weight = .partial, isMutating: Bool = false) {
        self.action = action
        self.purpose = purpose
        self.weight = weight
        self.isMutating = isMutating
    }
}

/// What is known of one permission.
package struct PermissionFinding: Sendable, Equatable {
    package enum Verdict: Sendable, Equatable {
        case allowed
        /// Missing; the sentence names the action.
        case denied(String)
        /// Tried, and something else came back.
        case unclear(String)
        /// Not tried, because trying would change something.
        case notVerifiable(String)
    }

    package let permission: Permission
    package let verdict: Verdict
}
