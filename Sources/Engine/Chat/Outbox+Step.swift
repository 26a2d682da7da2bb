package import Maintenance

extension Outbox {
    /// What a post has to show, as far as that is known.
    package enum View: Sendable, Equatable {
        case shows(Wanted)
        /// Nothing that it could be about.
        case gone
        /// Could not be found out now.
        case unknown
    }

    /// What comes next in a channel.
    package enum Step: Sendable {
        case run(Action)
        /// Posts at their end, to be recorded.
        case close([(post: Post, delivery: Delivery)])
        /// There are posts that were not looked at.
        case lookAgain
        /// Nothing to do until then (`nil`: until something changes).
        case wait(until: Timestamp?)
    }

    /// How long a post is left alone of which it is not known what it has to show.
    private static let unknownPause = Span.seconds(5)

    /// Decides what to do in a channel; the views are of the posts that it had a moment ago.
    package mutating func step(in channel: String, at now: Timestamp, _ views: [PostID: View]) -> Step {
        let posts = posts(in: channel)
        guard posts.allSatisfy({ views[$0.id] != nil }) else { return .lookAgain }
        for post in posts where views[post.id] == .unknown { hold(post.id, until: now + Outbox.unknownPause) }
        let closed = close(posts, at: now, views)
        guard closed.isEmpty else { return .close(closed) }
        if let action = next(in: channel, at: now, wanted: { Outbox.wanted(views[$0.id]) }) { return .run(action) }
        return .wait(until: nextTime(in: channel, at: now))
    }

    private mutating func close(
        _ posts: [Post], at now: Timestamp, _ views: [PostID: View]
    ) -> [(post: Post, delivery: Delivery)] {
        var closed: [(post: Post, delivery: Delivery)] = settled { Outbox.wanted(views[$0.id]) }.map {
            ($0.post, .settled(message: $0.message))
        }
        for post in posts where views[post.id] == .gone {
            if let failed = finish(.send(post), .refused("there is nothing that it is about"), at: now) {
                closed.append(failed)
            }
        }
        return closed
    }

    /// A post that was not looked at shows nothing new and is not at its end.
    private static func wanted(_ view: View?) -> Wanted? {
        switch view {
        case .shows(let wanted): wanted
        case .gone: nil
        case .unknown, nil: Wanted(digest: "", isFinal: false)
        }
    }
}
