import Engine
import Maintenance
import Slack

/// Our mark on a message that is to be acted on.
extension SlackChatReader {
    /// Why a mark could not be read, in words for the log and for people.
    struct UnreadMark: Error {
        var text: String
    }

    /// Adds whether the message carries our mark, which `reactions.get` does not tell: metadata comes only with
    /// `include_all_metadata`, which reading a conversation takes (docs.slack.dev/messaging/message-metadata). The message
    /// comes with its reactions, so that one that was taken back or added since they were read is known as well.
    func readMark(of reading: GateReading, _ query: ReactionQuery) async throws(UnreadMark) -> GateReading {
        guard let ts = SlackTimestamp(query.message) else { throw UnreadMark(text: "\(query.message) is no message") }
        let message: SlackMessage?
        do {
            message = try await slack.message(ts, in: ChannelID(query.channel))
        } catch {
            guard error.code == .messageNotFound || error.code == .threadNotFound else {
                throw UnreadMark(text: error.asFailure)
            }
            return reading.withoutMessage
        }
        guard let message else {
            throw UnreadMark(text: "Slack: the question is not among the messages that were read")
        }
        guard !message.isTombstone else { return reading.withoutMessage }
        var reading = reading
        reading.message?.isMarked = message.metadata?[PostSender.markKey] != nil
        reading.reactions = GateReading.Reaction.merged(message.reactions).updating(reading.reactions)
        return reading
    }
}

extension GateReading {
    fileprivate var withoutMessage: GateReading {
        var reading = self
        (reading.message, reading.reactions) = (nil, [])
        return reading
    }
}

extension GateReading.Reaction {
    /// Reactions without skin tones. A person who used two tones counts once, and the list is complete only when each
    /// of its parts is.
    static func merged(_ reactions: [SlackReaction]) -> [GateReading.Reaction] {
        var merged: [GateReading.Reaction] = []
        for reaction in reactions {
            let people = reaction.users.map { PersonID($0.rawValue) }
            let missing = max(reaction.count - people.count, 0)
            guard let index = merged.firstIndex(where: { $0.name == reaction.baseName }) else {
                merged.append(GateReading.Reaction(name: reaction.baseName, people: people, count: reaction.count))
                continue
            }
            let known = merged[index].count - merged[index].people.count
            merged[index].people += people.filter { !merged[index].people.contains($0) }
            merged[index].count = merged[index].people.count + known + missing
        }
        return merged
    }
}

extension [GateReading.Reaction] {
    /// These, with who is known from a moment ago to have reacted where the list of people is cut short, as it may be in the
    /// messages of a conversation (docs.slack.dev/reference/methods/reactions.get).
    fileprivate func updating(_ earlier: [GateReading.Reaction]) -> [GateReading.Reaction] {
        map { reaction in
            guard !reaction.isComplete, let known = earlier.first(where: { $0.name == reaction.name }) else {
                return reaction
            }
            var reaction = reaction
            reaction.people += known.people.filter { !reaction.people.contains($0) }
            reaction.count = Swift.max(reaction.count, reaction.people.count)
            return reaction
        }
    }
}
