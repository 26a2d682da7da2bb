extension SlackWorld {
    /// One message as Slack keeps it; a reply's `threadTS` names its parent, a parent with replies names itself.
    package struct Message: Sendable, Hashable {
        package var channel: String
        package var ts: Timestamp
        package var user: String
        /// The author's team, which differs from ours for people from a connected workspace.
        package var team: String
        package var text: String
        package var subtype: Subtype?
        package var botID: String?
        package var appID: String?
        /// Present on what people send with Slack's own clients.
        package var clientMessageID: String?
        package var threadTS: Timestamp?
        package var edited: Edit?
        package var blocks: JSON?
        package var attachments: JSON?
        package var metadata: JSON?
        /// The ids of the files that the message shares.
        package var files: [String] = []
        package var reactions: [Reaction] = []
        package var replies: [Timestamp] = []
        package var replyUsers: [String] = []
        package var parentUser: String?

        package enum Subtype: String, Sendable {
            case threadBroadcast = "thread_broadcast"
            case tombstone
            case channelJoin = "channel_join"
        }

        package struct Edit: Sendable, Hashable {
            package var user: String
            package var ts: Timestamp
        }

        /// Whether the message is a thread's reply that `conversations.history` does not show.
        var isHiddenReply: Bool {
            guard let threadTS, threadTS != ts else { return false }
            return subtype != .threadBroadcast
        }

        package var isReply: Bool {
            guard let threadTS else { return false }
            return threadTS != ts
        }
    }

    /// Who reacted with one emoji, in order; `users` may be shorter than `count` in what a caller gets to read.
    package struct Reaction: Sendable, Hashable {
        package var name: String
        package var users: [String]
        package var count: Int

        package init(name: String, users: [String], count: Int) {
            self.name = name
            self.users = users
            self.count = count
        }
    }
}

extension [SlackWorld.Message] {
    /// Where the message is, in a list sorted by `ts`.
    func position(of ts: SlackWorld.Timestamp) -> Int? {
        let position = lowerBound(of: ts)
        return position < count && self[position].ts == ts ? position : nil
    }

    /// The first position whose `ts` is not before the given one.
    func lowerBound(of ts: SlackWorld.Timestamp) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].ts < ts { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
