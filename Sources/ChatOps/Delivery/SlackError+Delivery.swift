import Engine
import Maintenance
package import Slack

/// What a refusal of Slack means for a post.
extension SlackError {
    /// How the same message may be sent after all.
    enum Remedy: Sendable, Equatable {
        /// Slack does not like the blocks.
        case textOnly
        /// The thread is gone or closed.
        case outsideThread
    }

    /// Time between two tries where somebody has to act first: a post that a person may still need is not given up.
    static let slowly = Span.seconds(60)
    /// The same for pins, which nothing waits for.
    static let seldom = Span.minutes(30)

    private static let aboutContent: Set<Code> = [
        "invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long", "too_many_attachments",
        "no_text",
        "invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large",
    ]
    private static let aboutThread: Set<Code> = [
        .threadNotFound, "cannot_reply_to_message", "thread_locked", "restricted_action_thread_locked",
        "restricted_action_non_threadable_channel",
    ]

    private var isPermanent: Bool { outcome == .permanent }

    var remedy: Remedy? {
        guard isPermanent else { return nil }
        if Self.aboutThread.contains(code) { return .outsideThread }
        return Self.aboutContent.contains(code) || concern == .request ? .textOnly : nil
    }

    /// What becomes of a message that was to be posted.
    var outcomeOfSending: Outbox.Outcome {
        switch outcome {
        case .ambiguous: return .unknown
        case .transient(let retryAfter): return .deferred(retryAfter: retryAfter.map { Span($0) })
        case .permanent: break
        }
        switch concern {
        case .message, .request: return .refused("\(code.rawValue)")
        // An unknown refusal may be one more about the channel: a prompt must not be lost to it.
        case .credentials, .channel, .availability, .other: return .deferred(retryAfter: Self.slowly)
        }
    }

    /// What becomes of a message to one person: sent again when its outcome is unknown, and given up when it is refused.
    var outcomeOfSendingPrivately: Outbox.Outcome {
        switch outcome {
        case .ambiguous: .deferred(retryAfter: nil)
        case .transient(let retryAfter): .deferred(retryAfter: retryAfter.map { Span($0) })
        case .permanent: .refused("\(code.rawValue)")
        }
    }

    /// What becomes of a pin: tried again now and then while it is refused for a reason that people can put right.
    var outcomeOfPinning: Outbox.Outcome {
        switch outcome {
        case .ambiguous: return .deferred(retryAfter: nil)
        case .transient(let retryAfter): return .deferred(retryAfter: retryAfter.map { Span($0) })
        case .permanent: break
        }
        switch concern {
        case .message, .request: return .refused("\(code.rawValue)")
        case .credentials, .channel, .availability, .other: return .deferred(retryAfter: Self.seldom)
        }
    }

    /// What becomes of an edit.
    var outcomeOfEditing: Outbox.Outcome {
        switch outcome {
        case .ambiguous: return .unknown
        case .transient(let retryAfter): return .deferred(retryAfter: retryAfter.map { Span($0) })
        case .permanent: break
        }
        guard concern == .message, !Self.aboutContent.contains(code) else { return .deferred(retryAfter: Self.slowly) }
        return .uneditable
    }

    /// What becomes of looking for a message.
    var outcomeOfFinding: Outbox.Outcome {
        guard case .transient(let retryAfter) = outcome else { return .deferred(retryAfter: Self.slowly) }
        return .deferred(retryAfter: retryAfter.map { Span($0) })
    }
}

extension SlackRetryPolicy {
    /// For the client that posts are sent with: the outbox decides on their order and their next try, so that an edit
    /// that Slack defers does not delay a prompt.
    package static let posting = SlackRetryPolicy(attempts: 1, patience: .seconds(2))
}
