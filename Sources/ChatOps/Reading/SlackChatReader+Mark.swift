import Engine
import Maintenance
import Slack

/// Our mark on a message that is to be acted on.
extension SlackChatReader {
    /// Adds whether the message carries our mark, which `reactions.get` does not tell: metadata comes only with
    /// `include_all_metadata`, which reading a conversation takes (docs.slack.dev/messaging/message-metadata). The message
    /// comes with its reactions, so that one that was taken back or added since they were read is known as well.
    func readMark(of reading: GateReading, _ query: ReactionQuery) async -> ReactionReading {
        guard let ts = SlackTimestamp(query.message) else {
            return ReactionReading(nil, failure: "\(query.message) is no message")
        }
        let message: SlackMessage?
        do {
            message = try await slack.message(ts, in: ChannelID(query.channel))
        } catch {
            guard error.code == .messageNotFound || error.code == .threadNotFound else {
                return ReactionReading(nil, failure: error.asFailure)
            }
            return ReactionReading(reading.withoutMessage)
        }
        guard let message else {
            return ReactionReading(nil, failure: "Slack: the question is not among the messages that were read")
        }
        guard !message.isTombstone else { return ReactionReading(reading.withoutMessage) }
        var reading = reading
        reading.message?.isMarked = message.metadata?[PostSender.markKey] != nil
        reading.reactions = GateReading.Reaction.merged(message.reactions).updating(reading.reactions)
        return ReactionReading(reading)
    }
}

extension GateReading {
    fileprivate var withoutMessage: GateReading {
        var reading = self
        (reading.message, reading.reactions) = (nil, [])
        return reading
    }
}
