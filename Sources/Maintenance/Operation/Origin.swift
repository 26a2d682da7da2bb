/// Where an operation was asked for and by whom, and where it is told.
package struct Origin: Sendable, Equatable {
    /// By which way it was asked for.
    package enum Way: Sendable, Equatable {
        case chat
        case web
        /// By a schedule of that name, which a person made.
        case schedule(String)
        /// By a user of the bot's own machine.
        case machine
    }

    package var requester: Requester
    package var channel: String
    /// The message that the operation's own stand below: the command's; `nil` where none was given in the chat.
    package var thread: String?
    /// The command as it was understood.
    package var command: String
    package var way: Way

    package init(requester: Requester, channel: String, thread: String?, command: String, way: Way = .chat) {
        self.requester = requester
        self.channel = channel
        self.thread = thread
        self.command = command
        self.way = way
    }
}

extension Origin: Codable {
    private enum CodingKeys: String, CodingKey {
        case requester, channel, thread, command, way, schedule
    }

    private enum WayName: String, Codable {
        case chat, web, schedule, machine
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        requester = try container.decode(Requester.self, forKey: .requester)
        channel = try container.decode(String.self, forKey: .channel)
        thread = try container.decodeIfPresent(String.self, forKey: .thread)
        command = try container.decode(String.self, forKey: .command)
        switch try container.decodeIfPresent(WayName.self, forKey: .way) {
        case .chat, nil: way = .chat
        case .web: way = .web
        case .schedule: way = .schedule(try container.decode(String.self, forKey: .schedule))
        case .machine: way = .machine
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(requester, forKey: .requester)
        try container.encode(channel, forKey: .channel)
        try container.encodeIfPresent(thread, forKey: .thread)
        try container.encode(command, forKey: .command)
        switch way {
        // What says nothing of its way was asked for in the chat.
        case .chat: break
        case .web: try container.encode(WayName.web, forKey: .way)
        case .schedule(let name):
            try container.encode(WayName.schedule, forKey: .way)
            try container.encode(name, forKey: .schedule)
        case .machine: try container.encode(WayName.machine, forKey: .way)
        }
    }
}
