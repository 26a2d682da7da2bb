package import Maintenance

/// Who asks something of the engine, and by which way. Every way names what it asks, so that asking twice is asking once.
package struct Caller: Sendable, Equatable {
    package enum Way: Sendable, Equatable {
        /// A message in the chat: answered once, which is recorded with what comes of it.
        case chat(InboxMessage.ID)
        /// A session of the web page, with the name that the page gave the request.
        case web(session: String, request: String)
        /// A user of the bot's own machine, with the name that the program gave the request.
        case machine(request: String)
        /// A schedule of that name in the configuration, and which of its times it is.
        case schedule(String, time: String)
        /// A campaign, for one of its targets.
        case campaign(String, target: String)

        /// Whether it is somebody with an account in the chat, which decides what they may do.
        var needsProfile: Bool {
            switch self {
            // Whoever may use the bot's machine has its database and its token anyway, and writes its configuration.
            case .machine, .schedule: false
            case .chat, .web, .campaign: true
            }
        }
    }

    package var person: PersonID
    package var way: Way

    package init(_ person: PersonID, by way: Way) {
        self.person = person
        self.way = way
    }

    /// What makes the same request, asked twice, one request.
    ///
    /// - Parameter digest: of what is asked: another thing under the same name is refused.
    func key(asking digest: String) -> RequestKey {
        switch way {
        case .chat(let message): .message(message)
        case .web(_, let request): .request(KeyedRequest(caller: "web/\(person)", name: request, digest: digest))
        case .machine(let request):
            .request(KeyedRequest(caller: "machine/\(person)", name: request, digest: digest))
        case .schedule(let name, let time):
            .request(KeyedRequest(caller: "schedule/\(name)", name: time, digest: digest))
        case .campaign(let name, let target):
            .request(KeyedRequest(caller: "campaign/\(name)", name: target, digest: digest))
        }
    }
}
