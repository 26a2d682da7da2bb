/// Text in Slack's mark-up that cannot be injected into.
///
/// Literals are mark-up as written; every interpolated string is made plain and escaped, so that a name from AWS or from a
/// person can neither mention anybody, break a link, mark anything nor hide something: `"*Cluster* \(name) asked for by \(.mention(user))"`.
package struct Mrkdwn: Sendable, Hashable {
    /// What is sent to Slack.
    package private(set) var markup: String

    /// Takes mark-up as it is; for text that Slack itself sent, or that was made by a `Mrkdwn` before.
    package init(markup: String) { self.markup = markup }

    /// Text of unknown origin, shown as it is written.
    package static func text(_ plain: String) -> Mrkdwn { Mrkdwn(markup: shown(plain)) }

    package static func bold(_ plain: String) -> Mrkdwn { Mrkdwn(markup: "*" + shown(plain) + "*") }

    static func italic(_ plain: String) -> Mrkdwn { Mrkdwn(markup: "_" + shown(plain) + "_") }

    package static func code(_ plain: String) -> Mrkdwn {
        Mrkdwn(markup: "`" + replace(["`": "'", "\n": " "], in: escape(ForeignText.visible(plain))) + "`")
    }

    static func preformatted(_ plain: String) -> Mrkdwn {
        Mrkdwn(markup: "```\n" + replace(["`": "'"], in: escape(ForeignText.visible(plain))) + "\n```")
    }

    package static func mention(_ user: UserID) -> Mrkdwn {
        Mrkdwn(markup: "<@" + escape(ForeignText.visible(user.rawValue)) + ">")
    }

    package static func mention(_ group: UsergroupID) -> Mrkdwn {
        Mrkdwn(markup: "<!subteam^" + escape(ForeignText.visible(group.rawValue)) + ">")
    }

    package static func channel(_ channel: ChannelID) -> Mrkdwn {
        Mrkdwn(markup: "<#" + escape(ForeignText.visible(channel.rawValue)) + ">")
    }

    /// An instant in the zone of whoever reads it; the fallback is for clients that cannot show one.
    package static func date(
        unix seconds: Int64, format: String = "{date_short} {time}", fallback: String
    ) -> Mrkdwn {
        Mrkdwn(markup: "<!date^\(seconds)^" + inBrackets(format) + "|" + inBrackets(fallback) + ">")
    }

    package static func link(_ url: String, _ label: String) -> Mrkdwn {
        let target = replace(["|": "%7C", "<": "%3C", ">": "%3E", "&": "&amp;"], in: url.filter { !$0.isWhitespace })
        return Mrkdwn(markup: "<" + target + "|" + inBrackets(label) + ">")
    }

    /// Escapes the three characters that Slack asks to have escaped (docs.slack.dev, formatting message text).
    package static func escape(_ plain: String) -> String {
        replace(["&": "&amp;", "<": "&lt;", ">": "&gt;"], in: plain)
    }

    /// Text of unknown origin as it is sent: visible, without mark-up, escaped.
    private static func shown(_ plain: String) -> String { escape(ForeignText.plain(plain)) }

    /// Without what cannot be seen; line ends stay.
    package static func visible(_ text: String) -> String { ForeignText.visible(text) }

    /// Undoes `escape`.
    package static func unescape(_ escaped: String) -> String {
        var plain = ""
        var rest = escaped[...]
        while let mark = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
            plain += rest[..<mark]
            rest = rest[mark...]
            let found = entities.first { rest.utf8.starts(with: $0.entity.utf8) }
            plain += found?.plain ?? "&"
            rest = rest[rest.utf8.index(mark, offsetBy: found?.entity.utf8.count ?? 1)...]
        }
        // Most texts have none.
        return plain.isEmpty ? String(rest) : plain + rest
    }

    private static let entities: [(entity: String, plain: String)] = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]

    /// How long a part of a text is when it is escaped, in UTF-16 units.
    package static func escapedLength(of scalars: some Sequence<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { length, scalar in
            switch scalar {
            case "&": length + 5
            case "<", ">": length + 4
            default: length + UTF16.width(scalar)
            }
        }
    }

    package static func + (left: Mrkdwn, right: Mrkdwn) -> Mrkdwn { Mrkdwn(markup: left.markup + right.markup) }

    package static func += (left: inout Mrkdwn, right: Mrkdwn) { left.markup += right.markup }

    package var isBlank: Bool { markup.allSatisfy(\.isWhitespace) }

    private static func inBrackets(_ plain: String) -> String {
        replace(["|": "/", "^": " ", "\n": " "], in: escape(ForeignText.visible(plain)))
    }

    /// Works on scalars: as a `Character`, a `<` with an accent on it would not be a `<`.
    private static func replace(_ table: KeyValuePairs<Unicode.Scalar, String>, in text: String) -> String {
        func replacement(of scalar: Unicode.Scalar) -> String? { table.first { $0.key == scalar }?.value }
        // Most texts stay as they are.
        guard text.unicodeScalars.contains(where: { replacement(of: $0) != nil }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if let replacement = replacement(of: scalar) {
                result += replacement
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Mrkdwn: ExpressibleByStringInterpolation {
    /// Collects the pieces of an interpolated literal and escapes those that are not mark-up.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup: String

        package init(literalCapacity: Int, interpolationCount: Int) { markup = "" }

        package mutating func appendLiteral(_ literal: String) { markup += literal }

        package mutating func appendInterpolation(_ value: Mrkdwn) { markup += value.markup }

        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            markup += Mrkdwn.shown(value.description)
        }
    }

    package init(stringLiteral value: String) { self.init(markup: value) }

    package init(stringInterpolation: StringInterpolation) { self.init(markup: stringInterpolation.markup) }
}

extension Mrkdwn: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(markup: try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(markup)
    }
}

extension Sequence<Mrkdwn> {
    package func joined(separator: Mrkdwn = "") -> Mrkdwn {
        Mrkdwn(markup: map(\.markup).joined(separator: separator.markup))
    }
}
