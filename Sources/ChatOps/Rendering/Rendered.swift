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

    /// What a message has no room for: a message of its own, posted in the thread before it.
    struct Details: Sendable, Equatable {
        var content: MessageContent
        private var prompt: Page

        init(content: MessageContent, prompt: Page) {
            self.content = content
            self.prompt = prompt
        }

        /// The message itself, with its link to the other; without an address it names that without a link.
        func prompt(linkedTo address: String?) -> MessageContent {
            (address.map { prompt.linked(to: $0) } ?? prompt).content
        }
    }

    /// The message; of a file, what is said in its place where no files are taken.
    var content: MessageContent
    var attachment: Attachment?
    var details: Details?
    /// Differs when the message has to be edited.
    var digest: String
    /// Nothing will ever change it.
    var isFinal: Bool
    /// The calls that it says are being made: its mark.
    var marks: [IntentID] = []
    /// A call waits until it is shown.
    var isUrgent = false

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

    /// The same with the mark that these calls are made, which has to be on the message before they are.
    func marked(_ marks: [IntentID], isUrgent: Bool) -> Rendered {
        guard !marks.isEmpty else { return self }
        var marked = self
        marked.marks = marks
        marked.isUrgent = isUrgent
        marked.digest = Digest.text(of: [digest] + marks.map(\.text))
        return marked
    }

    private static let asFirstShown = "as first shown"

    /// Whether it stays as it was first shown, whatever that was.
    var isFixed: Bool { digest == Rendered.asFirstShown }

    var wanted: Outbox.Wanted { Outbox.Wanted(digest: digest, isFinal: isFinal, isUrgent: isUrgent) }
}
