import Engine
import Maintenance
import Slack

/// Keeps the outbox for the tasks that serve its channels.
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
        case run(Outbox.Action, Rendered)
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

    private var outbox = Outbox()
    /// A list of open posts may be older than what was closed while it was read.
    private var closedWhileLoading: Set<PostID> = []
    /// The last refusal on each way to a channel, so that it is reported once.
    private var refusals: [String: SlackError.Code] = [:]

    var channels: [String] { outbox.channels }

    func posts(in channel: String) -> [Post] { outbox.posts(in: channel) }

    func beginLoading() { closedWhileLoading = [] }

    func add(_ records: [PostRecord]) {
        outbox.add(records.filter { !closedWhileLoading.contains($0.post.id) })
    }

    /// Decides what to do in a channel; the views are of the posts that it had a moment ago.
    func next(in channel: String, at now: Timestamp, _ views: [PostID: View]) -> Step {
        switch outbox.step(in: channel, at: now, views.mapValues(\.asWanted)) {
        case .lookAgain:
            return .lookAgain
        case .close(let closed):
            closedWhileLoading.formUnion(closed.map(\.post.id))
            return .close(closed)
        case .run(let action):
            guard case .shows(let view)? = views[action.post.id] else { return .wait(until: now + Self.refresh) }
            return .run(action, view)
        case .wait(let until):
            let next = until ?? now + Self.idle
            let isTimed = outbox.posts(in: channel).contains(where: \.isTimed)
            return .wait(until: isTimed ? min(next, now + Self.refresh) : next)
        }
    }

    func begin(
        _ action: Outbox.Action, file: String? = nil, at now: Timestamp
    ) -> (post: Post, delivery: Delivery)? {
        outbox.begin(action, file: file, at: now)
    }

    func finish(
        _ action: Outbox.Action, _ outcome: Outbox.Outcome, at now: Timestamp
    ) -> (post: Post, delivery: Delivery)? {
        let recorded = outbox.finish(action, outcome, at: now)
        if let recorded, !recorded.delivery.isOpen { closedWhileLoading.insert(recorded.post.id) }
        return recorded
    }

    func lookAgain(for post: PostID, sentAt since: Timestamp, file: String?, notBefore: Timestamp) {
        outbox.lookAgain(for: post, sentAt: since, file: file, notBefore: notBefore)
    }

    /// Whether a refusal is news on its way; `nil`, for a success, ends it.
    func isNews(_ code: SlackError.Code?, in way: String) -> Bool {
        defer { refusals[way] = code }
        return refusals[way] != code
    }
}

extension PostDesk.View {
    fileprivate var asWanted: Outbox.View {
        switch self {
        case .shows(let rendered): .shows(rendered.wanted)
        case .gone: .gone
        case .unknown: .unknown
        }
    }
}
