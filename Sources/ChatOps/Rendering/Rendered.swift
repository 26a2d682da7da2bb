import Engine
import Maintenance
import Slack

/// What a post says just now.
struct Rendered: Sendable, Equatable {
    /// A file with what is said above it.
    struct Attachment: Sendable, Equatable {
        var file: SlackFile
        var comment: Mrkdwn
    }

    /// The message; of a file, what is said in its place where no files are taken.
    var content: MessageContent
    var attachment: Attachment?
    /// Differs when the message has to be edited.
    var digest: String
    /// Nothing will ever change it.
    var isFinal: Bool

    /// A message that is edited as things go on.
    init(_ page: Page, isFinal: Bool) {
        content = page.content
        digest = Digest.text(of: content)
        self.isFinal = isFinal
    }

    /// A message that stays as it is first shown, whatever is rendered later: for good, or until its digest changes.
    init(fixed page: Page, isFinal: Bool = true) {
        self.init(fixed: page.content, isFinal: isFinal)
    }

    init(fixed content: MessageContent, isFinal: Bool = true) {
        self.content = content
        digest = Rendered.asFirstShown
        self.isFinal = isFinal
    }

    private static let asFirstShown = "as first shown"

    /// Whether it stays as it was first shown, whatever that was.
    var isFixed: Bool { digest == Rendered.asFirstShown }

    var wanted: Outbox.Wanted { Outbox.Wanted(digest: digest, isFinal: isFinal) }
}
