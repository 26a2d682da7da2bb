package import Maintenance

/// Who asks something of the engine, and by which way.
package struct Caller: Sendable, Equatable {
    package enum Way: Sendable, Equatable {
        /// A message in the chat: answered once, which is recorded with what comes of it.
        case chat(InboxMessage.ID)
        /// A session of the web page.
        case web(session: String)
        /// A user of the bot's own machine.
        case machine
        /// A schedule of that name.
        case schedule(String)
        /// A campaign, for one of its targets.
        case campaign(String)
    }

    package var person: PersonID
    package var way: Way

    package init(_ person: PersonID, by way: Way) {
        self.person = person
        self.way = way
    }

    /// What makes the same request, asked twice, one request.
    package var idempotencyKey: InboxMessage.ID? {
        switch way {
        case .chat(let message): message
        case .web, .machine, .schedule, .campaign: nil
        }
    }
}
