import Slack

/// The people of the configuration file: ids of users and of user groups, as written there.
package struct PeopleSettings: Sendable, Equatable {
    /// May give commands that change something.
    var operators: [String]
    /// May answer gates; an empty list approves nothing.
    var approvers: [String]
    /// Named in rules of who approves what; of these, those count who are approvers as well.
    var ruleApprovers: [String]

    package init(operators: [String], approvers: [String], ruleApprovers: [String] = []) {
        self.ruleApprovers = ruleApprovers
        self.operators = operators
        self.approvers = approvers
    }

    /// The user groups named, sorted.
    var groups: [UsergroupID] {
        Set((operators + approvers + ruleApprovers).map(UsergroupID.init).filter(\.isWellFormed)).sorted()
    }

    var ruleGroups: [UsergroupID] { Set(ruleApprovers.map(UsergroupID.init).filter(\.isWellFormed)).sorted() }
}
