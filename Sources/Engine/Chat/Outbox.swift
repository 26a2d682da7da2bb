package import Maintenance

/// Decides what is sent to the chat next: a value, kept by both shells. Prompts and answers go before progress, edits are
/// coalesced, and a post whose outcome is unknown is looked for before it is sent again.
package struct Outbox: Sendable {
    /// One thing to do in the chat.
    package enum Action: Sendable, Equatable {
        case send(Post)
        /// Look for the message of a post that may have been sent at this time or later; of a file by its id.
        case find(Post, since: Timestamp, file: String? = nil)
        case edit(Post, message: String)
    }

    /// What became of an action.
    package enum Outcome: Sendable, Equatable {
        /// Sent, found or edited; with the digest of the content that is shown now.
        case shown(message: String, digest: String)
        /// Looked for and not there.
        case absent
        /// Not done; worth another try.
        case deferred(retryAfter: Span?)
        /// Sent, perhaps.
        case unknown
        /// The chat does not let this message be edited (any more): a new one takes its place.
        case uneditable
        /// Refused for a reason that does not pass.
        case refused(String)
    }

    /// What a post has to show.
    package struct Wanted: Sendable, Equatable {
        package var digest: String
        /// Nothing will ever change it.
        package var isFinal: Bool
        /// A call waits for it: it keeps no interval to other edits.
        package var isUrgent: Bool

        package init(digest: String, isFinal: Bool, isUrgent: Bool = false) {
            self.digest = digest
            self.isFinal = isFinal
            self.isUrgent = isUrgent
        }
    }

    fileprivate struct Item: Sendable {
        var record: PostRecord
        var order: Int
        /// In steady time.
        var notBefore: Timestamp?
        var failures = 0
        /// How often a new message took the place of one that could not be edited.
        var replacements = 0

        /// Whether anything may be done for it. What a process before this one was sending may arrive yet.
        func isDue(at now: Timestamp, _ steady: Timestamp) -> Bool {
            if let notBefore { return notBefore <= steady }
            guard case .sending(let since, _) = record.delivery else { return true }
            return now.isPast(since, by: Outbox.findDelay)
        }
    }

    /// Time between two posts in a channel (Slack: about one message a second a channel).
    package static let postInterval = Span.seconds(1)
    /// Time between two edits of one message, and of any two messages (Slack: `chat.update` allows 50 a minute).
    package static let editInterval = Span.seconds(3)
    private static let anyEditInterval = Span(milliseconds: 1300)
    /// Time after an edit that a call waited for: in a crowd of approvals the next one comes within that, and what Slack
    /// allows is left to it.
    private static let urgentEditInterval = Span.seconds(3)
    /// How long after an unknown outcome the message is looked for: it may appear late.
    fileprivate static let findDelay = Span.seconds(3)
    /// Longest time between two messages that take each other's place, in a channel where nothing can be edited.
    private static let replacementLimit = Span.minutes(10)

    private var items: [PostID: Item] = [:]
    private var lastOrder = 0
    /// In steady time.
    private var postedAt: [String: Timestamp] = [:]
    /// From when on edits may go that nothing waits for; in steady time.
    private var editsFrom: Timestamp?
    private var time = SteadyTime()

    package init() {}

    /// Takes up posts as the journal has them; known ones are left as they are.
    package mutating func add(_ records: [PostRecord]) {
        for record in records where items[record.post.id] == nil {
            guard record.delivery.isOpen else { continue }
            lastOrder += 1
            items[record.post.id] = Item(record: record, order: lastOrder)
        }
    }

    /// The open posts of a channel, in the order in which they were added.
    package func posts(in channel: String) -> [Post] {
        items.values.filter { $0.record.post.channel == channel }.sorted { $0.order < $1.order }.map(\.record.post)
    }

    /// Leaves a post alone until then: what it has to show is not known for now.
    package mutating func hold(_ post: PostID, until instant: Timestamp) {
        items[post]?.notBefore = time.instant(shownAs: instant)
    }

    /// Looks for a message again whose showing could not be recorded: what follows from it must be recorded, too.
    package mutating func lookAgain(
        for post: PostID, sentAt since: Timestamp, file: String? = nil, notBefore: Timestamp
    ) {
        items[post]?.record.delivery = .sending(since: since, file: file)
        items[post]?.notBefore = time.instant(shownAs: notBefore)
    }

    package var channels: [String] { Set(items.values.map(\.record.post.channel)).sorted() }

    /// The next action in a channel, if one is due now.
    ///
    /// - Parameter wanted: what a post has to show now; `nil` when its operation is gone, which drops the post.
    package mutating func next(
        in channel: String, at now: Timestamp, wanted: (Post) -> Wanted?
    ) -> Action? {
        let instant = time.instant(at: now)
        let candidates = items.values.filter { $0.record.post.channel == channel && $0.isDue(at: now, instant) }
            .sorted { ($0.record.post.rank, $0.order) < ($1.record.post.rank, $1.order) }
        for item in candidates {
            let post = item.record.post
            switch item.record.delivery {
            case .waiting:
                guard wanted(post) != nil else {
                    items[post.id] = nil
                    continue
                }
                if let last = postedAt[channel], instant - last < Outbox.postInterval { continue }
                return .send(post)
            case .sending(let since, let file):
                return .find(post, since: since, file: file)
            case .shown(let message, let digest, let at):
                guard
                    let action = edit(post, message, shown: digest, since: at, at: (now, instant), wanted: wanted(post))
                else { continue }
                return action
            case .failed, .settled:
                items[post.id] = nil
            }
        }
        return nil
    }

    private mutating func edit(
        _ post: Post, _ message: String, shown: String, since: Timestamp, at times: (now: Timestamp, steady: Timestamp),
        wanted: Wanted?
    ) -> Action? {
        guard let wanted else {
            items[post.id] = nil
            return nil
        }
        guard wanted.digest != shown else { return nil }
        if wanted.isUrgent {
            delayEdits(until: times.steady + Outbox.urgentEditInterval)
            return .edit(post, message: message)
        }
        guard wanted.isFinal || times.now.isPast(since, by: Outbox.editInterval) else { return nil }
        if let editsFrom, times.steady < editsFrom { return nil }
        return .edit(post, message: message)
    }

    private mutating func delayEdits(until instant: Timestamp) {
        editsFrom = max(editsFrom ?? instant, instant)
    }

    /// Posts that are shown as they will stay: to be recorded as settled.
    package mutating func settled(wanted: (Post) -> Wanted?) -> [(post: Post, message: String)] {
        var settled: [(post: Post, message: String)] = []
        for item in items.values.sorted(by: { $0.order < $1.order }) {
            guard case .shown(let message, let digest, _) = item.record.delivery else { continue }
            let wanted = wanted(item.record.post)
            guard wanted.map({ $0.isFinal && $0.digest == digest }) ?? true else { continue }
            settled.append((item.record.post, message))
            items[item.record.post.id] = nil
        }
        return settled
    }

    /// The delivery to record before an action is run; `nil` when there is none.
    ///
    /// - Parameter file: the id under which a file waits in the chat to be shown.
    package mutating func begin(
        _ action: Action, file: String? = nil, at now: Timestamp
    ) -> (post: Post, delivery: Delivery)? {
        guard case .send(let post) = action, !post.isRepeatable else { return nil }
        let delivery = Delivery.sending(since: now, file: file)
        items[post.id]?.record.delivery = delivery
        return (post, delivery)
    }

    /// Takes in what became of an action and returns the delivery to record, if any.
    package mutating func finish(
        _ action: Action, _ outcome: Outcome, at now: Timestamp
    ) -> (post: Post, delivery: Delivery)? {
        let post = action.post
        guard var item = items[post.id] else { return nil }
        let instant = time.instant(at: now)
        defer { if items[post.id] != nil { items[post.id] = item } }
        if case .send = action, post.isMessage { postedAt[post.channel] = instant }
        if case .edit = action { delayEdits(until: instant + Outbox.anyEditInterval) }
        switch outcome {
        case .shown(let message, let digest):
            item.failures = 0
            item.notBefore = nil
            item.record.delivery = .shown(message: message, digest: digest, at: now)
        case .absent:
            item.record.delivery = .waiting
        case .uneditable:
            item.record.delivery = .waiting
            item.replacements += 1
            if item.replacements > 1 { item.notBefore = instant + Outbox.replacementDelay(item.replacements) }
        case .deferred(let retryAfter):
            item.failures += 1
            item.notBefore = instant + max(retryAfter ?? .zero, Outbox.backoff(item.failures))
            // A post that was certainly not sent need not be looked for.
            guard case .send = action else { return nil }
            item.record.delivery = .waiting
        case .unknown:
            item.notBefore = instant + Outbox.findDelay
            return nil
        case .refused(let reason):
            items[post.id] = nil
            return (post, .failed(reason))
        }
        return (post, item.record.delivery)
    }

    /// When an action may be due next in a channel; `nil` when only a change can make one.
    package func nextTime(in channel: String, at now: Timestamp) -> Timestamp? {
        items.values.filter { $0.record.post.channel == channel }.compactMap { item -> Timestamp? in
            let due = item.notBefore.map { time.shown(at: $0) }
            switch item.record.delivery {
            case .waiting:
                return [due ?? now, postedAt[channel].map { time.shown(at: $0 + Outbox.postInterval) }].compactMap {
                    $0
                }
                .max()
            case .sending(let since, _): return due ?? min(since, now) + Outbox.findDelay
            case .shown(_, _, let at):
                guard item.record.post.isLive else { return nil }
                // When an edit may go that an interval held back; after that, only a change makes one.
                let ends = [due, min(at, now) + Outbox.editInterval, editsFrom.map { time.shown(at: $0) }]
                return ends.compactMap { $0 }.filter { $0 > now }.min()
            case .failed, .settled: return nil
            }
        }.min()
    }

    private static func replacementDelay(_ count: Int) -> Span {
        min(.minutes(1) * (1 << Int64(min(count - 2, 10))), replacementLimit)
    }

    private static func backoff(_ failures: Int) -> Span {
        min(.seconds(1) * (1 << Int64(min(failures, 6))), .seconds(60))
    }
}

extension Outbox.Action {
    package var post: Post {
        switch self {
        case .send(let post), .find(let post, _, _), .edit(let post, _): post
        }
    }
}

extension Delivery {
    /// Not at its end: to be sent, or still editable.
    package var isOpen: Bool {
        switch self {
        case .waiting, .sending, .shown: true
        case .failed, .settled: false
        }
    }
}

extension Timestamp {
    /// Whether so much time has gone by since a stored instant; one that is still to come was stored before the clock was
    /// set back.
    fileprivate func isPast(_ instant: Timestamp, by span: Span) -> Bool { instant > self || self - instant >= span }
}
