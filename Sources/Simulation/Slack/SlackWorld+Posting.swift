extension SlackWorld {
    /// The arguments of `chat.postMessage`.
    package struct Post: Sendable, Hashable {
        package var channel: String
        package var text: String
        package var blocks: JSON?
        package var attachments: JSON?
        package var metadata: JSON?
        package var threadTS: Timestamp?
        package var replyBroadcast = false

        package init(channel: String, text: String = "", blocks: JSON? = nil, threadTS: Timestamp? = nil) {
            self.channel = channel
            self.text = text
            self.blocks = blocks
            self.threadTS = threadTS
        }
    }

    /// A stored message, and what Slack remarks about it.
    package struct Posted: Sendable, Hashable {
        package var message: Message
        /// As in `response_metadata.warnings`.
        package var warnings: [String]
    }

    /// `chat.postMessage`.
    mutating func post(_ post: Post, by caller: Caller, at now: SimulatedTime) throws(SlackFault) -> Posted {
        try caller.require("chat:write")
        let channel = try channel(post.channel, for: caller)
        if !caller.scopes.contains("chat:write.public") { try requireMembership(caller, channel) }
        try requireOpen(channel)
        try settings.checkContent(text: post.text, blocks: post.blocks, attachments: post.attachments)
        try settings.checkMetadata(post.metadata)
        let (text, warnings) = stored(post.text)
        var message = Message(
            channel: post.channel, ts: Timestamp(microseconds: 0), user: caller.user, team: team, text: text)
        message.botID = caller.botID
        message.appID = caller.appID
        message.blocks = post.blocks.map { storedBlocks($0) }
        message.attachments = post.attachments
        message.metadata = post.metadata
        try insert(&message, thread: post.threadTS, broadcast: post.replyBroadcast, at: now)
        return Posted(message: message, warnings: warnings)
    }

    /// The arguments of `chat.update`; nil leaves as it is, except that text without blocks removes the blocks.
    package struct Update: Sendable, Hashable {
        package var channel: String
        package var ts: Timestamp
        package var text: String?
        package var blocks: JSON?
        package var attachments: JSON?
        /// An empty object removes what was there.
        package var metadata: JSON?

        package init(channel: String, ts: Timestamp, text: String? = nil, blocks: JSON? = nil) {
            self.channel = channel
            self.ts = ts
            self.text = text
            self.blocks = blocks
        }
    }

    /// `chat.update`: one's own messages only; blocks given means no "(edited)" flag.
    mutating func update(
        _ update: Update, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) -> Posted {
        try caller.require("chat:write")
        let channel = try channel(update.channel, for: caller)
        try requireOpen(channel)
        let position = try position(of: update.ts, in: channel.id)
        var message = messages[channel.id, default: []][position]
        guard message.subtype != .tombstone else { throw SlackFault("message_not_found") }
        guard message.user == caller.user else { throw SlackFault("cant_update_message") }
        try requireEditable(message, at: now)
        try settings.checkContent(text: update.text ?? "", blocks: update.blocks, attachments: update.attachments)
        try settings.checkMetadata(update.metadata)
        let (text, warnings) = stored(update.text ?? message.text)
        message.text = text
        message.blocks = update.blocks.map { storedBlocks($0) }
        message.attachments = update.attachments ?? message.attachments
        if let metadata = update.metadata { message.metadata = metadata.members?.isEmpty == true ? nil : metadata }
        if update.blocks == nil { message.edited = Message.Edit(user: caller.user, ts: editTimestamp(at: now)) }
        messages[channel.id]?[position] = message
        record(.updated(message), in: channel.id, at: now)
        return Posted(message: message, warnings: warnings)
    }

    /// `chat.postEphemeral`: seen by one member, kept nowhere but in the changes.
    mutating func postEphemeral(
        _ post: Post, to user: String, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) -> Timestamp {
        try caller.require("chat:write")
        let channel = try channel(post.channel, for: caller)
        try requireMembership(caller, channel)
        try requireOpen(channel)
        guard channel.members.contains(user) else { throw SlackFault("user_not_in_channel") }
        try settings.checkContent(text: post.text, blocks: post.blocks, attachments: post.attachments)
        let message = EphemeralMessage(
            ts: nextTimestamp(in: channel.id, at: now), from: caller.user, to: user, text: post.text,
            blocks: post.blocks, threadTS: post.threadTS)
        record(.postedEphemeral(message), in: channel.id, at: now)
        return message.ts
    }

    /// `chat.delete`, with a bot's token: one's own messages only.
    mutating func delete(
        _ ts: Timestamp, in channel: String, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) {
        try caller.require("chat:write")
        try requireOpen(self.channel(channel, for: caller))
        let position = try position(of: ts, in: channel)
        let message = messages[channel, default: []][position]
        guard message.subtype != .tombstone else { throw SlackFault("message_not_found") }
        guard message.user == caller.user else { throw SlackFault("cant_delete_message") }
        remove(at: position, in: channel, at: now)
    }

    /// `chat.getPermalink`.
    func permalink(_ ts: Timestamp, in channel: String, by caller: Caller) throws(SlackFault) -> String {
        let channel = try self.channel(channel, for: caller)
        let message = messages[channel.id, default: []][try position(of: ts, in: channel.id)]
        let page = "https://\(domain).slack.com/archives/\(channel.id)/p\(message.ts.microseconds)"
        guard message.isReply, let parent = message.threadTS else { return page }
        return page + "?thread_ts=\(parent.text)&cid=\(channel.id)"
    }

    func position(of ts: Timestamp, in channel: String) throws(SlackFault) -> Int {
        guard let position = messages[channel]?.position(of: ts) else { throw SlackFault("message_not_found") }
        return position
    }

    func requireEditable(_ message: Message, at now: SimulatedTime) throws(SlackFault) {
        guard let window = settings.editWindow else { return }
        let age = Duration.microseconds((now + settings.clockSkew).milliseconds * 1000 - message.ts.microseconds)
        guard age <= window else { throw SlackFault("edit_window_closed") }
    }

    func editTimestamp(at now: SimulatedTime) -> Timestamp {
        // An edit's `ts` has no fraction.
        Timestamp(microseconds: (now + settings.clockSkew).milliseconds / 1000 * 1_000_000)
    }
}
