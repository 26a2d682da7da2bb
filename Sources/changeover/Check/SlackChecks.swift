import ChatOps
import Engine
import Maintenance
import Slack

/// What the bot needs of Slack: a token, scopes, channels that it is in, people that there are.
struct SlackChecks: Sendable {
    let config: Config
    let slack: SlackClient

    func rows() async -> [CheckRow] {
        let identity: SlackIdentity
        do {
            identity = try await slack.identity()
        } catch {
            let advice =
                error.passes
                ? "Slack cannot be reached just now (\(error.message)); SLACK_API_URL names another address."
                : "\(error.message) SLACK_BOT_TOKEN has to be the bot token (xoxb-…) of the installed app."
            return [CheckRow(error.passes ? .unclear : .missing, "Slack token", advice)]
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
        return [token] + scopes + places + (await people(identity))
    }

    /// One row for each scope; private channels are read with `groups:` scopes (docs.slack.dev/reference/scopes).
    private func scopes(forPublic isPublic: Bool, forPrivate isPrivate: Bool) async -> [CheckRow] {
        var methods: [SlackMethod] = [
            .chatPostMessage, .conversationsHistory, .conversationsInfo, .reactionsGet, .usersInfo,
            .filesCompleteUploadExternal, .pinsAdd,
        ]
        if config.people.operators.contains(where: { UsergroupID($0).isWellFormed }) {
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
        "files:write": "Without it `events OP --json` brings no file. ",
        "pins:write": "Without it the summary of what is running is not pinned. ",
    ]

    private func look(at channel: Routing.Channel) async -> (row: CheckRow, isPrivate: Bool?) {
        let id = ChannelID(channel.id)
        let subject = "channel \(channel.id)"
        do {
            let place = try await slack.conversation(id)
            let name = "#\(place.name)"
            let problem: String? =
                if !place.isMember {
                    "The bot is not in \(name): type /invite and its name there."
                } else if place.isArchived {
                    "\(name) is archived: unarchive it, or take it out of the configuration."
                } else if channel.role == .operations,
                    place.isExternallyShared || place.isPendingExternallyShared
                {
                    "\(name) is shared with another organisation: gates are not answered there. Name another channel."
                } else {
                    nil
                }
            let row = CheckRow(problem == nil ? .ok : .missing, subject, problem ?? "\(name), \(channel.role.rawValue)")
            return (row, place.isPrivate)
        } catch {
            let advice = error.passes ? "Not read: \(error.message)" : error.advice(in: id)
            // Ids of old private channels begin with G; others are taken for public ones.
            return (CheckRow(error.passes ? .unclear : .missing, subject, advice), channel.id.hasPrefix("G"))
        }
    }

    private func people(_ identity: SlackIdentity) async -> [CheckRow] {
        var rows: [CheckRow] = []
        for id in Set(config.people.operators + config.people.approvers).sorted() {
            let group = UsergroupID(id)
            rows.append(group.isWellFormed ? await look(at: group) : await look(at: UserID(id), of: identity))
        }
        return rows
    }

    private func look(at group: UsergroupID) async -> CheckRow {
        let subject = "user group \(group)"
        do {
            let members = try await slack.members(of: group)
            return members.isEmpty
                ? CheckRow(.missing, subject, "It has no members: nobody is an operator through it.")
                : CheckRow(.ok, subject, "\(members.count) members")
        } catch {
            return CheckRow(error.passes ? .unclear : .missing, subject, error.message)
        }
    }

    private func look(at person: UserID, of identity: SlackIdentity) async -> CheckRow {
        let subject = "person \(person)"
        do {
            let user = try await slack.user(person)
            let problem: String? =
                if user.isDeleted {
                    "is deactivated"
                } else if user.isBot {
                    "is a bot"
                } else if user.isRestricted || user.isUltraRestricted {
                    "is a guest"
                } else if user.isStranger || user.teamID.map({ $0 != identity.teamID }) ?? false {
                    "is of another workspace"
                } else {
                    nil
                }
            return problem.map {
                CheckRow(.missing, subject, "\(user.label) \($0) and does not count: take it out of the configuration.")
            } ?? CheckRow(.ok, subject, user.label)
        } catch {
            return CheckRow(error.passes ? .unclear : .missing, subject, error.message)
        }
    }
}

extension [String] {
    fileprivate var listed: String { joined(separator: ", ") }
}
