/// A message as history, replies and reactions give it.
package struct SlackMessage: Sendable, Hashable {
    /// Who last edited a message, and when.
    package struct Edit: Sendable, Hashable, Codable {
        var user: UserID?
        var ts: SlackTimestamp

        package init(user: UserID?, ts: SlackTimestamp) {
            self.user = user
            self.ts = ts
        }
    }

    package var type: String
    package var subtype: String?
    package var user: UserID?
    package var botID: String?
    package var appID: String?
    /// As Slack sends it: `&`, `<` and `>` escaped, mentions and links in angle brackets.
    package var text: String
    package var ts: SlackTimestamp
    package var threadTS: SlackTimestamp?
    package var replyCount: Int?
    package var latestReply: SlackTimestamp?
    /// Who wrote in the thread below it, possibly not all of them.
    package var replyUsers: [UserID]?
    package var replyUsersCount: Int?
    package var edited: Edit?
    /// Possibly incomplete except in the reply to `reactions.get`; see `SlackReaction.isComplete`.
    package var reactions: [SlackReaction]
    package var metadata: MessageMetadata?
    /// The files that the message shares; by them an upload of unknown outcome is found again.
    package var files: [SharedFile]
    /// The author's workspace; in a shared channel it may not be ours.
    package var team: TeamID?
    package var userTeam: TeamID?

    package init(ts: SlackTimestamp, user: UserID? = nil, text: String = "", threadTS: SlackTimestamp? = nil) {
        type = "message"
        self.ts = ts
        self.user = user
        self.text = text
        self.threadTS = threadTS
        reactions = []
        files = []
    }

    /// Whether this stands where a message with replies was deleted.
    package var isTombstone: Bool { subtype == "tombstone" }

    /// Whether a thread hangs below this message.
    var isThreadParent: Bool { threadTS == ts }

    /// Whether an app or an integration wrote this.
    package var isFromBot: Bool { botID != nil || appID != nil || subtype == "bot_message" }
}

extension SlackMessage: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, subtype, user, text, ts, edited, reactions, metadata, team, files
        case botID = "bot_id"
        case appID = "app_id"
        case threadTS = "thread_ts"
        case replyCount = "reply_count"
        case latestReply = "latest_reply"
        case replyUsers = "reply_users"
        case replyUsersCount = "reply_users_count"
        case userTeam = "user_team"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // Who wrote it and where it stands decide what a message may do: read strictly. The rest only decorates.
        ts = try container.decode(SlackTimestamp.self, forKey: .ts)
        type = try container.decodeIfPresent(String.self, forKey: .type) ?? "message"
        subtype = try container.decodeIfPresent(String.self, forKey: .subtype)
        user = try container.decodeIfPresent(UserID.self, forKey: .user)
        botID = try container.decodeIfPresent(String.self, forKey: .botID)
        appID = try container.decodeIfPresent(String.self, forKey: .appID)
        threadTS = try container.decodeIfPresent(SlackTimestamp.self, forKey: .threadTS)
        text = try container.decodeIfPresent(String.self, forKey: .text) ?? ""
        edited = try container.decodeIfPresent(Edit.self, forKey: .edited)
        team = try container.decodeIfPresent(TeamID.self, forKey: .team)
        userTeam = try container.decodeIfPresent(TeamID.self, forKey: .userTeam)
        reactions = try container.decodeIfPresent([SlackReaction].self, forKey: .reactions) ?? []
        replyCount = container.tolerated(Int.self, .replyCount)
        latestReply = container.tolerated(SlackTimestamp.self, .latestReply)
        replyUsers = container.tolerated([UserID].self, .replyUsers)
        replyUsersCount = container.tolerated(Int.self, .replyUsersCount)
        metadata = container.tolerated(MessageMetadata.self, .metadata)
        files = container.tolerated(LossyArray<SharedFile>.self, .files)?.elements ?? []
    }
}
