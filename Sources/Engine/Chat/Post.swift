package import Maintenance

/// One thing that people are to see: a row of the outbox. What it says is rendered when it is delivered, from what is
/// recorded then, so that nothing shown is ever ahead of the record.
package struct Post: Sendable, Codable, Equatable {
    package enum Content: Sendable, Equatable {
        /// Rendered from the operation.
        case notice(Notice)
        /// Said once, as it stands: mrkdwn, one string per block, every foreign string escaped.
        case reply([String])
        /// Said once: a sentence of ours in which commands stand in backticks.
        case sentence(String)
        /// To one person: why what the reaction to a plan asked for was not done.
        case declined(Declined, to: PersonID)
        /// To one person: an operation is left alone after a fault, since not even a pause could be recorded for it.
        case parked(OperationID, fault: String, to: PersonID)
        /// The events of its operation as a file of that name, a line of JSON for each, below a comment (mrkdwn as in
        /// `reply`).
        case file(name: String, comment: String)
        /// A text as a file of that name, below a comment, a sentence of ours.
        case document(name: String, comment: String, text: String)
        /// What is going on in the clusters of its channel: the channel's own, of no operation.
        case summary
        /// No message, but the pin that keeps one of ours in sight.
        case pin(message: String)
    }

    /// Why what a person asked for was not done.
    package enum Declined: Sendable, Equatable {
        case refused(Refusal)
        /// AWS could not be read, for a reason that does not pass.
        case unreadable(String)
    }

    package var id: PostID
    package var operation: OperationID?
    package var channel: String
    /// The message that it answers; `nil` for a message of its own.
    package var thread: String?
    /// Shown in the channel as well as in the thread.
    package var isBroadcast: Bool
    /// Only this person sees it.
    package var recipient: PersonID?
    package var content: Content

    package init(
        id: PostID, operation: OperationID?, channel: String, thread: String?, isBroadcast: Bool = false,
        recipient: PersonID? = nil, content: Content
    ) {
        self.id = id
        self.operation = operation
        self.channel = channel
        self.thread = thread
        self.isBroadcast = isBroadcast
        self.recipient = recipient
        self.content = content
    }
}

/// What a post is known by, also in the metadata of its message; derived from what it tells, so that it is never added
/// twice (`k3f9/status`, `k3f9/gate/k3f9/fail-over/1`).
package struct PostID: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// How far a post has come.
package enum Delivery: Sendable, Equatable {
    case waiting
    /// Being sent, or sent with the outcome lost: it is looked for before it is sent again, a file by the id that the chat
    /// gave it before anybody could see it.
    case sending(since: Timestamp, file: String? = nil)
    /// `digest` is of the content shown; `message` is the chat's id of it (of a file just shared: the file's).
    case shown(message: String, digest: String, at: Timestamp)
    /// Given up, for a reason that does not pass.
    case failed(String)
    /// Shown, and its content will not change any more.
    case settled(message: String)
}

/// A post with its delivery.
package struct PostRecord: Sendable, Codable, Equatable {
    package var post: Post
    package var delivery: Delivery

    package init(post: Post, delivery: Delivery = .waiting) {
        self.post = post
        self.delivery = delivery
    }
}

/// The names under which it is stored.
extension Post {
    private enum CodingKeys: String, CodingKey {
        case id, operation, channel, thread, isBroadcast, recipient, content
    }
}
