package import Maintenance

/// What somebody wants to do, as far as rights are concerned.
package enum Right: Sendable, Equatable {
    /// See what there is; nothing is changed by it.
    case read
    /// Plan, start, steer, lock.
    case change
}

/// Who may do something, as it is known when it is asked for.
package struct Operators: Sendable, Equatable {
    package var people: Set<PersonID>
    /// Groups whose members could not be read.
    package var unreadGroups: [String]

    package init(people: Set<PersonID>, unreadGroups: [String] = []) {
        self.people = people
        self.unreadGroups = unreadGroups
    }
}

/// Why a caller is not admitted. Whatever is not known counts against the caller.
package enum Denial: Error, Sendable, Equatable {
    case profileUnread
    case outsider(Outsider)
    /// Groups of operators could not be read, and the caller is not known as one otherwise.
    case operatorsUnread([String])
    case notAnOperator
}

/// The permission to ask for things: comes only out of judging the caller's rights, and is asked for by all that changes
/// anything.
package struct Admission: Sendable, Equatable {
    package let caller: Caller
    package let right: Right

    private init(caller: Caller, right: Right) {
        self.caller = caller
        self.right = right
    }

    /// Judges a caller.
    ///
    /// - Parameters:
    ///   - profile: the caller's profile, read just now, where one is needed; a campaign acts for the person who made it.
    package static func judge(
        _ caller: Caller, for right: Right, profile: Reading<GateReading.Person>, operators: Operators
    ) throws(Denial) -> Admission {
        let admission = Admission(caller: caller, right: right)
        guard caller.way.needsProfile else { return admission }
        switch profile {
        case .unavailable: throw .profileUnread
        case .known(let profile): if let outsider = profile.outsider { throw .outsider(outsider) }
        }
        switch right {
        case .read: return admission
        case .change:
            if operators.people.contains(caller.person) { return admission }
            throw operators.unreadGroups.isEmpty ? .notAnOperator : .operatorsUnread(operators.unreadGroups)
        }
    }
}
