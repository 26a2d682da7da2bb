/// What the program asks of the running bot: one command for one lifecycle.
struct LocalRequest: Sendable, Codable, Equatable {
    /// The program's own name for it: asked again, it is answered again and not done again.
    var name: String
    var user: String
    var word: String
    var lifecycle: String
    var isBack = false
    var snapshot: String?

    private enum CodingKeys: String, CodingKey {
        case name = "request"
        case user
        case word = "command"
        case lifecycle
        case isBack = "back"
        case snapshot
    }

    /// Whether it can be the name of a user of the machine.
    static func isUser(_ name: String) -> Bool { name.wholeMatch(of: /[A-Za-z0-9._@$-]{1,64}/) != nil }
}

/// What the bot answers to it.
struct LocalReply: Sendable, Codable, Equatable {
    enum Outcome: String, Sendable, Codable {
        /// An operation is recorded.
        case accepted
        /// Nothing is in the stage that the command is for, or a new one would come too early.
        case nothingToDo = "nothing-to-do"
        case refused
        /// AWS or the database could not be read or written.
        case failed
    }

    var outcome: Outcome
    var operation: String?
    var lines: [String]

    private enum CodingKeys: String, CodingKey {
        case outcome, operation, lines
    }
}

/// What was told of an operation since the program asked last.
struct LocalNews: Sendable, Codable, Equatable {
    enum End: String, Sendable, Codable {
        case completed
        /// It ended in another way, or was never started.
        case stopped
        /// It goes on only when a person says so.
        case paused
    }

    var lines: [String]
    /// What to ask from on next time.
    var version: Int
    var end: End?

    private enum CodingKeys: String, CodingKey {
        case lines, version, end
    }
}
