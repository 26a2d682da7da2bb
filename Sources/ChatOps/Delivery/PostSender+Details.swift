import Engine
import Maintenance
import Slack

/// Messages that were posted for prompts that are not posted yet, so that another try of the prompt links to the same.
actor PostedDetails {
    private var messages: [PostID: (content: MessageContent, posted: PostedMessage)] = [:]
    /// Of a try whose outcome was unknown, by this process or one before it.
    private var found: [PostID: SlackTimestamp] = [:]

    func message(for post: PostID, saying content: MessageContent) -> PostedMessage? {
        messages[post].flatMap { $0.content == content ? $0.posted : nil }
    }

    func earlier(for post: PostID) -> SlackTimestamp? { messages[post]?.posted.ts ?? found[post] }

    func note(_ posted: PostedMessage, for post: PostID, saying content: MessageContent) {
        messages[post] = (content, posted)
    }

    func note(found message: SlackTimestamp, for post: PostID) { found[post] = message }

    func forget(_ post: PostID) { (messages[post], found[post]) = (nil, nil) }
}

/// Prompts that link to a message for what they have no room for.
extension PostSender {
    /// The key under which a message carries the post that links to it.
    static let detailsKey = "details_of"

    /// Posts what the prompt has no room for, and then the prompt, with its link.
    func send(_ post: Post, _ view: Rendered, _ details: Rendered.Details) async throws(SlackError) -> Report {
        let message = try await postDetails(details.content, of: post)
        let address = identity.permalink(
            to: message.ts, in: message.channel, thread: message.message?.threadTS ?? post.threadTimestamp)
        let prompt = try await say(
            details.prompt(linkedTo: address), of: post, broadcast: post.isBroadcast,
            Self.metadata(of: post, view.marks))
        await posted.forget(post.id)
        var shown = ShownMessage(prompt, marks: view.marks)
        shown?.details = message.shown.map {
            Gate.Details(message: message.ts.rawValue, contentDigest: Digest.text(of: $0))
        }
        // Of a message that nobody knows what it shows nobody can say what was approved.
        if shown?.details == nil { shown = nil }
        return Report(outcome: .shown(message: prompt.ts.rawValue, digest: view.digest), shown: shown)
    }

    private func postDetails(_ content: MessageContent, of post: Post) async throws(SlackError) -> PostedMessage {
        if let known = await posted.message(for: post.id, saying: content) { return known }
        let metadata = MessageMetadata(eventType: Self.eventType, payload: [Self.detailsKey: post.id.text])
        let message: PostedMessage
        if let earlier = await posted.earlier(for: post.id), let edited = try await rewrite(earlier, content, of: post)
        {
            message = edited
        } else {
            message = try await say(content, of: post, broadcast: false, metadata)
        }
        await posted.note(message, for: post.id, saying: content)
        return message
    }

    /// Has the message of an earlier try say this. What it shows is then known from the reply, whoever changed it since.
    ///
    /// - Returns: `nil` when it cannot be edited any more: another takes its place.
    private func rewrite(
        _ message: SlackTimestamp, _ content: MessageContent, of post: Post
    ) async throws(SlackError) -> PostedMessage? {
        do {
            return try await edit(message, of: post, to: content)
        } catch {
            guard case .uneditable = error.outcomeOfEditing else { throw error }
            return nil
        }
    }
}
