import Engine
import Maintenance
import Slack

/// Our own posts, to see whether the journal knows them.
extension SlackChatReader {
    /// Adds our own posts, where they are wanted; nothing is read where they are not.
    func readOwnPosts(_ query: ReactionQuery, beside reading: ReactionReading) async -> ReactionReading {
        guard let since = query.ownPostsSince, reading.reading != nil else { return reading }
        do {
            guard let messages = try await messages(since: since, in: ChannelID(query.channel), query.threads) else {
                return ReactionReading(nil, failure: "Slack: the reading came to no end")
            }
            var reading = reading
            let found = messages.filter(isOurs).compactMap { message in
                PostSender.post(shownBy: message).map { OwnPost($0, in: message.ts.rawValue) }
            }
            reading.ownPosts = Set(found).sorted { ($0.post, $0.message) < ($1.post, $1.message) }
            reading.ownPostsSince = since
            return reading
        } catch {
            return ReactionReading(nil, failure: error.asFailure)
        }
    }

    /// What was posted in the channel since then, in these threads, and in threads that began since and in which we wrote:
    /// an answer stands in the thread of its command, of which the channel itself shows nothing. `nil` when something may be
    /// missing.
    private func messages(
        since: Timestamp, in channel: ChannelID, _ threads: Set<String>
    ) async throws(SlackError) -> [SlackMessage]? {
        let query = MessageQuery(
            oldest: SlackTimestamp(microsecondsSinceEpoch: since.milliseconds * 1000), isInclusive: true)
        let reading = try await slack.history(of: channel, query)
        guard reading.isComplete else { return nil }
        var messages = reading.messages
        let answered = messages.filter { $0.mayHaveReply(by: identity.userID) }.map(\.ts)
        for thread in Set(threads.compactMap { SlackTimestamp($0) } + answered).sorted() {
            do {
                let reading = try await slack.replies(to: thread, in: channel, query)
                guard reading.isComplete else { return nil }
                messages += reading.messages
            } catch {
                // Where the thread is gone, nothing is in it.
                guard error.code == .threadNotFound || error.code == .messageNotFound else { throw error }
            }
        }
        return messages
    }
}

extension SlackMessage {
    /// Whether somebody may have written in the thread below it. Slack names the first of those who did, and how many there
    /// are (docs.slack.dev, conversations.history).
    fileprivate func mayHaveReply(by person: UserID) -> Bool {
        guard replyCount ?? 0 > 0 else { return false }
        guard let replyUsers, replyUsers.count >= replyUsersCount ?? .max else { return true }
        return replyUsers.contains(person)
    }
}
