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
    /// Under which it is needed, for a simulation.
    var circumstances: Circumstances

    init(
        _ action: IAMAction, _ purpose: String, _ weight: Weight = .partial, isMutating: Bool = false,
        when circumstances: Circumstances = Circumstances()
    ) {
        self.action = action
        self.purpose = purpose
        self.weight = weight
        self.isMutating = isMutating
        self.circumstances = circumstances
    }

    /// What a request looks like beside its action.
    struct Circumstances: Sendable, Hashable {
        /// An ARN without partition and account, which are the caller's; nil: any resource.
        var resource: String?
        /// Condition keys with their values.
        var context: [String: String] = [:]
    }
}

/// What is known of one permission.
package struct PermissionFinding: Sendable, Equatable {
    package enum Verdict: Sendable, Equatable {
        case allowed
        /// Not tried, but allowed by what IAM simulates.
        case simulated
        /// Missing; the sentence names the action.
        case denied(String)
        /// Tried, and something else came back.
        case unclear(String)
        /// Neither tried, because trying would change something, nor simulated.
        case unchecked(String)
    }

    package let permission: Permission
    package let verdict: Verdict
}
