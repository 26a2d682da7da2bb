/// A text inside a block: with mark-up, or shown as it is.
package enum BlockText: Sendable, Hashable {
    case mrkdwn(Mrkdwn)
    case plain(String)

    package var isBlank: Bool { raw.allSatisfy(\.isWhitespace) }

    /// The text with Slack's mark-up.
    package var mrkdwn: Mrkdwn {
        switch self {
        case .mrkdwn(let text): text
        case .plain(let text): .text(text)
        }
    }

    func truncated(to limit: Int) -> BlockText { mapped { [$0.truncated($1, to: limit)] }.first ?? self }

    func split(into limit: Int) -> [BlockText] { mapped { $0.split($1, into: limit) } }

    private var raw: String {
        switch self {
        case .mrkdwn(let text): text.markup
        case .plain(let text): text
        }
    }

    private func mapped(_ transform: (TextCutter, String) -> [String]) -> [BlockText] {
        switch self {
        case .mrkdwn(let text):
            transform(TextCutter(isMarkup: true), text.markup).map { .mrkdwn(Mrkdwn(markup: $0)) }
        case .plain(let text):
            transform(TextCutter(isMarkup: false), text).map { .plain($0) }
        }
    }
}

extension BlockText: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .mrkdwn(Mrkdwn(markup: value)) }

    package init(stringInterpolation: Mrkdwn.StringInterpolation) {
        self = .mrkdwn(Mrkdwn(stringInterpolation: stringInterpolation))
    }
}

extension BlockText: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, text, verbatim
    }

    private enum Kind: String, Codable {
        case mrkdwn
        case plain = "plain_text"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let text = try container.decode(String.self, forKey: .text)
        switch try container.decode(Kind.self, forKey: .type) {
        case .mrkdwn: self = .mrkdwn(Mrkdwn(markup: text))
        case .plain: self = .plain(text)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .mrkdwn(let text):
            try container.encode(Kind.mrkdwn, forKey: .type)
            try container.encode(text, forKey: .text)
            // Keeps Slack from turning bare host names into links and bare words into mentions.
            try container.encode(true, forKey: .verbatim)
        case .plain(let text):
            try container.encode(Kind.plain, forKey: .type)
            try container.encode(text, forKey: .text)
        }
    }
}
