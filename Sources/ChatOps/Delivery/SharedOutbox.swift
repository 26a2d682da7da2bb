import Engine
import Maintenance
import Slack

/// The outbox, shared by the tasks that each serve one of its channels.
actor SharedOutbox {
    /// What a channel's task does next.
    enum Move: Sendable {
        case run(Outbox.Action, Rendered)
        /// Posts that nothing more is done for, to be recorded.
        case close([(post: Post, delivery: Delivery)])
        /// Posts were added that are not rendered yet.
        case renderAgain
        /// Nothing to do until then, or until something changes.
        case wait(until: Timestamp)
    }

    /// How often posts are rendered again whose content depends on the time.
    static let refresh = Span.seconds(5)
    private static let idle = Span.seconds(60)

    private var outbox = Outbox()
    /// Posts closed while the list of open posts was being read: that list may still have them.
    private var closedWhileLoading: Set<PostID> = []
    /// The last refusal of each kind, by `Post.refusalKey`, so that it is reported once.
    private var refusals: [String: SlackError.Code] = [:]

    var channels: [String] { outbox.channels }

    func posts(in channel: String) -> [Post] { outbox.posts(in: channel) }

    func beginLoading() { closedWhileLoading = [] }

    func add(_ records: [PostRecord]) {
        outbox.add(records.filter { !closedWhileLoading.contains($0.post.id) })
    }

    /// Decides what to do in a channel.
    ///
    /// - Parameter contents: of the posts that the channel had a moment ago.
    func next(in channel: String, at now: Timestamp, _ contents: [PostID: PostContent]) -> Move {
        switch outbox.step(in: channel, at: now, contents.mapValues(\.asWanted)) {
        case .lookAgain:
            return .renderAgain
        case .close(let closed):
            closedWhileLoading.formUnion(closed.map(\.post.id))
            return .close(closed)
        case .run(let action):
            guard case .shows(let rendered)? = contents[action.post.id] else { return .wait(until: now + Self.refresh) }
            return .run(action, rendered)
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

    /// Whether a refusal differs from the last one of its kind; `nil`, for a success, clears that.
    func isNews(_ code: SlackError.Code?, for key: String) -> Bool {
        defer { refusals[key] = code }
        return refusals[key] != code
    }
}

extension PostContent {
    fileprivate var asWanted: Outbox.View {
        switch self {
        case .shows(let rendered): .shows(rendered.wanted)
        case .gone: .gone
        case .unknown: .unknown
        }
    }
}
