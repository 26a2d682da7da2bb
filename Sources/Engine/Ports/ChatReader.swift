package import Maintenance

/// How the engine reads answers from the chat; it never writes through this.
package protocol ChatReader: Sendable {
    /// Reads a prompt or a plan message whole: the message, all who reacted, and the profiles of those who were asked
    /// about.
    func read(_ query: ReactionQuery) async -> ReactionReading
}

/// What is to be read of a prompt or of a plan message.
package struct ReactionQuery: Sendable, Equatable {
    package var channel: String
    package var message: String
    /// Those whose reactions can count: nobody else is looked up, however many react.
    package var people: Set<PersonID>
    /// Those of them who are looked up anew if they reacted; of the others, what was read within the last minute serves.
    package var afresh: Set<PersonID>
    /// An approval found in it is acted on: whether the message carries our mark is read as well, together with its reactions
    /// at that moment.
    package var isToBeActedOn = false
    /// A reading of this message made a moment ago: what it says of the message serves. It stays as old as it is.
    package var known: GateReading?
    /// The message that it links to, which is read as well once somebody has reacted who may count.
    package var details: String?
    /// Our own posts since then are wanted as well, to see whether the journal knows them: those in the channel, in threads
    /// that began there since, and in these threads.
    package var ownPostsSince: Timestamp?
    package var threads: Set<String> = []

    package init(channel: String, message: String, people: Set<PersonID>, afresh: Set<PersonID> = []) {
        self.channel = channel
        self.message = message
        self.people = people
        self.afresh = afresh
    }
}

/// What came of reading a message.
package struct ReactionReading: Sendable, Equatable {
    /// `nil` when the message could not be read: then nothing is known, and nothing is approved.
    package var reading: GateReading?
    /// Our own posts, and since when they were read; `nil` where they were not.
    package var ownPosts: [OwnPost] = []
    package var ownPostsSince: Timestamp?
    /// Why the message, or a profile that decides, could not be read; `nil` when nothing is missing.
    package var failure: String?

    package init(_ reading: GateReading?, failure: String? = nil) {
        self.reading = reading
        self.failure = failure
    }
}
