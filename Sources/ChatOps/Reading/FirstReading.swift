package import Engine
package import Slack

/// Where reading begins in a channel that was never read: at what Slack itself says is newest. No clock of ours decides
/// which commands are old.
package struct ChannelBeginning: Sendable {
    /// How many messages are looked at for commands that were just written.
    static let size = 100
    /// How far back commands are named that are not carried out.
    private static let span = Duration.seconds(600)

    /// What is written after it is read as any other message; of a channel without messages the first instant there is.
    let newest: SlackTimestamp
    /// What was written lately, up to that.
    let recent: [SlackMessage]
    let sentAt: SlackTimestamp?

    /// - Parameter start: when this process began, by Slack's clock, for a channel that could not be read then.
    init(_ reading: MessageReading, start: SlackTimestamp? = nil) {
        let last = reading.messages.last?.ts ?? SlackTimestamp(seconds: 0)
        let limit = (reading.sentAt ?? last).moved(by: .zero - Self.span)
        let newest = min(last, start.map { max($0, limit) } ?? last)
        recent = reading.messages.filter { $0.ts >= limit && $0.ts <= newest }
        sentAt = reading.sentAt
        self.newest = newest
    }
}

/// Begins to read the channels that were never read, before anything else is done: what people write while the bot starts is
/// then read as any other command.
package struct FirstReading: Sendable {
    private static let tries = 5

    private let slack: SlackClient
    private let journal: any Journal
    private let waiting: SlackWaiting

    package init(slack: SlackClient, journal: any Journal, waiting: SlackWaiting) {
        self.slack = slack
        self.journal = journal
        self.waiting = waiting
    }

    /// Reads the operations channels that were never read. One that Slack refuses is begun when it is first given.
    package func begin(_ routing: Routing) async throws(JournalError) -> [ChannelID: ChannelBeginning] {
        var beginnings: [ChannelID: ChannelBeginning] = [:]
        for channel in routing.channels.filter({ $0.role == .operations }).map({ ChannelID($0.id) }) {
            let key = MessageSource.channel(channel).beginningKey
            guard try await journal.cursor(of: key) == nil, let found = await newest(of: channel) else { continue }
            try await journal.takeIn([], channel: key, cursor: found.newest.rawValue)
            beginnings[channel] = found
        }
        return beginnings
    }

    private func newest(of channel: ChannelID) async -> ChannelBeginning? {
        do throws(SlackError) {
            return ChannelBeginning(
                try await waiting.result(tries: Self.tries) { () async throws(SlackError) in
                    try await slack.newest(ChannelBeginning.size, of: channel)
                })
        } catch {
            // The poller meets it as well, and says what somebody has to do.
            return nil
        }
    }
}
