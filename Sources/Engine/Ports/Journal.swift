package import Maintenance

/// The durable record: operations with their events, the outbox and the inbox. Every write is one transaction.
package protocol Journal: Sendable {
    /// Appends events, replaces the operation's state and adds posts, all or nothing.
    ///
    /// - Throws: `JournalError.Code.conflict` when the stored version is not the expected one (somebody else recorded
    ///   first: read again and decide again), `.clusterTaken` when another active operation holds the target.
    func commit(_ entry: Entry) async throws(JournalError)

    /// Operations that are not over, oldest first.
    func openOperations() async throws(JournalError) -> [Operation]

    /// The newest operations, over or not, newest first.
    func recentOperations(limit: Int) async throws(JournalError) -> [Operation]

    /// Operations whose id begins with the prefix, newest first, at most 10.
    func operations(prefix: String) async throws(JournalError) -> [Operation]

    /// The events of an operation, oldest first.
    func events(of operation: OperationID) async throws(JournalError) -> [RecordedEvent]

    /// Takes messages in and moves the channel's cursor, in one commit; messages known already are left as they are.
    func takeIn(_ messages: [InboxMessage], channel: String, cursor: String) async throws(JournalError)

    /// Where reading of a channel (or `channel/thread`) goes on; `nil` when it was never read.
    func cursor(of channel: String) async throws(JournalError) -> String?

    /// Messages taken in and not answered, oldest first.
    func unansweredMessages() async throws(JournalError) -> [InboxMessage]

    /// Posts that are not delivered, or whose message may still be edited, in the order they were added.
    func openPosts() async throws(JournalError) -> [PostRecord]

    /// Records how far the delivery of a post is; with the events that this means for its operation, if any.
    func record(_ delivery: Delivery, of post: PostID) async throws(JournalError)
}

/// What one turn records.
package struct Entry: Sendable {
    /// The operation as it is after the events; `nil` for an entry that only answers a message.
    package var operation: Operation?
    /// The version that the stored state must have; `nil` for a new operation.
    package var expectedVersion: Int?
    package var events: [Event]
    package var posts: [Post]
    /// The message whose handling this is: marked as answered in the same commit.
    package var answers: InboxMessage.ID?
    /// A delivery that the events follow from (a prompt that was confirmed).
    package var delivery: (post: PostID, Delivery)?
    package var at: Timestamp

    package init(
        operation: Operation?, expectedVersion: Int?, events: [Event], posts: [Post],
        answers: InboxMessage.ID? = nil, delivery: (post: PostID, Delivery)? = nil, at: Timestamp
    ) {
        self.operation = operation
        self.expectedVersion = expectedVersion
        self.events = events
        self.posts = posts
        self.answers = answers
        self.delivery = delivery
        self.at = at
    }
}

/// A line of the event log as it is stored.
package struct RecordedEvent: Sendable, Codable, Equatable {
    /// From 1 on, per operation.
    package var sequence: Int
    package var at: Timestamp
    package var event: Event
    /// SHA-256 over the line and the hash of the line before it in the whole log.
    package var hash: String

    package init(sequence: Int, at: Timestamp, event: Event, hash: String) {
        self.sequence = sequence
        self.at = at
        self.event = event
        self.hash = hash
    }
}

/// Why the journal could not be read or written.
package struct JournalError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The stored version is not the expected one.
        case conflict
        /// Another active operation holds the cluster.
        case clusterTaken
        /// Another process has the file open.
        case locked
        case diskFull
        /// Stored data that cannot be read.
        case unreadable
        case failed
    }

    package var code: Code
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
