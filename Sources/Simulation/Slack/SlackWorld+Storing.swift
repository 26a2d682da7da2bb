extension SlackWorld {
    /// Gives the message its `ts`, puts it into its thread, and appends it to the channel.
    mutating func insert(
        _ message: inout Message, thread: Timestamp?, broadcast: Bool, at now: SimulatedTime
    ) throws(SlackFault) {
        let parent = try threadParent(thread, in: message.channel)
        message.ts = nextTimestamp(in: message.channel, at: now)
        if let parent {
            let parentTS = messages[message.channel, default: []][parent].ts
            message.threadTS = parentTS
            message.parentUser = messages[message.channel]?[parent].user
            if broadcast { message.subtype = .threadBroadcast }
            messages[message.channel]?[parent].threadTS = parentTS
            messages[message.channel]?[parent].replies.append(message.ts)
            if messages[message.channel]?[parent].replyUsers.contains(message.user) == false {
                messages[message.channel]?[parent].replyUsers.append(message.user)
            }
        }
        messages[message.channel, default: []].append(message)
        record(.posted(message), in: message.channel, at: now)
    }

    private func threadParent(_ thread: Timestamp?, in channel: String) throws(SlackFault) -> Int? {
        guard let thread else { return nil }
        guard let position = messages[channel]?.position(of: thread) else {
            if settings.orphanReply == .landsInChannel { return nil }
            throw SlackFault("thread_not_found")
        }
        guard messages[channel]?[position].isReply == false else { throw SlackFault("cannot_reply_to_message") }
        return position
    }

    /// Deletes a message: one with replies leaves a tombstone, which goes with its last reply.
    mutating func remove(at position: Int, in channel: String, at now: SimulatedTime) {
        let message = messages[channel, default: []][position]
        pins[channel]?.removeAll { $0 == message.ts }
        for file in message.files { files[file]?.shares.removeAll { $0.channel == channel && $0.ts == message.ts } }
        guard message.replies.isEmpty else {
            let stone = tombstone(of: message)
            messages[channel]?[position] = stone
            return record(.deleted(message, leavesTombstone: true), in: channel, at: now)
        }
        messages[channel]?.remove(at: position)
        record(.deleted(message, leavesTombstone: false), in: channel, at: now)
        guard message.isReply, let thread = message.threadTS, let parent = messages[channel]?.position(of: thread)
        else {
            return
        }
        forget(message, asReplyTo: parent, in: channel)
    }

    private mutating func forget(_ reply: Message, asReplyTo parent: Int, in channel: String) {
        var log = messages[channel, default: []]
        messages[channel] = nil
        log[parent].replies.removeAll { $0 == reply.ts }
        let authors = Set(log[parent].replies.compactMap { log.position(of: $0).map { log[$0].user } })
        log[parent].replyUsers.removeAll { !authors.contains($0) }
        if log[parent].replies.isEmpty {
            log[parent].threadTS = nil
            if log[parent].subtype == .tombstone { log.remove(at: parent) }
        }
        messages[channel] = log
    }

    /// What takes the place of a deleted parent, as seen in hackclub/toriel#238.
    private func tombstone(of message: Message) -> Message {
        var stone = Message(
            channel: message.channel, ts: message.ts, user: "USLACKBOT", team: team,
            text: "This message was deleted.")
        stone.subtype = .tombstone
        stone.threadTS = message.threadTS
        stone.replies = message.replies
        stone.replyUsers = message.replyUsers
        return stone
    }

    /// The text as it is kept: cut to the limit, and rewritten where Slack rewrites.
    func stored(_ text: String) -> (text: String, warnings: [String]) {
        let rewritten = settings.rewritesText ? SlackTyping.asStored(text) : text
        guard rewritten.utf8.count > settings.textLimit, rewritten.unicodeScalars.count > settings.textLimit else {
            return (rewritten, [])
        }
        return (
            String(String.UnicodeScalarView(rewritten.unicodeScalars.prefix(settings.textLimit))), ["message_truncated"]
        )
    }

    /// The blocks as they are kept: each with a `block_id`, text objects with their defaults spelled out.
    mutating func storedBlocks(_ blocks: JSON) -> JSON {
        guard let items = blocks.items else { return blocks }
        var stored: [JSON] = []
        stored.reserveCapacity(items.count)
        for item in items {
            guard var members = item.members else { continue }
            if members["block_id"] == nil { members["block_id"] = .string(randomText(5)) }
            if let text = members["text"] { members["text"] = storedText(text) }
            if let fields = members["fields"]?.items { members["fields"] = .array(fields.map(storedText)) }
            stored.append(.object(members))
        }
        return .array(stored)
    }

    private func storedText(_ object: JSON) -> JSON {
        guard var members = object.members else { return object }
        switch members["type"]?.text {
        case "mrkdwn": members["verbatim"] = members["verbatim"] ?? false
        case "plain_text": members["emoji"] = members["emoji"] ?? true
        default: break
        }
        return .object(members)
    }
}
