import Maintenance

/// A message of ours as the chat shows it: the post that it carries, and where it stands.
package struct OwnPost: Sendable, Hashable {
    package var post: PostID
    /// The chat's id of the message.
    package var message: String

    package init(_ post: PostID, in message: String) {
        self.post = post
        self.message = message
    }
}

/// Messages of ours that the journal does not have as they stand.
package struct UnrecordedPosts: Sendable, Equatable {
    /// The journal knows nothing of them: it is older than they are.
    package var unknown: [OwnPost] = []
    /// They are of posts whose sending is recorded and whose outcome is not: each is looked for, and is either taken for that
    /// post's message then or unknown.
    package var beingSent: [OwnPost] = []

    package init() {}

    /// Holds messages against the journal.
    ///
    /// - Parameter record: what the journal has of a post; `nil` when it has nothing.
    package init<Failure: Error>(
        among posts: [OwnPost], record: (PostID) throws(Failure) -> PostRecord?
    ) throws(Failure) {
        for post in posts {
            switch try record(post.post)?.knowledge(of: post.message) ?? .none {
            case .recorded: break
            case .beingSent: beingSent.append(post)
            case .none: unknown.append(post)
            }
        }
    }
}

extension PostRecord {
    /// What is known of a message that carries this post.
    fileprivate enum Knowledge {
        case recorded, beingSent, none
    }

    fileprivate func knowledge(of message: String) -> Knowledge {
        switch delivery {
        case .shown(let recorded, _, _), .settled(let recorded):
            if recorded == message { return .recorded }
            // Another message takes the place of one that cannot be edited any more. What is said once stands in one message
            // only: where a second one says it, one of the two was said for another copy of the journal.
            return post.isLive && message.isBefore(recorded) ? .recorded : .none
        case .sending: return .beingSent
        case .waiting, .failed: return .none
        }
    }
}

extension String {
    /// Whether this message is older; their ids are times with as many digits behind the point.
    func isBefore(_ other: String) -> Bool { (count, self) < (other.count, other) }
}

extension ReactionReading {
    /// With what the journal says of our own posts that were read. Where it is yet to turn out whether it has one of them,
    /// nothing was read.
    package func checked(_ posts: UnrecordedPosts) -> ReactionReading {
        guard posts.unknown.isEmpty else {
            var checked = self
            checked.reading?.unrecorded = posts.unknown.map(\.post.text)
            return checked
        }
        guard let post = posts.beingSent.first else { return self }
        return ReactionReading(
            nil, failure: "it is still being looked whether \(post.post) was posted before the bot was started")
    }
}
