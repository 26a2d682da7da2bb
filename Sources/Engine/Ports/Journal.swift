package import Maintenance

/// The durable record: operations with their events, the outbox and the inbox. Every write is one transaction.
package protocol Journal: Sendable {
    /// Records turns that ended together in one transaction, in their order: each appends its events, replaces the
    /// operation's state, adds posts, marks a message as answered and records a delivery, all or nothing. Posts that are
    /// there already are left as they are, with their delivery.
    ///
    /// - Returns: what became of each. One that is refused is left out and keeps no other from being recorded:
    ///   `JournalError.Code.conflict` when the stored version is not the expected one (somebody else recorded first: read
    ///   again and decide again) or when the message or request is answered already, `.held` when another active operation
    ///   holds something that this one is to hold, `.failed` when the entry's parts do not belong together or it names a message or post that is
    ///   not there, `.contradicted` when the stored state is not what the log amounts to. What keeps the file from being written fails all.
    func commit(_ group: [Entry]) async -> [Result<Void, JournalError>]

    /// Operations that are not over, oldest first; without those that are parked.
    func openOperations() async throws(JournalError) -> [Operation]

    /// Operations that are not over and cannot be read or believed, oldest first. They are left as they are: nothing is done for them,
    /// an active one goes on holding what it held, and a person has to look.
    func parkedOperations() async throws(JournalError) -> [ParkedOperation]

    /// The newest operations, over or not, newest first.
    func recentOperations(limit: Int) async throws(JournalError) -> [Operation]

    /// The newest operations on a target that were started and are over, newest first, with when they may have stood still;
    /// without those whose clock was set.
    ///
    /// - Parameter newest: how many operations back they are looked for.
    func pastOperations(
        on target: Target, limit: Int, among newest: Int
    ) async throws(JournalError) -> [PastOperation]

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

    /// What came of a request, by the name that its caller gave it; `nil` when nothing is recorded of it.
    func answer(to request: KeyedRequest) async throws(JournalError) -> RecordedAnswer?

    /// Posts that are not delivered, or whose message may still be edited, in the order they were added.
    func openPosts() async throws(JournalError) -> [PostRecord]

    /// How far a post is, at its end or not; `nil` when there is no such post.
    func delivery(of post: PostID) async throws(JournalError) -> Delivery?

    /// Those of our messages that are not recorded as the messages in which their posts stand.
    func unrecordedPosts(among posts: [OwnPost]) async throws(JournalError) -> UnrecordedPosts

    /// Locks and the freeze, folded from their stream.
    ///
    /// - Throws: `.contradicted` when the log does not tell which are in force.
    func restraints() async throws(JournalError) -> Restraints

    /// Folds the events of an operation and holds them against its stored state and what is stored beside it. One that is
    /// not what its events amount to is parked from then on. Nothing is committed onto a stored state before this was done
    /// for it: a commit does it where nobody has.
    ///
    /// - Returns: what is wrong; `nil` when nothing is.
    func examine(_ operation: OperationID) async throws(JournalError) -> LogFlaw?

    /// Goes on with a walk along the whole log; an operation whose line is not as it was recorded is parked.
    func walkLog(_ walk: LogWalk, atMost lines: Int) async throws(JournalError) -> LogWalk

    /// The last line of the log; `nil` when there is none.
    func logHead() async throws(JournalError) -> LogHead?

    /// Records how far the delivery of a post is, and nothing else: a delivery that events follow from is recorded with
    /// them, by `commit`.
    ///
    /// - Throws: `JournalError.Code.failed` when there is no such post.
    func record(_ delivery: Delivery, of post: PostID) async throws(JournalError)
}

extension Journal {
    /// Records one turn in a transaction of its own.
    package func commit(_ entry: Entry) async throws(JournalError) {
        for result in await commit([entry]) { try result.get() }
    }
}

/// What one turn records.
package struct Entry: Sendable {
    /// What a stream goes on with, and the version that it must have before.
    package enum Change: Sendable {
        /// Events of an operation, with the operation as it is after them; version 0 is that of a new one.
        case operation(Operation, onto: Int, events: [Event])
        case restraints([RestraintChange], onto: Int)
    }

    /// `nil` for an entry that only answers a message, adds posts or records a delivery.
    package var change: Change?
    package var posts: [Post]
    /// What this is the answer to: marked as answered in the same commit.
    package var answers: RequestKey?
    /// A delivery that the events follow from (a prompt that was confirmed).
    package var delivery: (post: PostID, Delivery)?
    package var at: Timestamp

    package init(
        _ change: Change? = nil, posts: [Post] = [], answers: RequestKey? = nil,
        delivery: (post: PostID, Delivery)? = nil, at: Timestamp
    ) {
        self.change = change
        self.posts = posts
        self.answers = answers
        self.delivery = delivery
        self.at = at
    }

    package var operation: Operation? {
        switch change {
        case .operation(let operation, _, _): operation
        case .restraints, nil: nil
        }
    }

    /// Events of its operation.
    package var events: [Event] {
        switch change {
        case .operation(_, _, let events): events
        case .restraints, nil: []
        }
    }
}

/// A line of the event log as it is stored.
package struct RecordedEvent: Sendable, Codable, Equatable {
    /// From 1 on, per operation.
    package var sequence: Int
    package var at: Timestamp
    package var event: Event
    /// The event as it is stored and hashed, byte for byte.
    package var json: String
    /// SHA-256 over the line and the hash of the line before it in the whole log.
    package var hash: String

    package init(sequence: Int, at: Timestamp, event: Event, json: String, hash: String) {
        self.sequence = sequence
        self.at = at
        self.event = event
        self.json = json
        self.hash = hash
    }
}

/// An operation whose stored state cannot be read, or is not what its events amount to: what is known of it all the same.
package struct ParkedOperation: Sendable, Equatable {
    package enum Cause: Sendable {
        case unreadable
        /// It is not what its events amount to, or they are not as they were recorded.
        case contradicted
    }

    package var id: OperationID
    package var target: Target
    /// The name of its phase when it was last recorded.
    package var phase: String
    package var cause: Cause
    /// Why it is parked; for the log and for whoever mends it.
    package var reason: String

    package init(id: OperationID, target: Target, phase: String, cause: Cause = .unreadable, reason: String) {
        self.id = id
        self.target = target
        self.phase = phase
        self.cause = cause
        self.reason = reason
    }
}

/// Why the journal could not be read or written.
package struct JournalError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The stored version is not the expected one, or the message or request is answered already.
        case conflict
        /// Another active operation holds the cluster, a member of it, or something else that this one names.
        case held
        /// Another process has the file open.
        case locked
        /// The file is no longer the one that was opened: it was deleted, moved or replaced. Nothing is recorded any more.
        case gone
        case diskFull
        /// Stored data that cannot be read.
        case unreadable
        /// Stored data that is not what the log amounts to, or a log that is not as it was recorded.
        case contradicted
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
