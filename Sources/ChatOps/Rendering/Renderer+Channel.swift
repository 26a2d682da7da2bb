import Engine
import Foundation
import Maintenance
import Slack

/// Posts that are not about one operation as it stands.
extension Renderer {
    /// What is going on in a channel's clusters.
    ///
    /// - Parameter standings: of the open operations, oldest first; `nil` when the channel is not looked after any more.
    func summary(of standings: [Standing]?) -> Rendered {
        SummaryPage(standings: standings, wording: wording).rendered()
    }

    /// An operation's events as a file; `nil` when there are none.
    func file(_ name: String, comment: String, of operation: OperationID, _ events: [RecordedEvent])
        -> Rendered?
    {
        guard !events.isEmpty else { return nil }
        let lines = events.map { $0.line.json + "\n" }.joined()
        var page = Page()
        page.say(
            """
            Slack does not take the file \(.foreign(name, limit: 100)) here. \(wording.command(.events, operation)) tells \
            the events in words; `changeover audit --operation \(.foreign(operation, limit: 20)) --json`, where the bot is \
            installed, prints the same lines while the bot is stopped.
            """)
        var rendered = Rendered(fixed: page)
        rendered.attachment = Rendered.Attachment(
            file: SlackFile(name: name, content: Data(lines.utf8)), comment: Mrkdwn(markup: comment))
        return rendered
    }

    /// A text as a file.
    func document(_ name: String, _ comment: String, _ text: String) -> Rendered {
        var page = Page()
        page.say(
            """
            \(wording.sentence(comment, limit: 300)) Slack does not take the file \(.foreign(name, limit: 100)) here: the \
            bot's app lacks the scope `files:write`, or uploads are switched off.
            """)
        var rendered = Rendered(fixed: page)
        rendered.attachment = Rendered.Attachment(
            file: SlackFile(name: name, content: Data(text.utf8)), comment: wording.sentence(comment, limit: 300))
        return rendered
    }

    /// A pin shows nothing of its own.
    var pin: Rendered { Rendered(fixed: MessageContent(text: "", blocks: [])) }
}
