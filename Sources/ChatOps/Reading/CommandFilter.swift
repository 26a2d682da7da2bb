internal import Engine
internal import Maintenance
package import Slack

/// Tells commands of people from everything else that is written in a channel.
package struct CommandFilter: Sendable {
    /// Kinds of message that a person writes; everything else with a subtype is Slack's or an app's.
    private static let subtypes: Set<String> = ["thread_broadcast", "file_share"]

    private let parser: CommandParser
    private let ourselves: UserID

    package init(parser: CommandParser, ourselves: UserID) {
        self.parser = parser
        self.ourselves = ourselves
    }

    /// The message as it is taken in, once for each of its commands; empty when it is none of ours: not a command, or from
    /// a bot or an app.
    ///
    /// - Parameters:
    ///   - sentAt: when Slack sent the reading that has it, by Slack's clock.
    ///   - precedesReading: it was there before the channel was read for the first time.
    func commands(
        _ message: SlackMessage, in channel: ChannelID, at now: Timestamp, sentAt: SlackTimestamp? = nil,
        precedesReading: Bool = false
    ) -> [InboxMessage] {
        guard message.type == "message", message.subtype.map(Self.subtypes.contains) ?? true, !message.isFromBot,
            let author = message.user, author != ourselves, author != .slackbot, parser.isForUs(message.text)
        else { return [] }
        let thread = message.threadTS.flatMap { $0 == message.ts ? nil : $0.rawValue }
        let age = sentAt.map { max(.zero, $0.time - message.ts.time) }
        return parser.parts(of: message.text).enumerated().map { index, text in
            InboxMessage(
                id: InboxMessage.ID(
                    channel: channel.rawValue, message: message.ts.rawValue, command: index + 1),
                thread: thread, author: PersonID(author.rawValue), text: text, receivedAt: now, age: age,
                precedesReading: precedesReading ? true : nil)
        }
    }
}

extension SlackTimestamp {
    /// The instant, to the millisecond.
    var time: Timestamp { Timestamp(milliseconds: seconds * 1000 + microseconds / 1000) }
}
