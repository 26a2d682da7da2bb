import Engine
import Maintenance
import Slack

/// Messages that were posted for prompts that are not posted yet, so that another try of the prompt links to the same.
actor PostedDetails {
    private var messages: [PostID: (content: MessageContent, posted: PostedMessage)] = [:]

    func message(for post: PostID, saying content: MessageContent) -> PostedMessage? {
        messages[post].flatMap { $0.content == content ? $0.posted : nil }
    }

    func note(_ posted: PostedMessage, for post: PostID, saying content: MessageContent) {
        messages[post] = (content, posted)
    }

    func forget(_ post: PostID) { messages[post] = nil }
}

/// Prompts that link to a message for what they have no room for.
extension PostSender {
    /// The key under which a message carries the post that links to it.
    private static let detailsKey = "details_of"

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
        let message = try await say(content, of: post, broadcast: false, metadata)
        await posted.note(message, for: post.id, saying: content)
        return message
    }
}
