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
    func commands(_ message: SlackMessage, in channel: ChannelID, at now: Timestamp) -> [InboxMessage] {
        guard message.type == "message", message.subtype.map(Self.subtypes.contains) ?? true, !message.isFromBot,
            let author = message.user, author != ourselves, author != .slackbot, parser.isForUs(message.text)
        else { return [] }
        let thread = message.threadTS.flatMap { $0 == message.ts ? nil : $0.rawValue }
        return parser.parts(of: message.text).enumerated().map { index, text in
            InboxMessage(
                id: InboxMessage.ID(
                    channel: channel.rawValue, message: message.ts.rawValue, command: index + 1),
                thread: thread, author: PersonID(author.rawValue), text: text, receivedAt: now)
        }
    }
}
