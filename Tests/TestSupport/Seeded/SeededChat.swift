package import Engine
package import Maintenance
package import Simulation

/// The simulated workspace as the core sees it: what `ChatOps` and the Slack client are in production.
package struct SeededChat: Sendable {
    package var slack: SimulatedSlack
    /// What the clock of the host shows ahead of that of Slack.
    var clockLead = Span.zero
    /// From how long before the time at which a post may have been sent it is looked for.
    var findsFrom = Span.minutes(1)
    static let channel = "C0DBAOPS"
    static let ourselves = PersonID("U0CHANGEOVER")

    package init(slack: SimulatedSlack) {
        self.slack = slack
    }

    private var token: String { SlackWorld.exampleToken }

    /// Reads a message with all its reactions and the profiles of those asked about; nothing when any part could not be read.
    package mutating func read(_ query: ReactionQuery, at now: SimulatedTime) -> ReactionReading {
        guard let reading = reading(query, at: now) else { return ReactionReading(nil, failure: "Slack is not read") }
        var found = ReactionReading(reading)
        if let since = query.ownPostsSince {
            (found.ownPosts, found.ownPostsSince) = (ownPosts(in: query.channel, since: since), since)
        }
        return found
    }

    private func ownPosts(in channel: String, since: Timestamp) -> [OwnPost] {
        let oldest = SlackWorld.Timestamp(microseconds: since.milliseconds * 1000)
        return (slack.world.messages[channel] ?? []).filter { $0.ts >= oldest }.compactMap { message in
            message.ownPost.map { OwnPost(PostID($0), in: message.ts.text) }
        }
    }

    private mutating func reading(_ query: ReactionQuery, at now: SimulatedTime) -> GateReading? {
        guard var reading = query.known ?? message(query, at: now) else { return nil }
        if query.isToBeActedOn, reading.message != nil {
            guard let isMarked = isMarked(query, at: now) else { return nil }
            reading.message?.isMarked = isMarked
        }
        return people(query, beside: reading, at: now)
    }

    /// Whether a message carries the mark that it was answered, which only reading the conversation tells.
    private mutating func isMarked(_ query: ReactionQuery, at now: SimulatedTime) -> Bool? {
        guard let ts = SlackWorld.Timestamp(query.message) else { return nil }
        var replies = SlackWorld.RepliesQuery(channel: query.channel, ts: ts, limit: 2)
        (replies.oldest, replies.latest, replies.inclusive, replies.includesMetadata) = (ts, ts, true, true)
        guard case .reply(let page) = slack.replies(replies, token: token, at: now) else { return nil }
        return page.messages.first { $0.ts == ts }.map(\.isMarked)
    }

    private mutating func message(_ query: ReactionQuery, at now: SimulatedTime) -> GateReading? {
        let (message, channel) = (query.message, query.channel)
        guard let ts = SlackWorld.Timestamp(message) else { return nil }
        guard case .reply(let place) = slack.conversation(channel, token: token, at: now) else { return nil }
        var reading = GateReading(
            takenAt: Timestamp(now) + clockLead, ourselves: SeededChat.ourselves, homeTeam: slack.world.team,
            channel: GateReading.Channel(
                id: channel, isArchived: place.isArchived, isShared: place.isExternallyShared),
            message: nil, reactions: [], people: [:])
        switch slack.reactions(of: ts, in: channel, full: true, token: token, at: now) {
        case .reply(let found):
            reading.message = GateReading.Message(
                id: message, isOurs: found.user == SeededChat.ourselves.text, contentDigest: found.contentDigest)
            reading.reactions = Dictionary(grouping: found.reactions) { $0.name.prefix { $0 != ":" } }
                .sorted { $0.key < $1.key }.map { name, tones in
                    GateReading.Reaction(
                        name: String(name), people: tones.flatMap(\.users).map { PersonID($0) },
                        count: tones.reduce(0) { $0 + $1.count })
                }
        case .fault(let fault) where fault.error == "message_not_found":
            return reading
        case .fault, .rateLimited, .serverError, .lost:
            return nil
        }
        return reading
    }

    private mutating func people(
        _ query: ReactionQuery, beside reading: GateReading, at now: SimulatedTime
    ) -> GateReading? {
        var reading = reading
        reading.people = [:]
        for person in Set(reading.reactions.flatMap(\.people)).intersection(query.people).sorted()
        where person != SeededChat.ourselves {
            guard case .reply(let user) = slack.user(person.text, token: token, at: now) else { return nil }
            reading.people[person] = GateReading.Person(
                id: person, team: user.team, isBot: user.isBot, isGuest: user.isRestricted,
                isExternal: user.isStranger, isDeactivated: user.isDeactivated)
        }
        return reading
    }

    /// A message as it stands, or stood before it was deleted so lately that a reading of it may still be acted on.
    func lately(_ message: String, in channel: String, at now: SimulatedTime) -> SlackWorld.Message? {
        guard let ts = SlackWorld.Timestamp(message) else { return nil }
        for change in slack.world.changes().reversed() where Timestamp(now) - Timestamp(change.at) <= Gate.readingLimit
        {
            if case .deleted(let past, _) = change.event, past.ts == ts, change.channel == channel { return past }
        }
        return slack.world.message(ts, in: channel)
    }

    /// Posts that stand in the chat more than once.
    package var repeatedPosts: [String] {
        let posts = slack.world.messages.values.joined().compactMap(\.ownPost)
        return Dictionary(grouping: posts) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    }

    /// Runs an action; the text is what the chat shows then, and the marks are those of the calls that are made.
    package mutating func run(
        _ action: Outbox.Action, text: String, marks: [IntentID], at now: SimulatedTime
    ) -> (outcome: Outbox.Outcome, shown: ShownMessage?) {
        switch action {
        case .send(let post):
            if case .pin(let message) = post.content { return (pin(message, in: post.channel, at: now), nil) }
            return send(post, text: text, at: now)
        case .find(let post, let since, _): return find(post, since: since, at: now)
        case .edit(let post, let message): return edit(post, message, text: text, marks: marks, at: now)
        }
    }

    private mutating func send(
        _ post: Post, text: String, at now: SimulatedTime
    ) -> (Outbox.Outcome, ShownMessage?) {
        var message = SlackWorld.Post(channel: post.channel, text: text)
        message.threadTS = post.thread.flatMap { SlackWorld.Timestamp($0) }
        message.replyBroadcast = post.isBroadcast
        message.metadata = SeededChat.metadata(of: post)
        if let recipient = post.recipient {
            switch slack.postEphemeral(message, to: recipient.text, token: token, at: now) {
            case .reply(let ts): return (.shown(message: ts.text, digest: text), nil)
            case .rateLimited(let wait): return (.deferred(retryAfter: Span(wait)), nil)
            case .fault(let fault): return (refusal(fault), nil)
            // A person may be told twice; nobody must be left without an explanation.
            case .serverError, .lost: return (.deferred(retryAfter: nil), nil)
            }
        }
        switch slack.post(message, token: token, at: now) {
        case .reply(let posted):
            return (
                .shown(message: posted.message.ts.text, digest: text),
                ShownMessage(digest: posted.message.contentDigest)
            )
        case .rateLimited(let wait): return (.deferred(retryAfter: Span(wait)), nil)
        case .fault(let fault): return (refusal(fault), nil)
        case .serverError, .lost: return (.unknown, nil)
        }
    }

    private static func metadata(of post: Post, _ marks: [IntentID] = []) -> SlackWorld.JSON {
        var payload = ["post": SlackWorld.JSON.string(post.id.text)]
        if !marks.isEmpty { payload["calls"] = .string(marks.map(\.text).joined(separator: " ")) }
        return .object(["event_type": .string("changeover"), "event_payload": .object(payload)])
    }

    private mutating func pin(_ message: String, in channel: String, at now: SimulatedTime) -> Outbox.Outcome {
        guard let ts = SlackWorld.Timestamp(message) else { return .refused("no such message") }
        switch slack.addPin(ts, in: channel, token: token, at: now) {
        case .reply: return .shown(message: message, digest: message)
        case .fault(let fault) where fault.error == "already_pinned": return .shown(message: message, digest: message)
        case .rateLimited(let wait): return .deferred(retryAfter: Span(wait))
        case .fault(let fault) where fault.error == "message_not_found": return .refused(fault.error)
        case .fault, .serverError, .lost: return .deferred(retryAfter: nil)
        }
    }

    private func refusal(_ fault: SlackFault) -> Outbox.Outcome {
        switch fault.error {
        case "fatal_error", "internal_error": .unknown
        case "is_archived", "missing_scope": .deferred(retryAfter: .seconds(20))
        default: .refused(fault.error)
        }
    }

    private mutating func find(
        _ post: Post, since: Timestamp, at now: SimulatedTime
    ) -> (Outbox.Outcome, ShownMessage?) {
        guard post.recipient == nil else { return (.absent, nil) }
        var cursor: String?
        for _ in 0..<SeededChat.pageLimit {
            switch page(post, since: since, cursor: cursor, at: now) {
            case .reply(let page):
                let found = page.messages.first { $0.ownPost == post.id.text }
                if let found { return (.shown(message: found.ts.text, digest: found.text), nil) }
                guard let next = page.nextCursor else { return (.absent, nil) }
                cursor = next
            // Where the thread is gone, nothing is in it.
            case .fault(let fault) where fault.error == "thread_not_found": return (.absent, nil)
            case .fault, .rateLimited, .serverError, .lost: return (.deferred(retryAfter: nil), nil)
            }
        }
        return (.deferred(retryAfter: nil), nil)
    }

    /// How many pages are read of one thread or channel.
    private static let pageLimit = 200

    /// Reads from shortly before a time on, in pages so small that there are several.
    private mutating func page(
        _ post: Post, since: Timestamp, cursor: String?, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.MessagePage> {
        // By Slack's clock, which the host's may be ahead of, or may have been then.
        let sent = min(since - max(.zero, clockLead), Timestamp(now))
        let oldest = SlackWorld.Timestamp(microseconds: (sent - findsFrom).milliseconds * 1000)
        if let thread = post.thread.flatMap({ SlackWorld.Timestamp($0) }) {
            var query = SlackWorld.RepliesQuery(channel: post.channel, ts: thread, limit: 3)
            (query.oldest, query.inclusive, query.cursor, query.includesMetadata) = (oldest, true, cursor, true)
            return slack.replies(query, token: token, at: now)
        }
        var query = SlackWorld.HistoryQuery(channel: post.channel, oldest: oldest, limit: 3)
        (query.inclusive, query.cursor, query.includesMetadata) = (true, cursor, true)
        return slack.history(query, token: token, at: now)
    }

    private mutating func edit(
        _ post: Post, _ message: String, text: String, marks: [IntentID], at now: SimulatedTime
    ) -> (Outbox.Outcome, ShownMessage?) {
        guard let ts = SlackWorld.Timestamp(message) else { return (.refused("no such message"), nil) }
        var update = SlackWorld.Update(channel: post.channel, ts: ts, text: text)
        update.blocks = .array([
            .object([
                "type": .string("section"),
                "text": .object(["type": .string("mrkdwn"), "text": .string(text)]),
            ])
        ])
        if !marks.isEmpty { update.metadata = SeededChat.metadata(of: post, marks) }
        switch slack.update(update, token: token, at: now) {
        case .reply(let posted):
            return (.shown(message: message, digest: text), ShownMessage(digest: posted.message.contentDigest))
        case .rateLimited(let wait): return (.deferred(retryAfter: Span(wait)), nil)
        case .fault(let fault) where fault.error == "message_not_found": return (.uneditable, nil)
        case .fault, .serverError, .lost: return (.deferred(retryAfter: nil), nil)
        }
    }
}

extension SlackWorld.Message {
    /// The post that it carries, if it is ours.
    fileprivate var ownPost: String? {
        guard user == SeededChat.ourselves.text, case .string(let post)? = payload["post"] else { return nil }
        return post
    }

    /// It says which calls are made.
    fileprivate var isMarked: Bool { payload["calls"] != nil }

    private var payload: [String: SlackWorld.JSON] {
        guard case .object(let metadata)? = metadata, case .object(let payload)? = metadata["event_payload"] else {
            return [:]
        }
        return payload
    }

    /// Of all that it shows.
    fileprivate var contentDigest: String {
        let shown = blocks.flatMap { try? $0.encoded() }.map { String(decoding: $0, as: UTF8.self) }
        return Digest.text(of: [text, shown ?? ""])
    }
}
