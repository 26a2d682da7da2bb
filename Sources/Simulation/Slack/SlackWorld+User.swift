extension SlackWorld {
    /// A person, guest, bot or stranger, with the flags by which a gate tells them apart.
    package struct User: Sendable, Hashable {
        package var id: String
        package var team: String
        package var name: String
        package var isAdmin = false
        package var isBot = false
        /// For bots: the `B…` id that their messages carry.
        package var botID: String?
        package var appID: String?
        package var isDeactivated = false
        /// A guest of several channels; single-channel guests carry both flags.
        package var isRestricted = false
        package var isUltraRestricted = false
        /// Of another workspace and in no channel shared with ours (others of another workspace only differ in `team`).
        package var isStranger = false
        /// The workspaces of an Enterprise organisation that the user belongs to.
        package var enterpriseTeams: [String] = []
    }

    package struct UserGroup: Sendable, Hashable {
        package var id: String
        package var handle: String
        package var users: [String]
        package var isDisabled = false
    }

    mutating func add(_ user: User) {
        users[user.id] = user
    }

    /// Changes a user's flags or name from outside, as a workspace admin would.
    package mutating func change(user id: String, _ change: (inout User) -> Void) {
        guard var user = users[id] else { return }
        change(&user)
        users[id] = user
    }

    mutating func add(_ group: UserGroup) {
        userGroups[group.id] = group
    }

    package mutating func change(userGroup id: String, _ change: (inout UserGroup) -> Void) {
        guard var group = userGroups[id] else { return }
        change(&group)
        userGroups[id] = group
    }
}
