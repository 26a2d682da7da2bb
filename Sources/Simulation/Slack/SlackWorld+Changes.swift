extension SlackWorld {
    /// One thing that happened in a channel, whoever did it.
    package struct Change: Sendable, Hashable {
        /// Counts up from 1 without gaps.
        package var number: Int
        package var at: SimulatedTime
        package var channel: String
        package var event: Event

        package enum Event: Sendable, Hashable {
            case posted(Message)
            case postedEphemeral(EphemeralMessage)
            case updated(Message)
            case deleted(Message, leavesTombstone: Bool)
            case reactionAdded(String, by: String, to: Timestamp)
            case reactionRemoved(String, by: String, from: Timestamp)
            case pinned(Timestamp, by: String)
            case unpinned(Timestamp, by: String)
            case channelChanged(Channel)
        }
    }

    /// What only one person saw, and nothing can read again.
    package struct EphemeralMessage: Sendable, Hashable {
        package var ts: Timestamp
        package var from: String
        package var to: String
        package var text: String
        package var blocks: JSON?
        package var threadTS: Timestamp?
    }

    /// What happened after the change of that number, in order; 0 asks for everything.
    package func changes(since number: Int = 0) -> ArraySlice<Change> {
        history[min(max(number, 0), history.count)...]
    }

    /// The number of the latest change.
    package var changeCount: Int { history.count }

    mutating func record(_ event: Change.Event, in channel: String, at now: SimulatedTime) {
        history.append(Change(number: history.count + 1, at: now, channel: channel, event: event))
    }
}
