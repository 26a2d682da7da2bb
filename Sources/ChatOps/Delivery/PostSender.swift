import Engine
import Logging
import Maintenance
import Slack

/// Sends, edits and looks for posts in Slack.
struct PostSender: Sendable {
    /// What came of it.
    struct Report: Sendable {
        var outcome: Outbox.Outcome
        /// What Slack returned for our post or edit; nothing of a message that was found.
        var shown: ShownMessage?
        var error: SlackError?
    }

    static let eventType = "changeover_post"
    /// The key under which a prompt carries the calls that were made on its answer.
    static let markKey = "calls"
    /// A message may stand before the time at which we sent it by so much more than the clocks are known to differ.
    private static let clockDifference = Duration.seconds(900)

    let slack: SlackClient
    let identity: SlackIdentity
    let logger: Logger
    let posted = PostedDetails()

    /// - Parameter file: the id of an uploaded file that is to be shown.
    func run(_ action: Outbox.Action, _ view: Rendered, file: FileID?, at now: Timestamp) async -> Report {
        switch action {
        case .send(let post):
            if case .pin(let message) = post.content { return await pin(message, of: post, view) }
            if let file { return await share(file, of: post, view) }
            guard let recipient = post.recipient else { return await send(post, view) }
            return await sendPrivately(post, to: recipient, view)
        case .find(let post, let since, let file):
            return await find(post, since: await oldest(sentAt: since, at: now), file: file.map { FileID($0) }, view)
        case .edit(let post, let message): return await edit(post, message, view)
        }
    }

    func send(_ post: Post, _ view: Rendered) async -> Report {
        do {
            if let details = view.details { return try await send(post, view, details) }
            let posted = try await say(
                view.content, of: post, broadcast: post.isBroadcast, Self.metadata(of: post, view.marks))
            return Report(
                outcome: .shown(message: posted.ts.rawValue, digest: view.digest),
                shown: ShownMessage(posted, marks: view.marks))
        } catch {
            return Report(outcome: error.outcomeOfSending, error: error)
        }
    }

    /// Posts a message of a post, without blocks or outside its thread where Slack takes it only so.
    func say(
        _ content: MessageContent, of post: Post, broadcast: Bool, _ metadata: MessageMetadata
    ) async throws(SlackError) -> PostedMessage {
        var (content, thread) = (content, post.threadTimestamp)
        while true {
            do {
                return try await slack.post(
                    content, in: ChannelID(post.channel), thread: thread, broadcast: broadcast, metadata: metadata)
            } catch {
                switch error.remedy {
                case .textOnly where !content.blocks.isEmpty: content.blocks = []
                case .outsideThread where thread != nil && !post.isDetail: thread = nil
                case .textOnly, .outsideThread, nil: throw error
                }
                warn(post, error)
            }
        }
    }

    private func sendPrivately(_ post: Post, to person: PersonID, _ view: Rendered) async -> Report {
        do {
            let ts = try await slack.postEphemeral(
                view.content, to: UserID(person.text), in: ChannelID(post.channel), thread: post.threadTimestamp)
            return Report(outcome: .shown(message: ts.rawValue, digest: view.digest))
        } catch {
            return Report(outcome: error.outcomeOfSendingPrivately, error: error)
        }
    }

    private func edit(_ post: Post, _ message: String, _ view: Rendered) async -> Report {
        guard let ts = SlackTimestamp(message) else { return Report(outcome: .uneditable) }
        do {
            let posted = try await edit(
                ts, of: post, to: view.content, view.marks.isEmpty ? nil : Self.metadata(of: post, view.marks))
            return Report(
                outcome: .shown(message: message, digest: view.digest), shown: ShownMessage(posted, marks: view.marks))
        } catch {
            return Report(outcome: error.outcomeOfEditing, error: error)
        }
    }

    /// Edits a message of a post, without blocks where Slack takes it only so.
    ///
    /// - Parameter metadata: what was put there before stays where none is given.
    func edit(
        _ message: SlackTimestamp, of post: Post, to content: MessageContent, _ metadata: MessageMetadata? = nil
    ) async throws(SlackError) -> PostedMessage {
        var content = content
        while true {
            do {
                return try await slack.update(message, in: ChannelID(post.channel), to: content, metadata: metadata)
            } catch {
                guard error.remedy == .textOnly, !content.blocks.isEmpty else { throw error }
                content.blocks = []
                warn(post, error)
            }
        }
    }

    /// The post that a message of ours shows, by what it carries.
    static func post(shownBy message: SlackMessage) -> PostID? {
        guard let metadata = message.metadata, metadata.eventType == eventType else { return nil }
        return metadata["post"].map { PostID($0) }
    }

    static func metadata(of post: Post, _ marks: [IntentID]) -> MessageMetadata {
        var payload = ["post": post.id.text]
        if !marks.isEmpty { payload[markKey] = marks.map(\.text).joined(separator: " ") }
        return MessageMetadata(eventType: eventType, payload: payload)
    }

    func warn(_ post: Post, _ error: SlackError) {
        logger.warning("sending a message in another way", metadata: ["post": "\(post.id)", "error": "\(error)"])
    }
}

extension PostSender {
    /// Looks for a message that may have been posted: in its thread, and in the channel in case it had to go there.
    private func find(_ post: Post, since: SlackTimestamp, file: FileID?, _ view: Rendered) async -> Report {
        // What only one person sees cannot be found.
        guard post.recipient == nil else { return Report(outcome: .absent) }
        let query = MessageQuery(oldest: since, isInclusive: true)
        do {
            var isComplete = true
            if let thread = post.threadTimestamp, let reading = try await replies(to: thread, of: post, query) {
                if let found = match(post, file, in: reading) { return report(found, view) }
                await noteDetails(of: post, in: reading)
                isComplete = reading.isComplete
            }
            if !post.isDetail || post.thread == nil {
                let reading = try await slack.history(of: ChannelID(post.channel), query)
                if let found = match(post, file, in: reading) { return report(found, view) }
                await noteDetails(of: post, in: reading)
                isComplete = isComplete && reading.isComplete
            }
            return Report(outcome: isComplete ? .absent : .deferred(retryAfter: nil))
        } catch {
            return Report(outcome: error.outcomeOfFinding, error: error)
        }
    }

    /// From when on a message may stand, by Slack's clock: ours is perhaps ahead of that, or was when the message was sent and
    /// has been set back since.
    private func oldest(sentAt since: Timestamp, at now: Timestamp) async -> SlackTimestamp {
        let heard = await slack.lastHeard?.time ?? now
        let sent = min(since - max(.zero, now - heard), heard)
        return SlackTimestamp(microsecondsSinceEpoch: sent.milliseconds * 1000)
            .moved(by: Duration.zero - Self.clockDifference)
    }

    /// `nil` when there is no such thread any more.
    private func replies(
        to thread: SlackTimestamp, of post: Post, _ query: MessageQuery
    ) async throws(SlackError) -> MessageReading? {
        do {
            return try await slack.replies(to: thread, in: ChannelID(post.channel), query)
        } catch {
            guard error.code == .threadNotFound || error.code == .messageNotFound else { throw error }
            return nil
        }
    }

    /// The newest message with this post's id in its metadata that is ours: others can write metadata as well.
    private func match(_ post: Post, _ file: FileID?, in reading: MessageReading) -> SlackMessage? {
        reading.messages.last { message in
            // A message that shows a file takes no metadata.
            if let file, message.files.contains(where: { $0.id == file }) { return isOurs(message) }
            return carries("post", post, message)
        }
    }

    /// Keeps in mind the message that was posted before a prompt which is not there: the next try links to it.
    private func noteDetails(of post: Post, in reading: MessageReading) async {
        guard let details = reading.messages.last(where: { carries(Self.detailsKey, post, $0) }) else { return }
        await posted.note(found: details.ts, for: post.id)
    }

    private func carries(_ key: String, _ post: Post, _ message: SlackMessage) -> Bool {
        guard let metadata = message.metadata, metadata.eventType == Self.eventType else { return false }
        return metadata[key] == post.id.text && isOurs(message)
    }

    private func isOurs(_ message: SlackMessage) -> Bool {
        if let user = message.user { return user == identity.userID }
        return message.botID != nil && message.botID == identity.botID
    }

    private func report(_ found: SlackMessage, _ view: Rendered) -> Report {
        let isUpToDate = view.isFixed || found.text == view.content.fitted().text.markup
        return Report(outcome: .shown(message: found.ts.rawValue, digest: isUpToDate ? view.digest : "as found"))
    }
}

extension ShownMessage {
    init?(_ posted: PostedMessage, marks: [IntentID]) {
        guard let shown = posted.shown else { return nil }
        self.init(digest: Digest.text(of: shown), marks: marks)
    }
}

extension Post {
    var threadTimestamp: SlackTimestamp? { thread.flatMap { SlackTimestamp($0) } }

    /// Posted in its thread or not at all.
    fileprivate var isDetail: Bool {
        guard case .notice(.detail) = content else { return false }
        return true
    }
}
