extension SlackClient {
    /// Posts a message, in a thread if one is named; `broadcast` shows the reply in the channel as well.
    ///
    /// After an `ambiguous` error the message may be there: find it by its metadata before posting it again.
    package func post(
        _ content: MessageContent, in channel: ChannelID, thread: SlackTimestamp? = nil, broadcast: Bool = false,
        metadata: MessageMetadata? = nil
    ) async throws(SlackError) -> PostedMessage {
        let fitted = content.fitted()
        let message = OutgoingMessage(
            channel: channel, text: fitted.text, blocks: fitted.blocks.isEmpty ? nil : fitted.blocks,
            metadata: metadata, thread_ts: thread, reply_broadcast: thread != nil && broadcast ? true : nil,
            unfurl_links: false, unfurl_media: false)
        return try await call(SlackCall(.chatPostMessage, in: channel, body: message))
    }

    /// Replaces one of our messages; its metadata stays unless other is given. With blocks, Slack shows no "(edited)".
    @discardableResult
    package func update(
        _ ts: SlackTimestamp, in channel: ChannelID, to content: MessageContent, metadata: MessageMetadata? = nil
    ) async throws(SlackError) -> PostedMessage {
        let fitted = content.fitted()
        // Empty blocks are sent, too: they are to take the old ones away.
        let message = OutgoingMessage(
            channel: channel, ts: ts, text: fitted.text, blocks: fitted.blocks, metadata: metadata)
        return try await call(SlackCall(.chatUpdate, body: message))
    }

    /// Shows a message to one user only, for as long as that user's client stays open.
    @discardableResult
    package func postEphemeral(
        _ content: MessageContent, to user: UserID, in channel: ChannelID, thread: SlackTimestamp? = nil
    ) async throws(SlackError) -> SlackTimestamp {
        let fitted = content.fitted()
        let message = OutgoingMessage(
            channel: channel, user: user, text: fitted.text, blocks: fitted.blocks.isEmpty ? nil : fitted.blocks,
            thread_ts: thread)
        let reply: EphemeralReply = try await call(SlackCall(.chatPostEphemeral, body: message))
        return reply.message_ts
    }

    /// The address under which a browser shows the message.
    func permalink(to ts: SlackTimestamp, in channel: ChannelID) async throws(SlackError) -> String {
        let reply: PermalinkReply = try await call(
            SlackCall(.chatGetPermalink, ["channel": channel.rawValue, "message_ts": ts.rawValue]))
        return reply.permalink
    }
}

/// The arguments of the three methods that show a message; what is nil is not sent.
private struct OutgoingMessage: Encodable {
    var channel: ChannelID
    var ts: SlackTimestamp?
    var user: UserID?
    var text: Mrkdwn
    var blocks: [Block]?
    var metadata: MessageMetadata?
    var thread_ts: SlackTimestamp?
    var reply_broadcast: Bool?
    var unfurl_links: Bool?
    var unfurl_media: Bool?
}

private struct EphemeralReply: Decodable, Sendable {
    var message_ts: SlackTimestamp
}

private struct PermalinkReply: Decodable, Sendable {
    var permalink: String
}
