import Engine
import Maintenance
import Slack

/// Keeps the mailroom for the tasks that serve its channels.
actor PostDesk {
    /// What a post has to show, as far as that is known.
    enum View: Sendable {
        case shows(Rendered)
        /// Nothing that it could be about.
        case gone
        /// Could not be found out now.
        case unknown
    }

    enum Step: Sendable {
        case run(Mailroom.Errand, Rendered)
        /// Posts at their end, to be recorded.
        case close([(post: Post, delivery: Delivery)])
        /// There are posts that were not looked at.
        case lookAgain
        /// Nothing to do until then, or until something changes.
        case wait(until: Timestamp)
    }

    /// How often posts are rendered anew of which nothing but the time changes.
    static let refresh = Span.seconds(5)
    private static let idle = Span.seconds(60)

    private var mailroom = Mailroom()
    /// A list of open posts may be older than what was closed while it was read.
    private var closedWhileLoading: Set<PostID> = []
    /// The last refusal on each way to a channel, so that it is reported once.
    private var refusals: [String: SlackError.Code] = [:]

    var channels: [String] { mailroom.channels }

    func posts(in channel: String) -> [Post] { mailroom.posts(in: channel) }

    func beginLoading() { closedWhileLoading = [] }

    func add(_ records: [PostRecord]) {
        mailroom.add(records.filter { !closedWhileLoading.contains($0.post.id) })
    }

    /// Decides what to do in a channel; the views are of the posts that it had a moment ago.
    func next(in channel: String, at now: Timestamp, _ views: [PostID: View]) -> Step {
        let posts = mailroom.posts(in: channel)
        guard posts.allSatisfy({ views[$0.id] != nil }) else { return .lookAgain }
        for post in posts {
            if case .unknown? = views[post.id] { mailroom.hold(post.id, until: now + Self.refresh) }
        }
        let closed = close(posts, at: now, views)
        guard closed.isEmpty else { return .close(closed) }
        if let errand = mailroom.next(in: channel, at: now, wanted: { Self.wanted(views[$0.id]) }),
            case .shows(let view)? = views[errand.post.id]
        {
            return .run(errand, view)
        }
        let next = mailroom.nextTime(in: channel, at: now) ?? now + Self.idle
        return .wait(until: posts.contains(where: \.isTimed) ? min(next, now + Self.refresh) : next)
    }

    private func close(_ posts: [Post], at now: Timestamp, _ views: [PostID: View]) -> [(Post, Delivery)] {
        var closed: [(Post, Delivery)] = mailroom.settled { Self.wanted(views[$0.id]) }.map {
            ($0.post, .settled(message: $0.message))
        }
        for post in posts {
            guard case .gone? = views[post.id] else { continue }
            if let failed = mailroom.finish(.send(post), .refused("there is nothing that it is about"), at: now) {
                closed.append(failed)
            }
        }
        closedWhileLoading.formUnion(closed.map(\.0.id))
        return closed
    }

    /// A post that was not looked at shows nothing new and is not at its end.
    private static func wanted(_ view: View?) -> Mailroom.Wanted? {
        switch view {
        case .shows(let rendered): rendered.wanted
        case .gone: nil
        case .unknown, nil: Mailroom.Wanted(digest: "", isFinal: false)
        }
    }

    func begin(
        _ errand: Mailroom.Errand, file: String? = nil, at now: Timestamp
    ) -> (post: Post, delivery: Delivery)? {
        mailroom.begin(errand, file: file, at: now)
    }

    func finish(
        _ errand: Mailroom.Errand, _ outcome: Mailroom.Outcome, at now: Timestamp
    ) -> (post: Post, delivery: Delivery)? {
        let recorded = mailroom.finish(errand, outcome, at: now)
        if let recorded, !recorded.delivery.isOpen { closedWhileLoading.insert(recorded.post.id) }
        return recorded
    }

    func lookAgain(for post: PostID, sentAt since: Timestamp, file: String?, notBefore: Timestamp) {
        mailroom.lookAgain(for: post, sentAt: since, file: file, notBefore: notBefore)
    }

    /// Whether a refusal is news on its way; `nil`, for a success, ends it.
    func isNews(_ code: SlackError.Code?, in way: String) -> Bool {
        defer { refusals[way] = code }
        return refusals[way] != code
    }
}
