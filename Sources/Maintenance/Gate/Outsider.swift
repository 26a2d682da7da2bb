/// Why an account counts for nothing, whatever lists it stands in: the judgement of plans, commands and the check. A gate
/// looks at the same flags one by one (`GateCheck`).
package enum Outsider: Sendable, Equatable {
    case bot
    case deactivated
    case guest
    /// Of another workspace or organisation.
    case external
}

extension GateReading.Person {
    /// `nil` for a full member of our workspace.
    package var outsider: Outsider? {
        if isBot { return .bot }
        if isDeactivated { return .deactivated }
        if isGuest { return .guest }
        return isExternal ? .external : nil
    }
}

extension GateReading.Channel {
    /// Why nothing is answered in a channel.
    package enum Obstacle: Sendable, Equatable {
        case notForOperations
        case archived
        /// People of other workspaces are in it, or may be soon.
        case shared
    }

    /// `nil` where gates and plans are answered.
    package var obstacle: Obstacle? {
        if !isForOperations { return .notForOperations }
        if isArchived { return .archived }
        return isShared ? .shared : nil
    }
}

extension GateReading.Channel.Obstacle {
    /// What is the matter with "its channel" or "this channel".
    package var words: String {
        switch self {
        case .notForOperations: "is not one for operations"
        case .archived: "is archived"
        case .shared: "is shared with people of another workspace or organisation"
        }
    }
}
