import Engine
import Maintenance
import TestSupport

extension Journal {
    /// Commits every turn of a story.
    func tell(_ story: SampleStory) async throws {
        for entry in story.entries { try await commit(entry) }
    }
}

extension InboxMessage {
    static func sample(_ message: String, in channel: String = "C0DBAOPS", text: String = "!rds status") -> InboxMessage
    {
        InboxMessage(
            id: ID(channel: channel, message: message), thread: nil, author: "U0ALICE", text: text,
            receivedAt: SampleStory.beginning)
    }
}

extension Entry {
    /// An entry that only answers a message or adds posts.
    static func plain(posts: [Post] = [], answers: InboxMessage.ID? = nil) -> Entry {
        Entry(posts: posts, answers: answers.map { .message($0) }, at: SampleStory.beginning)
    }
}
