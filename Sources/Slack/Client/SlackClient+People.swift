extension SlackClient {
    /// Who we are (`auth.test`); also fills `grantedScopes`.
    package func identity() async throws(SlackError) -> SlackIdentity {
        try await call(SlackCall(.authTest))
    }

    package func user(_ user: UserID) async throws(SlackError) -> SlackUser {
        let reply: UserReply = try await call(SlackCall(.usersInfo, ["user": user.rawValue]))
        return reply.user
    }

    /// Who is in a user group (`usergroups.users.list`); on a plan without user groups, `plan_upgrade_required`.
    package func members(of group: UsergroupID) async throws(SlackError) -> [UserID] {
        let reply: MembersReply = try await call(SlackCall(.usergroupsUsersList, ["usergroup": group.rawValue]))
        return reply.users
    }

    /// The workspace's enabled user groups, with their handles.
    func usergroups() async throws(SlackError) -> [SlackUsergroup] {
        let reply: UsergroupsReply = try await call(SlackCall(.usergroupsList))
        return reply.usergroups
    }
}

private struct UserReply: Decodable, Sendable {
    var user: SlackUser
}

private struct MembersReply: Decodable, Sendable {
    var users: [UserID]
}

private struct UsergroupsReply: Decodable, Sendable {
    var usergroups: [SlackUsergroup]
}
