import Engine
import Maintenance
import Slack

/// Files and pins: what is sent in other ways than messages.
extension PostSender {
    /// What has to be done before the sending of a post is recorded as begun.
    enum Preparation: Sendable {
        /// It may be sent; with the id of its file, if that has been uploaded and is to be shown now.
        case ready(FileID?)
        /// Not now.
        case deferred(Report)
    }

    /// Uploads a file's bytes, which shows nothing to anybody. Its id is recorded before it is shown, so that it can be
    /// looked for by that id when the outcome of showing it is unknown.
    func prepare(_ action: Outbox.Action, _ view: Rendered) async -> Preparation {
        guard case .send = action, let attachment = view.attachment else { return .ready(nil) }
        do {
            return .ready(try await slack.deliver(attachment.file))
        } catch {
            guard error.passes else {
                warn(action.post, error)
                // The message in its place says so.
                return .ready(nil)
            }
            return .deferred(Report(outcome: .deferred(retryAfter: error.retryAfter.map { Span($0) }), error: error))
        }
    }

    /// Shows a file that was uploaded.
    func share(_ id: FileID, of post: Post, _ view: Rendered) async -> Report {
        guard let attachment = view.attachment else { return await send(post, view) }
        do {
            try await slack.share(
                id, attachment.file.title, in: ChannelID(post.channel), thread: post.threadTimestamp,
                comment: attachment.comment)
            return Report(outcome: .shown(message: id.rawValue, digest: view.digest))
        } catch {
            guard !error.passes else { return Report(outcome: error.outcomeOfSending, error: error) }
            warn(post, error)
            return await send(post, view)
        }
    }

    func pin(_ message: String, of post: Post, _ view: Rendered) async -> Report {
        guard let ts = SlackTimestamp(message) else { return Report(outcome: .refused("no such message")) }
        do {
            try await slack.pin(ts, in: ChannelID(post.channel))
            return Report(outcome: .shown(message: message, digest: view.digest))
        } catch {
            return Report(outcome: error.outcomeOfPinning, error: error)
        }
    }
}
