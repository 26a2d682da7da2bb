import Engine
import Maintenance
import Slack

/// Files and pins: what is sent in other ways than messages.
extension Postman {
    /// What there is to be done before an action is recorded as begun.
    enum Preparation: Sendable {
        /// The action may go; with a file that waits in Slack to be shown, under its id.
        case ready(FileID?)
        /// Not now.
        case off(Report)
    }

    /// Brings a file's bytes to Slack, which shows nothing to anybody: its id is recorded before it is shown, so that it
    /// can be looked for by it, whatever happens then.
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
            return .off(Report(outcome: .deferred(retryAfter: error.retryAfter.map { Span($0) }), error: error))
        }
    }

    /// Shows a file that was brought to Slack.
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
