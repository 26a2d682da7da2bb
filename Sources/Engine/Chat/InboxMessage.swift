package import Maintenance

/// A message for the bot, or one of several commands in it, taken in once and kept until it is answered.
package struct InboxMessage: Sendable, Codable, Equatable {
    /// Where it stands: unique and, per channel, in order.
    package struct ID: Sendable, Codable, Hashable {
        package var channel: String
        /// The chat's id of the message; with a number behind it for the second command of a message and those after it.
        package var message: String

        package init(channel: String, message: String) {
            self.channel = channel
            self.message = message
        }

        /// - Parameter command: which command of the message it is, counted from 1.
        package init(channel: String, message: String, command: Int) {
            self.init(channel: channel, message: command > 1 ? "\(message)/\(command)" : message)
        }

        /// The chat's id of the message that it stands in.
        package var posted: String { String(message.prefix { $0 != "/" }) }
    }

    package var id: ID
    /// The thread that it stands in, if it is a reply.
    package var thread: String?
    package var author: PersonID
    /// As it was when first read; later edits change nothing.
    package var text: String
    package var receivedAt: Timestamp
    /// How old it was then, by the chat's own clock; `nil` where the chat did not tell the time.
    package var age: Span?
    /// Whether it was there before the bot read its channel for the first time: then it is answered and not carried out.
    package var precedesReading: Bool?

    package init(
        id: ID, thread: String?, author: PersonID, text: String, receivedAt: Timestamp, age: Span? = nil,
        precedesReading: Bool? = nil
    ) {
        self.id = id
        self.thread = thread
        self.author = author
        self.text = text
        self.receivedAt = receivedAt
        self.age = age
        self.precedesReading = precedesReading
    }

    /// The message that answers go under.
    package var conversation: String { thread ?? id.posted }
}

/// The names under which it is stored.
extension InboxMessage {
    private enum CodingKeys: String, CodingKey {
        case id, thread, author, text, receivedAt, age, precedesReading
    }
}

/// The names under which it is stored.
extension InboxMessage.ID {
    private enum CodingKeys: String, CodingKey {
        case channel, message
    }
}
