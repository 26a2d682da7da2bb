import Logging

extension SlackClient {
    /// The channel's messages in range, without the replies in threads (`conversations.history`).
    package func history(of channel: ChannelID, _ query: MessageQuery = MessageQuery()) async throws(SlackError)
        -> MessageReading
    {
        let (drain, end) = try await drain(.conversationsHistory, of: channel, thread: nil, query)
        return drain.reading(end: end)
    }

    /// The newest messages of the channel, at most as many as named, in one call. Slack gives the newest first
    /// (docs.slack.dev, conversations.history).
    package func newest(_ limit: Int, of channel: ChannelID) async throws(SlackError) -> MessageReading {
        let query = MessageQuery(pageSize: limit, includesMetadata: false, maximumPages: 1)
        var drain = MessageDrain(query)
        _ = drain.take(try await page(.conversationsHistory, of: channel, thread: nil, query, cursor: nil))
        return drain.reading(end: .complete)
    }

    /// The messages of a thread in range; `thread` is the timestamp of any of them (`conversations.replies`).
    package func replies(
        to thread: SlackTimestamp, in channel: ChannelID, _ query: MessageQuery = MessageQuery()
    ) async throws(SlackError) -> MessageReading {
        let (drain, end) = try await drain(.conversationsReplies, of: channel, thread: thread, query)
        var reading = drain.reading(end: end)
        reading.parent = drain.parent(ofThread: thread)
        return reading
    }

    /// One message with its metadata, wherever it stands (`conversations.replies`, which takes the timestamp of a thread's
    /// first message, of one within it, and of one without a thread: docs.slack.dev/reference/methods/conversations.replies).
    ///
    /// - Throws: `messageNotFound` or `threadNotFound` when it is not there any more.
    package func message(_ ts: SlackTimestamp, in channel: ChannelID) async throws(SlackError) -> SlackMessage? {
        let query = MessageQuery(oldest: ts, latest: ts, isInclusive: true, pageSize: 2)
        return try await replies(to: ts, in: channel, query).messages.first { $0.ts == ts }
    }

    /// What the channel is (`conversations.info`).
    package func conversation(_ channel: ChannelID) async throws(SlackError) -> SlackConversation {
        let reply: ChannelReply = try await call(SlackCall(.conversationsInfo, ["channel": channel.rawValue]))
        return reply.channel
    }

    /// Joins a public channel; being in it already is success. A private one needs an invitation.
    @discardableResult
    func join(_ channel: ChannelID) async throws(SlackError) -> SlackConversation {
        let reply: ChannelReply = try await call(SlackCall(.conversationsJoin, body: ["channel": channel]))
        return reply.channel
    }

    /// Messages asked for at a time where larger pages are larger than any reply may be.
    private static let smallestPage = 10

    private func drain(
        _ method: SlackMethod, of channel: ChannelID, thread: SlackTimestamp?, _ query: MessageQuery
    ) async throws(SlackError) -> (MessageDrain, MessageReading.End) {
        var query = query
        var drain = MessageDrain(query)
        var step = MessageDrain.Step.fetch(cursor: nil)
        while true {
            switch step {
            case .finished(let end):
                if end != .complete {
                    logger.warning(
                        "a reading of Slack is incomplete",
                        metadata: ["method": "\(method.rawValue)", "end": "\(end.rawValue)"])
                }
                return (drain, end)
            case .fetch(let cursor):
                do {
                    step = drain.take(try await page(method, of: channel, thread: thread, query, cursor: cursor))
                } catch {
                    if error.code == .replyTooLarge, query.pageSize > Self.smallestPage {
                        query.pageSize = max(query.pageSize / 4, Self.smallestPage)
                        continue
                    }
                    guard error.code == .invalidCursor, cursor != nil else { throw error }
                    step = try drain.restart(after: error)
                }
            }
        }
    }

    private func page(
        _ method: SlackMethod, of channel: ChannelID, thread: SlackTimestamp?, _ query: MessageQuery, cursor: String?
    ) async throws(SlackError) -> MessagePage {
        let bounds = query.oldest != nil || query.latest != nil
        var call = SlackCall(
            method,
            [
                "channel": channel.rawValue,
                "ts": thread?.rawValue,
                "oldest": query.oldest?.rawValue,
                "latest": query.latest?.rawValue,
                "inclusive": bounds && query.isInclusive ? "true" : nil,
                "limit": String(query.pageSize),
                "include_all_metadata": query.includesMetadata ? "true" : nil,
                "cursor": cursor,
            ])
        call.isPatient = query.isPatient
        var (page, sentAt): (MessagePage, SlackTimestamp?) = try await datedCall(call)
        let count = page.messages.count + page.unreadable
        notePage(
            of: method, count: count, askedFor: query.pageSize, hasMore: page.hasMore || page.nextCursor != nil)
        page.sentAt = sentAt
        return page
    }
}

/// The reply of methods about one channel.
private struct ChannelReply: Decodable, Sendable {
    var channel: SlackConversation
}
