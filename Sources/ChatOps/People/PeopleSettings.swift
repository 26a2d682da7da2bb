package import Maintenance
package import Slack

/// The people of the configuration file: ids of users and of user groups, as written there.
package struct PeopleSettings: Sendable, Equatable {
    /// May give commands that change something.
    package var operators: [String]
    /// May answer gates; an empty list approves nothing.
    package var approvers: [String]

    package init(operators: [String], approvers: [String]) {
        self.operators = operators
        self.approvers = approvers
    }

    /// The user groups named, sorted.
    package var groups: [UsergroupID] {
        Set((operators + approvers).map(UsergroupID.init).filter(\.isWellFormed)).sorted()
    }
}

/// Who is who just now: the configured people with their user groups resolved.
package struct PeopleRoster: Sendable, Equatable {
    package let settings: PeopleSettings
    /// Sorted; without the members of groups that could not be read.
    package let operators: [PersonID]
    package let approvers: [PersonID]
    /// Groups among the operators whose members are not known just now: nobody counts as a member of those.
    package let unreadOperatorGroups: [UsergroupID]

    /// Resolves the configured ids; a group without a known membership has no members.
    package init(_ settings: PeopleSettings, members: [UsergroupID: [PersonID]]) {
        self.settings = settings
        operators = Self.resolve(settings.operators, members)
        approvers = Self.resolve(settings.approvers, members)
        unreadOperatorGroups = settings.operators.map(UsergroupID.init).filter {
            $0.isWellFormed && members[$0] == nil
        }
    }

    /// The policies with these people in place of whoever the template names.
    package func policies(_ template: Policies) -> Policies {
        var policies = template
        policies.approval.operators = operators
        policies.approval.approvers = approvers
        return policies
    }

    private static func resolve(_ ids: [String], _ members: [UsergroupID: [PersonID]]) -> [PersonID] {
        var people: Set<PersonID> = []
        for id in ids {
            let group = UsergroupID(id)
            people.formUnion(group.isWellFormed ? members[group] ?? [] : [PersonID(id)])
        }
        return people.sorted()
    }
}
