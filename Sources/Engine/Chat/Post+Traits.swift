import Maintenance

/// How a post is treated on its way, by what it is.
extension Post {
    /// What goes first: what a person waits for, then what ends something, then answers, then progress, and last what
    /// nobody waits for.
    var rank: Int {
        switch content {
        case .notice(let notice): notice.rank
        case .reply, .sentence, .declined, .parked, .file: 1
        case .document: 3
        case .summary: 5
        case .pin: 6
        }
    }

    /// Edited in place as things go on.
    package var isLive: Bool {
        switch content {
        case .notice(let notice): notice.isLive
        case .summary: true
        case .reply, .sentence, .declined, .parked, .file, .document, .pin: false
        }
    }

    /// Changes with nothing but the time as well: figures that grow, answers that run out.
    package var isTimed: Bool { isLive && content != .summary }

    /// Whether it is a message of its own, of which a channel takes one a second.
    package var isMessage: Bool {
        guard case .pin = content else { return true }
        return false
    }

    /// Whether doing it twice is like doing it once, so that nothing has to be recorded before and looked for after.
    var isRepeatable: Bool { !isMessage }
}

extension Post {
    /// The one summary of a channel: the same post for good, across restarts.
    package static func summary(of channel: String) -> Post {
        Post(id: PostID("summary/\(channel)"), operation: nil, channel: channel, thread: nil, content: .summary)
    }

    /// What is to be done once the post is shown as that message: a summary is pinned, each of its messages once.
    package func sequels(shownAs message: String) -> [Post] {
        guard content == .summary else { return [] }
        return [
            Post(
                id: PostID("pin/\(channel)/\(message)"), operation: nil, channel: channel, thread: nil,
                content: .pin(message: message))
        ]
    }
}

extension Notice {
    fileprivate var rank: Int {
        switch self {
        case .gate, .reminder, .escalation: 0
        case .plan, .planReminder, .ignored, .paused, .ended: 1
        case .stakeholders: 2
        case .detail: 3
        case .status: 4
        }
    }

    fileprivate var isLive: Bool {
        switch self {
        case .plan, .status, .gate: true
        case .planReminder, .reminder, .escalation, .ignored, .detail, .paused, .ended, .stakeholders: false
        }
    }
}
