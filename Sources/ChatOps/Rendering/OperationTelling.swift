package import Engine
package import Maintenance
import Slack

/// What the chat is told of an operation, for those who read it elsewhere: worked out from its events alone, so that it is the
/// same after a restart.
package struct OperationTelling: Sendable {
    /// How a notice is read elsewhere.
    private enum Way {
        case once
        /// A message that is edited: what it says anew is told.
        case edited(String)
        /// For the chat alone.
        case unheard
    }

    private let renderer: Renderer

    package init(_ renderer: Renderer) {
        self.renderer = renderer
    }

    /// What was told after an event, oldest first, in Slack's mark-up.
    ///
    /// - Throws: `Refusal` when the events do not fit each other.
    package func texts(of log: [RecordedEvent], after sequence: Int) throws(Refusal) -> [String] {
        var texts: [String] = []
        var shown: [String: Set<String>] = [:]
        for turn in try turns(of: log) {
            for (line, notice) in turn.notices {
                let text = render(notice, of: turn.operation, at: line.at)
                let news: String
                switch way(of: notice) {
                case .unheard: continue
                case .once: news = text
                case .edited(let key):
                    let lines = text.split(separator: "\n").map(String.init)
                    news = lines.filter { shown[key]?.contains($0) != true }.joined(separator: "\n")
                    shown[key, default: []].formUnion(lines)
                }
                if line.sequence > sequence, !news.isEmpty { texts.append(news) }
            }
        }
        return texts
    }

    /// A refusal with its advice as commands of the chat, in Slack's mark-up.
    package func text(of refusal: Refusal) -> String {
        renderer.wording.sentence(refusal.sentence(\.command), limit: 2_000).markup
    }

    /// That a user of the bot's machine asked for something, and what else is to be said of it: what a `Post.Content.reply`
    /// says.
    package func asking(_ origin: Origin, _ further: String?) -> [String] {
        let asked: Mrkdwn =
            "\(Mention.requester(origin.requester)) asked for \(renderer.wording.sentence("`\(origin.command)`"))"
        let rest: Mrkdwn = further.map { " \(renderer.wording.sentence($0))" } ?? ""
        return [(asked + " on the bot's machine." + rest).markup]
    }

    /// Events that were recorded together, and the operation after them: the chat shows what it is by then.
    private struct Turn {
        var operation: Operation
        var notices: [(line: RecordedEvent, notice: Notice)]
    }

    private func turns(of log: [RecordedEvent]) throws(Refusal) -> [Turn] {
        guard let first = log.first else { return [] }
        let begun = try Operation(first.event, at: first.at)
        var turns = [Turn(operation: begun, notices: [(first, .plan(begun.plan.digest))])]
        var time = first.at
        for line in log.dropFirst() {
            var turn = turns[turns.count - 1]
            if line.at != time { turn.notices = [] }
            let effects = try turn.operation.apply(line.event, at: line.at)
            turn.notices += effects.compactMap { effect in
                switch effect {
                case .tell(let notice): (line, notice)
                case .perform: nil
                }
            }
            if line.at == time { turns[turns.count - 1] = turn } else { turns.append(turn) }
            time = line.at
        }
        return turns
    }

    private func way(of notice: Notice) -> Way {
        switch notice {
        case .plan(let digest): .edited("plan/\(digest)")
        case .gate(let gate): .edited("gate/\(gate)")
        case .planReminder, .reminder, .escalation, .detail, .paused, .ended: .once
        case .status, .ignored, .stakeholders: .unheard
        }
    }

    private func render(_ notice: Notice, of operation: Operation, at instant: Timestamp) -> String {
        let post = Post(
            id: "told", operation: operation.id, channel: operation.origin.channel, thread: nil,
            content: .notice(notice))
        guard let rendered = renderer.render(post, of: Standing(operation: operation), at: instant) else { return "" }
        let parts = [rendered.details?.content, rendered.content].compactMap(\.self)
        return parts.map(\.text.markup).joined(separator: "\n")
    }
}
