import Maintenance
import Slack

extension Mrkdwn {
    /// A marked text as the chat shows it: foreign text escaped, on one line and cut.
    static func marked(_ text: MarkedText) -> Mrkdwn {
        text.pieces.map { piece -> Mrkdwn in
            switch piece {
            case .plain(let words): .text(words)
            case .name(let name): .foreign(name)
            case .strong(let name): .strong(name)
            case .code(let code): .code(code)
            case .person(let person): Mention.of(person)
            case .time(let time): Moment.time(time)
            case .span(let span): .text(ReplyWording.words(span))
            }
        }.joined()
    }
}
