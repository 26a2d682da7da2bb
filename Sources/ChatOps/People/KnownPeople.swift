package import Maintenance
internal import Slack

/// Who is who just now: the configured people with their user groups resolved.
package struct KnownPeople: Sendable, Equatable {
    let settings: PeopleSettings
    /// Sorted; without the members of groups that could not be read.
    let operators: [PersonID]
    let approvers: [PersonID]
    /// Groups among the operators whose members are not known just now: nobody counts as a member of those.
    let unreadOperatorGroups: [UsergroupID]
    /// The members of the groups that rules name, as far as they are known.
    let ruleMembers: [String: [PersonID]]

    /// Resolves the configured ids; a group without a known membership has no members.
    init(_ settings: PeopleSettings, members: [UsergroupID: [PersonID]]) {
        self.settings = settings
        operators = Self.resolve(settings.operators, members)
        approvers = Self.resolve(settings.approvers, members)
        ruleMembers = settings.ruleGroups.reduce(into: [:]) { $0[$1.rawValue] = members[$1] }
        unreadOperatorGroups = settings.operators.map(UsergroupID.init).filter {
            $0.isWellFormed && members[$0] == nil
        }
    }

    /// The policies with these people in place of whoever the template names.
    package func policies(_ template: Policies) -> Policies {
        var policies = template
        policies.approval.operators = operators
        policies.approval.approvers = approvers
        policies.approval.members = ruleMembers
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
