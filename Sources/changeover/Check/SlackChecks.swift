import ChatOps
import Engine
import Maintenance
import Slack

/// What the bot needs of Slack: a token, scopes, channels that it is in, people that there are.
struct SlackChecks: Sendable {
    let config: Config
    let slack: SlackClient

    /// Every row, also where Slack does not answer: then they say that they were not looked at.
    func rows() async -> [CheckRow] {
        let identity: SlackIdentity
        do {
            identity = try await slack.identity()
        } catch {
            let advice =
                error.passes
                ? "Slack cannot be reached just now (\(error.message)); SLACK_API_URL names another address."
                : "\(error.message) SLACK_BOT_TOKEN has to be the bot token (xoxb-…) of the installed app."
            let subjects = ["Slack scopes"] + config.channels.map(\.subject) + people.map(\.subject)
            return [CheckRow(error.passes ? .unclear : .missing, "Slack token", advice)]
                + subjects.map { CheckRow(.unclear, $0, "Not looked at: Slack did not say who the bot is.") }
        }
        let token = CheckRow(
            .ok, "Slack token",
            "\(identity.user ?? identity.userID.rawValue) in \(identity.team ?? identity.teamID.rawValue)")
        var places: [CheckRow] = []
        var hasPublic = false
        var hasPrivate = false
        for channel in config.channels {
            let (row, isPrivate) = await look(at: channel)
            places.append(row)
            hasPublic = hasPublic || isPrivate != true
            hasPrivate = hasPrivate || isPrivate == true
        }
        let scopes = await self.scopes(forPublic: hasPublic, forPrivate: hasPrivate)
        var rows = [token] + scopes + places
        for mentioned in people { rows.append(await PeopleChecks(slack: slack, identity: identity).row(mentioned)) }
        return rows
    }

    /// Everybody that the configuration names, by what is wanted of them most.
    private var people: [PeopleChecks.Mentioned] {
        let counting = Set(
            config.people.operators + config.people.approvers + config.approvals.rules.flatMap { $0.approvers ?? [] })
        let called = Set(config.approvals.escalateTo).subtracting(counting)
        let asking = config.people.local.filter { !counting.contains($0.value) && !called.contains($0.value) }
        return counting.sorted().map { PeopleChecks.Mentioned(id: $0, use: .counting) }
            + called.sorted().map { PeopleChecks.Mentioned(id: $0, use: .calling) }
            + Dictionary(grouping: asking, by: \.value).sorted { $0.key < $1.key }.map { person, users in
                PeopleChecks.Mentioned(
                    id: person, use: .asking(user: users.map(\.key).sorted().joined(separator: " and ")))
            }
    }

    /// One row for each scope; private channels are read with `groups:` scopes (docs.slack.dev/reference/scopes).
    private func scopes(forPublic isPublic: Bool, forPrivate isPrivate: Bool) async -> [CheckRow] {
        var methods: [SlackMethod] = [
            .chatPostMessage, .conversationsHistory, .conversationsInfo, .reactionsGet, .usersInfo,
            .filesCompleteUploadExternal, .pinsAdd,
        ]
        if people.contains(where: \.isGroup) {
            methods.append(.usergroupsUsersList)
        }
        let needed = Set(methods.compactMap(\.scope)).flatMap { scope -> [String] in
            guard scope.hasPrefix("channels:") else { return [scope] }
            return (isPublic ? [scope] : [])
                + (isPrivate ? ["groups:" + scope.dropFirst("channels:".count)] : [])
        }.sorted()
        guard let granted = await slack.grantedScopes else {
            return [
                CheckRow(
                    .unclear, "Slack scopes", "Slack did not say which the token has: \(needed.listed) are needed.")
            ]
        }
        return needed.map { scope in
            granted.contains(scope)
                ? CheckRow(.ok, "Slack scope \(scope)")
                : CheckRow(
                    .missing, "Slack scope \(scope)",
                    "\(Self.uses[scope] ?? "")Add it under OAuth & Permissions of the Slack app, then install the app "
                        + "again.")
        }
    }

    /// What alone is missed without a scope that the bot can work without.
    private static let uses = [
        "files:write":
            "Without it `events OP --json` brings no file, and how RDS instances are set is not kept in threads. ",
        "pins:write": "Without it the summary of what is running is not pinned. ",
    ]

    private func look(at channel: Routing.Channel) async -> (row: CheckRow, isPrivate: Bool?) {
        let id = ChannelID(channel.id)
        do {
            let place = try await slack.conversation(id)
            let problem = problem(of: place, for: channel)
            let row = CheckRow(
                problem == nil ? .ok : .missing, channel.subject, problem ?? "#\(place.name), \(channel.role.rawValue)")
            return (row, place.isPrivate)
        } catch {
            let advice = error.passes ? "Not read: \(error.message)" : error.advice(in: id)
            // Ids of old private channels begin with G; others are taken for public ones.
            return (CheckRow(error.passes ? .unclear : .missing, channel.subject, advice), channel.id.hasPrefix("G"))
        }
    }

    /// Judged as the bot judges it when somebody answers there.
    private func problem(of place: SlackConversation, for channel: Routing.Channel) -> String? {
        let name = "#\(place.name)"
        if !place.isMember { return "The bot is not in \(name): type /invite and its name there." }
        if place.isArchived { return "\(name) is archived: unarchive it, or take it out of the configuration." }
        let seen = GateReading.Channel(place, asked: channel.id, isForOperations: channel.role == .operations)
        guard channel.role == .operations, seen.obstacle != nil else { return nil }
        let sharing =
            if place.isExternallyShared {
                "shared with another organisation"
            } else if place.isPendingExternallyShared {
                "about to be shared with another organisation"
            } else {
                "shared between workspaces of the organisation"
            }
        return "\(name) is \(sharing): plans are not started and gates not answered there. Name another channel."
    }
}

extension Routing.Channel {
    fileprivate var subject: String { "channel \(id)" }
}

extension [String] {
    fileprivate var listed: String { joined(separator: ", ") }
}
