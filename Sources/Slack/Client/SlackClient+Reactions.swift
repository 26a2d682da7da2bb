extension SlackClient {
    /// The message with everybody who reacted to it (`reactions.get`, `full`); the one reading to decide anything on.
    package func reactions(to ts: SlackTimestamp, in channel: ChannelID) async throws(SlackError) -> ReactedMessage {
        let reply: ItemReply = try await call(
            SlackCall(.reactionsGet, ["channel": channel.rawValue, "timestamp": ts.rawValue, "full": "true"]))
        guard reply.type == "message", let message = reply.message, message.message.ts == ts else {
            throw SlackError.unexpected(.reactionsGet, "The reply is about something other than the message.")
        }
        return message
    }

    /// Adds our reaction; having added it before is success.
    func addReaction(_ name: String, to ts: SlackTimestamp, in channel: ChannelID) async throws(SlackError) {
        let body = ["channel": channel.rawValue, "timestamp": ts.rawValue, "name": name]
        do {
            let _: NothingReply = try await call(SlackCall(.reactionsAdd, body: body))
        } catch {
            guard error.code == .alreadyReacted else { throw error }
        }
    }
}

/// The reply of `reactions.get`, which may also be about a file.
private struct ItemReply: Decodable, Sendable {
    var type: String
    var message: ReactedMessage?
}

/// A message with everybody who reacted, and with what it shows.
package struct ReactedMessage: Decodable, Sendable {
    package var message: SlackMessage
    package var shown: ShownContent

    package init(from decoder: any Decoder) throws {
        message = try SlackMessage(from: decoder)
        shown = try ShownContent(from: decoder)
    }
}
