extension SlackWorld {
    /// The answer to `auth.test`.
    func identityPage(of caller: Caller) -> SlackPage {
        var page = SlackPage([
            "url": .string("https://\(domain).slack.com/"), "team": .string(domain), "team_id": .string(team),
            "user": .string(users[caller.user]?.name ?? ""), "user_id": .string(caller.user),
            "is_enterprise_install": false,
        ])
        if let botID = caller.botID { page.members["bot_id"] = .string(botID) }
        return page
    }

    /// A message in the shape of history, replies and posts; absent fields are left out, as Slack does.
    func render(_ message: Message) -> JSON {
        var shown: [String: JSON] = [
            "type": "message", "ts": .string(message.ts.text), "user": .string(message.user),
            "text": .string(message.text),
        ]
        if let subtype = message.subtype { shown["subtype"] = .string(subtype.rawValue) }
        if message.subtype == .tombstone { shown["hidden"] = true } else { shown["team"] = .string(message.team) }
        if message.team != team {
            shown["user_team"] = .string(message.team)
            shown["source_team"] = .string(message.team)
        }
        if let id = message.clientMessageID {
            shown["client_msg_id"] = .string(id)
            shown["blocks"] = richText(message.text)
        }
        if let botID = message.botID {
            shown["bot_id"] = .string(botID)
            shown["bot_profile"] = botProfile(botID, message)
        }
        if let appID = message.appID { shown["app_id"] = .string(appID) }
        if let edited = message.edited {
            shown["edited"] = ["user": .string(edited.user), "ts": .string(edited.ts.text)]
        }
        if let blocks = message.blocks { shown["blocks"] = blocks }
        if let attachments = message.attachments { shown["attachments"] = attachments }
        if let metadata = message.metadata { shown["metadata"] = metadata }
        if pins[message.channel]?.contains(message.ts) == true { shown["pinned_to"] = [.string(message.channel)] }
        shown.merge(fileFields(message)) { _, new in new }
        if !message.reactions.isEmpty { shown["reactions"] = .array(message.reactions.map(render)) }
        shown.merge(threadFields(message)) { _, new in new }
        return .object(shown)
    }

    private func threadFields(_ message: Message) -> [String: JSON] {
        guard let thread = message.threadTS else { return [:] }
        var shown: [String: JSON] = ["thread_ts": .string(thread.text)]
        if let parent = message.parentUser { shown["parent_user_id"] = .string(parent) }
        guard let latest = message.replies.last else { return shown }
        shown["reply_count"] = .integer(Int64(message.replies.count))
        shown["reply_users"] = .array(message.replyUsers.prefix(5).map { .string($0) })
        shown["reply_users_count"] = .integer(Int64(message.replyUsers.count))
        shown["latest_reply"] = .string(latest.text)
        shown["is_locked"] = false
        shown["subscribed"] = false
        return shown
    }

    private func render(_ reaction: Reaction) -> JSON {
        [
            "name": .string(reaction.name), "users": .array(reaction.users.map { .string($0) }),
            "count": .integer(Int64(reaction.count)),
        ]
    }

    private func richText(_ text: String) -> JSON {
        let element: JSON = ["type": "text", "text": .string(text)]
        return [["type": "rich_text", "elements": [["type": "rich_text_section", "elements": [element]]]]]
    }

    private func botProfile(_ botID: String, _ message: Message) -> JSON {
        var profile: [String: JSON] = [
            "id": .string(botID), "name": .string(users[message.user]?.name ?? ""), "deleted": false,
            "team_id": .string(message.team),
        ]
        if let appID = message.appID { profile["app_id"] = .string(appID) }
        return .object(profile)
    }

    func render(_ channel: Channel, for caller: Caller) -> JSON {
        [
            "id": .string(channel.id), "name": .string(channel.name), "name_normalized": .string(channel.name),
            "is_channel": true, "is_group": false, "is_im": false, "is_mpim": false,
            "is_private": .bool(channel.isPrivate), "is_archived": .bool(channel.isArchived),
            "is_general": false,
            "is_shared": .bool(channel.isExternallyShared || channel.isOrganisationShared),
            "is_org_shared": .bool(channel.isOrganisationShared),
            "is_ext_shared": .bool(channel.isExternallyShared),
            "is_pending_ext_shared": .bool(channel.isPendingExternallyShared),
            "is_member": .bool(channel.members.contains(caller.user)), "context_team_id": .string(team),
            "topic": ["value": "", "creator": "", "last_set": 0],
            "purpose": ["value": "", "creator": "", "last_set": 0],
        ]
    }

    /// A user; of deactivated ones Slack tells less.
    func render(_ user: User) -> JSON {
        var profile: [String: JSON] = [
            "real_name": .string(user.name), "display_name": .string(user.name), "team": .string(user.team),
        ]
        if let botID = user.botID { profile["bot_id"] = .string(botID) }
        if let appID = user.appID { profile["api_app_id"] = .string(appID) }
        var shown: [String: JSON] = [
            "id": .string(user.id), "team_id": .string(user.team), "name": .string(user.name),
            "deleted": .bool(user.isDeactivated), "is_bot": .bool(user.isBot), "is_app_user": false,
            "profile": .object(profile),
        ]
        guard !user.isDeactivated else { return .object(shown) }
        shown["real_name"] = .string(user.name)
        if !user.enterpriseTeams.isEmpty {
            shown["enterprise_user"] = [
                "id": .string(user.id), "teams": .array(user.enterpriseTeams.map { .string($0) }),
            ]
        }
        shown["tz"] = "Europe/Amsterdam"
        shown["tz_offset"] = 3600
        shown["is_admin"] = .bool(user.isAdmin)
        shown["is_owner"] = false
        shown["is_primary_owner"] = false
        shown["is_restricted"] = .bool(user.isRestricted)
        shown["is_ultra_restricted"] = .bool(user.isUltraRestricted)
        if user.team != team { shown["is_stranger"] = .bool(user.isStranger) }
        return .object(shown)
    }

    func render(_ group: UserGroup, withUsers: Bool) -> JSON {
        var shown: [String: JSON] = [
            "id": .string(group.id), "team_id": .string(team), "is_usergroup": true, "handle": .string(group.handle),
            "name": .string(group.handle), "user_count": .integer(Int64(group.users.count)), "date_delete": 0,
        ]
        if withUsers { shown["users"] = .array(group.users.map { .string($0) }) }
        return .object(shown)
    }
}
