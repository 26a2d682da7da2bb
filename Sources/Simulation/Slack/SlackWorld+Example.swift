extension SlackWorld {
    /// The bot token of the example workspace.
    package static let exampleToken = "xoxb-simulated"
    package static let exampleScopes = [
        "channels:history", "channels:join", "channels:read", "chat:write", "files:write", "groups:history",
        "groups:read", "pins:write", "reactions:read", "reactions:write", "usergroups:read", "users:read",
    ]

    /// A workspace with the people, channels and bot that demo and tests speak of.
    ///
    /// `C0DBAOPS` and `C0STATUS` have everyone in them; `C0SECRET` is private and without the bot, `C0OTHERS` public
    /// and without it, `C0PARTNER` shared with another workspace, `C0ATTIC` archived.
    package static func example(seed: UInt64 = 1, settings: Settings = Settings()) -> SlackWorld {
        var world = SlackWorld(team: "T0EXAMPLE", domain: "example", seed: seed, settings: settings)
        for user in examplePeople { world.add(user) }
        world.add(UserGroup(id: "S0DBATEAM", handle: "dba-team", users: ["U0ALICE", "U0BOB"]))
        world.add(
            exampleToken,
            Token(user: "U0CHANGEOVER", botID: "B0CHANGEOVER", appID: "A0CHANGEOVER", scopes: exampleScopes))
        let everyone = world.users.values.filter { $0.team == world.team && $0.id != "USLACKBOT" }.map(\.id).sorted()
        world.add(Channel(id: "C0DBAOPS", name: "dba-ops", members: everyone))
        world.add(Channel(id: "C0STATUS", name: "db-status", members: everyone))
        world.add(Channel(id: "C0OTHERS", name: "random", members: ["U0ALICE", "U0BOB", "U0MALLORY"]))
        var secret = Channel(id: "C0SECRET", name: "secret", members: ["U0ALICE"])
        secret.isPrivate = true
        world.add(secret)
        var partner = Channel(id: "C0PARTNER", name: "partner", members: everyone + ["U0PARTNER"])
        partner.isExternallyShared = true
        world.add(partner)
        var attic = Channel(id: "C0ATTIC", name: "attic", members: everyone)
        attic.isArchived = true
        world.add(attic)
        return world
    }

    /// Adds a channel that everybody is in.
    package mutating func addChannel(_ id: String) {
        let everyone = users.values.filter { $0.team == team && $0.id != "USLACKBOT" }.map(\.id).sorted()
        add(Channel(id: id, name: id.lowercased(), members: everyone))
    }

    private static var examplePeople: [User] {
        let home = "T0EXAMPLE"
        func person(_ id: String, _ name: String, team: String = home, _ with: (inout User) -> Void = { _ in }) -> User
        {
            var user = User(id: id, team: team, name: name)
            with(&user)
            return user
        }
        func bot(_ user: inout User, _ botID: String, _ appID: String) {
            user.isBot = true
            user.botID = botID
            user.appID = appID
        }
        return [
            person("U0ALICE", "alice"), person("U0BOB", "bob"), person("U0CAROL", "carol"),
            person("U0MALLORY", "mallory"), person("U0ADMIN", "admin") { $0.isAdmin = true },
            person("U0GUEST", "guest") { $0.isRestricted = true },
            person("U0VISITOR", "visitor") {
                $0.isRestricted = true
                $0.isUltraRestricted = true
            },
            person("U0DEPARTED", "departed") { $0.isDeactivated = true },
            person("U0PARTNER", "partner", team: "T0PARTNER"),
            person("U0STRANGER", "stranger", team: "T0STRANGE") { $0.isStranger = true },
            person("U0OTHERBOT", "otherbot") { bot(&$0, "B0OTHERBOT", "A0OTHERBOT") },
            person("U0CHANGEOVER", "changeover") { bot(&$0, "B0CHANGEOVER", "A0CHANGEOVER") },
            // Slack itself does not flag Slackbot as a bot.
            person("USLACKBOT", "slackbot"),
        ]
    }
}
