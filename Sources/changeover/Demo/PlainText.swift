import Foundation

/// Slack's mrkdwn as a terminal shows it.
struct PlainText: Sendable {
    /// Emoji that are shown as such; those that a person has to type keep their names.
    private static let emoji = [":white_check_mark:": "✅", ":x:": "❌", ":arrow_forward:": "▶️"]

    let isBold: Bool
    let nameOf: @Sendable (String) -> String

    func text(_ mrkdwn: String) -> String {
        var plain = ""
        var rest = mrkdwn[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            plain += rest[..<open]
            plain += reference(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        plain += rest
        for (name, picture) in Self.emoji { plain = plain.replacing(name, with: "\(picture) \(name)") }
        return bold(plain).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    private func reference(_ content: String) -> String {
        let parts = content.split(separator: "|", maxSplits: 1).map(String.init)
        let label = parts.count > 1 ? parts[1] : nil
        guard let target = parts.first else { return "" }
        if target.hasPrefix("@") { return "@" + (label ?? nameOf(String(target.dropFirst()))) }
        if target.hasPrefix("#") { return "#" + (label ?? nameOf(String(target.dropFirst()))) }
        if target.hasPrefix("!date^") { return date(target) ?? label ?? target }
        if target.hasPrefix("!subteam^") { return label ?? target }
        return label.map { $0.hasSuffix("↗") ? $0 : "\($0) ↗" } ?? target
    }

    /// `!date^1767622311^{time}`: in the reader's own zone.
    private func date(_ target: String) -> String? {
        let parts = target.split(separator: "^", omittingEmptySubsequences: false)
        guard parts.count >= 3, let seconds = Double(parts[1]) else { return nil }
        let formatter = DateFormatter()
        formatter.dateFormat = "HH:mm"
        let time = formatter.string(from: Date(timeIntervalSince1970: seconds))
        formatter.dateFormat = "d MMM"
        let day = formatter.string(from: Date(timeIntervalSince1970: seconds))
        return String(parts[2]).replacing("{date_short_pretty}", with: day).replacing("{date_short}", with: day)
            .replacing("{time}", with: time).replacing("{time_secs}", with: time)
    }

    /// `*word*` at the beginning of words; asterisks elsewhere stay.
    private func bold(_ text: String) -> String {
        guard
            let pattern = try? Regex(
                #"(^|[\s(·])\*([^*\s](?:[^*\n]*[^*\s])?)\*"#, as: (Substring, Substring, Substring).self)
        else {
            return text
        }
        return text.replacing(pattern.anchorsMatchLineEndings()) { match in
            let (_, edge, words) = match.output
            return isBold ? "\(edge)\u{1B}[1m\(words)\u{1B}[0m" : "\(edge)\(words)"
        }
    }
}
